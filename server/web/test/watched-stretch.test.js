import assert from "node:assert/strict";
import { test } from "node:test";
import { WatchedStretch } from "../../src/main/resources/web/assets/js/watched-stretch.js";

test("what is watched in a row is told in pieces that follow one another", () => {
  const stretch = new WatchedStretch();
  assert.equal(stretch.at(10), null);
  assert.equal(stretch.at(10.5), null);
  assert.equal(stretch.take(), null, "less than a second is nothing to speak of");
  assert.equal(stretch.at(12), null);
  assert.deepEqual(stretch.take(), { fromMs: 10_000, toMs: 12_000 });
  assert.equal(stretch.take(), null);
  stretch.at(14);
  assert.deepEqual(stretch.take(), { fromMs: 12_000, toMs: 14_000 });
});

test("what was jumped over was not watched", () => {
  const stretch = new WatchedStretch();
  stretch.at(0);
  stretch.at(2);
  assert.deepEqual(stretch.at(50), { fromMs: 0, toMs: 2_000 });
  stretch.at(52);
  assert.deepEqual(stretch.at(1), { fromMs: 50_000, toMs: 52_000 });
  assert.equal(stretch.take(), null);
});

test("no piece is longer than the server takes", () => {
  const stretch = new WatchedStretch();
  for (let second = 0; second <= 90; second++) stretch.at(second);
  assert.deepEqual(stretch.take(), { fromMs: 0, toMs: 60_000 });
});
