import assert from "node:assert/strict";
import { test } from "node:test";
import { stretches, timelineOf } from "../../src/main/resources/web/assets/js/report-timeline.js";

const from = Date.parse("2026-01-01T20:00:00.000Z");
const to = from + 60 * 60_000;
const row = (minute, type, payload = {}) => ({ type, at: new Date(from + minute * 60_000).toISOString(), payload });

test("each minute of an hour is a stretch", () => {
  const { messages, coins } = timelineOf([row(0, "message"), row(1.5, "message"), row(1.9, "message"), row(59.9, "gift", { delta: 30 })], from, to);
  assert.equal(stretches, 60);
  assert.deepEqual(messages.slice(0, 3), [1, 2, 0]);
  assert.equal(coins.at(-1), 30);
});

test("viewers stay as many as they were until somebody comes or goes", () => {
  const { viewers } = timelineOf([row(-1, "viewer_joined", { viewers: 1 }), row(2, "viewer_joined", { viewers: 2 }), row(2.1, "viewer_left", { viewers: 1 })], from, to);
  assert.deepEqual(viewers.slice(0, 4), [1, 1, 2, 1]);
});

test("the last moment belongs to the last stretch, and a session without time has one", () => {
  assert.equal(timelineOf([row(60, "message")], from, to).messages.at(-1), 1);
  assert.equal(timelineOf([row(0, "message")], from, from).messages[0], 1);
});
