import assert from "node:assert/strict";
import { test } from "node:test";
import { VideoReplay } from "../../src/main/resources/web/assets/js/video-replay.js";

const start = Date.parse("2026-01-02T03:04:05Z");
const row = (seq, seconds) => ({ seq, mediaAt: seconds === null ? null : new Date(start + seconds * 1_000).toISOString() });
const seqs = ({ rows }) => rows.map(({ seq }) => seq);

function replay(...rows) {
  const it = new VideoReplay();
  it.add(rows);
  return it;
}

test("rows come when the video gets to their moment, each once", () => {
  const it = replay(row(1, 0), row(2, 1), row(3, 3));
  assert.deepEqual(seqs(it.at(start)), [1]);
  assert.deepEqual(it.at(start + 500), { rows: [], isMore: true });
  assert.deepEqual(seqs(it.at(start + 1_000)), [2]);
  assert.deepEqual(seqs(it.at(start + 3_200)), [3]);
});

test("a row without a moment stands with the one before it", () => {
  const it = replay(row(1, null), row(2, 4), row(3, null), row(4, 2));
  assert.deepEqual(seqs(it.at(start)), [1]);
  assert.deepEqual(seqs(it.at(start + 4_000)), [2, 3, 4], "and none before an earlier one");
});

test("a jump either way draws the list anew, with the last lines before it", () => {
  const it = replay(...Array.from({ length: 400 }, (_, i) => row(i + 1, i)));
  it.at(start + 1_000);
  const far = it.at(start + 350_000);
  assert.equal(far.isMore, false);
  assert.deepEqual([far.rows.length, far.rows.at(-1).seq], [200, 351]);
  const back = it.at(start + 2_000);
  assert.deepEqual([back.isMore, ...seqs(back)], [false, 1, 2, 3]);
});

test("rows that are fetched late belong to the list as well", () => {
  const it = replay(row(1, 0));
  it.at(start + 2_000);
  assert.equal(it.knownUntil, start);
  it.add([row(2, 1), row(3, 9)]);
  assert.equal(it.knownUntil, start + 9_000);
  assert.deepEqual(seqs(it.at(start + 2_040)), [2]);
});
