import assert from "node:assert/strict";
import { test } from "node:test";
import { SessionLog, rowOf } from "../../src/main/resources/web/assets/js/session-log.js";

const row = (seq, type = "message") => ({ seq, at: "2026-01-01T00:00:00.000Z", mediaAt: null, type, actor: null, payload: {} });
const seqs = (rows) => rows.map((each) => each.seq);
const range = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => row(from + i));

test("a live event and a log row become the same row", () => {
  const user = { id: "u", username: "sara", displayName: "Sara" };
  const event = { sessionId: "s", seq: 7, at: "t", mediaAt: "m", id: "x", user, text: "hi" };
  assert.deepEqual(rowOf("new_message", event), {
    seq: 7,
    at: "t",
    mediaAt: "m",
    type: "message",
    actor: user,
    payload: { id: "x", text: "hi" },
  });
});

test("a change of state has the row type of its log row", () => {
  assert.equal(rowOf("session_updated", { seq: 1, status: "interrupted" }).type, "session_interrupted");
  assert.equal(rowOf("session_updated", { seq: 1, title: "new" }).type, "session_updated");
  assert.equal(rowOf("session_ended", { seq: 1, status: "ended" }).type, "session_ended");
});

test("each row leaves once, in order, however often and wherever from it comes", () => {
  const log = new SessionLog();
  assert.deepEqual(seqs(log.accept([row(3), row(1)])), [1, 3]);
  assert.deepEqual(seqs(log.accept([row(1), row(2), row(3)])), [2]);
  assert.deepEqual(seqs(log.accept([row(3)])), []);
  assert.equal(log.last, 3);
});

test("a newcomer is owed the recent past that the join's answer left out", () => {
  const log = new SessionLog();
  log.startAfter(400);
  assert.deepEqual(seqs(log.joined(400, 500, range(491, 500))), seqs(range(491, 500)));
  assert.deepEqual(log.owed, [{ from: 401, to: 490 }]);
});

test("a reconnect resumes after the newest row, or before what is still owed", () => {
  const log = new SessionLog();
  log.accept(range(1, 10));
  assert.equal(log.resumeAfter, 10);
  log.owe(11, 14);
  log.accept([row(15)]);
  assert.equal(log.resumeAfter, 10);
  assert.deepEqual(seqs(log.joined(10, 16, range(11, 16))), [11, 12, 13, 14, 16]);
  assert.equal(log.resumeAfter, 16);
});

test("rows skipped in the middle are caught up, and only those that are missing", () => {
  const log = new SessionLog();
  log.accept(range(1, 5));
  log.owe(4, 9);
  assert.deepEqual(log.owed, [{ from: 6, to: 9 }]);
  log.accept([row(7)]);
  assert.deepEqual(log.owed, [
    { from: 6, to: 6 },
    { from: 8, to: 9 },
  ]);
  log.forgive(6, 9);
  assert.deepEqual(log.owed, []);
});

test("a hidden row fills its gap and is not handed out", () => {
  const log = new SessionLog();
  assert.deepEqual(seqs(log.joined(0, 3, [row(1), row(2, "hidden"), row(3)])), [1, 3]);
  assert.deepEqual(log.owed, []);
});

test("after a long absence only the newest part is owed", () => {
  const log = new SessionLog({ catchUpMax: 100 });
  log.accept([row(1)]);
  log.joined(1, 5_000, []);
  assert.deepEqual(log.owed, [{ from: 4_901, to: 5_000 }]);
});

test("the memory of seen rows is bounded, and an old row is not taken for a new one", () => {
  const log = new SessionLog();
  for (let seq = 1; seq <= 12_000; seq++) log.accept([row(seq)]);
  assert.deepEqual(seqs(log.accept([row(5), row(11_999)])), []);
});

test("any order of arrival gives every row exactly once", () => {
  const seed = Date.now() % 100_000;
  let state = seed;
  const random = () => (state = (state * 48_271 + 11) % 2_147_483_647) / 2_147_483_647;
  const log = new SessionLog();
  const out = [];
  for (let i = 0; i < 3_000; i++) {
    const from = 1 + Math.floor(random() * 200);
    if (random() < 0.1) log.owe(from, Math.min(200, from + 5));
    out.push(...log.accept(range(from, Math.min(200, from + Math.floor(random() * 6)))));
  }
  out.push(...log.accept(range(1, 200)));
  assert.deepEqual(
    seqs(out).sort((a, b) => a - b),
    seqs(range(1, 200)),
    `seed ${seed}`,
  );
  assert.deepEqual(log.owed, [], `seed ${seed}`);
});
