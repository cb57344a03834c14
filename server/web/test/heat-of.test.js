import assert from "node:assert/strict";
import { test } from "node:test";
import { heatOf, placeOf, stretches, weightOf } from "../../src/main/resources/web/assets/js/heat-of.js";

/** Ten seconds, a minute without an encoder, ten seconds. */
const fragments = [
  { start: 0, duration: 10, programDateTime: 1_000_000 },
  { start: 10, duration: 10, programDateTime: 1_070_000 },
];

test("a moment is found in the video also where the encoder was lost between", () => {
  assert.equal(placeOf(fragments, 1_004_000), 4);
  assert.equal(placeOf(fragments, 1_072_500), 12.5);
  assert.equal(placeOf(fragments, 1_040_000), 10, "in the gap: where it went on");
});

test("what is before or after the video has no place in it", () => {
  assert.equal(placeOf(fragments, 999_000), null);
  assert.equal(placeOf(fragments, 1_081_000), null);
  assert.equal(placeOf([], 1_000_000), null);
});

test("a gift is more than a word, and a rocket is not five hundred roses", () => {
  const [word, rose, rocket] = [
    { type: "message", payload: {} },
    { type: "gift", payload: { delta: 10 } },
    { type: "gift", payload: { delta: 5_000 } },
  ].map(weightOf);
  assert.ok(word < rose && rose < rocket && rocket < 10 * rose);
  assert.equal(weightOf({ type: "gift", payload: { delta: 0, quantity: 0 } }), 0, "the end of a streak");
  assert.equal(weightOf({ type: "viewer_joined", payload: {} }), 0);
});

test("the hottest place is 1, its neighbours are warm, and nothing is drawn where nothing happened", () => {
  const rows = [{ type: "message", payload: {}, at: 30 }];
  const heat = heatOf(rows, ({ at }) => at, 60);
  const hottest = heat.indexOf(1);
  assert.equal(hottest, stretches / 2);
  assert.deepEqual([heat[hottest - 1], heat[hottest + 1], heat[hottest + 2]], [0.5, 0.5, 0]);
  assert.equal(heatOf([], () => 0, 60), null);
  assert.equal(heatOf(rows, () => null, 60), null);
});

test("what happened at the very end is in the last stretch", () => {
  assert.equal(heatOf([{ type: "message", payload: {} }], () => 60, 60).at(-1), 1);
});
