import assert from "node:assert/strict";
import { test } from "node:test";
import { MediaSchedule } from "../../src/main/resources/web/assets/js/media-schedule.js";
import { shownOf, withdrawn } from "../../src/main/resources/web/assets/js/withdrawn.js";

const user = { id: "u", username: "ana", displayName: "Ana" };
const row = { seq: 7, type: "message", actor: user, payload: { id: "m", text: "rude", mentions: [user], user } };

test("a message is shown as it was written", () => {
  for (const isHost of [true, false]) assert.deepEqual(shownOf(row.payload, isHost), { text: "rude", isDeleted: false });
});

test("of a deleted message the host reads the text, and nobody else", () => {
  assert.deepEqual(shownOf(withdrawn(row, true).payload, true), { text: "rude", isDeleted: true });
  assert.deepEqual(withdrawn(row, false).payload, { id: "m", user, deleted: true });
  assert.deepEqual(shownOf({ id: "m", text: "rude", deleted: true }, false), { text: "", isDeleted: true });
  assert.deepEqual(shownOf({ id: "m", deleted: true }, true), { text: "", isDeleted: true });
});

test("what is deleted while it waits for its moment of the video does not say it then", () => {
  const schedule = new MediaSchedule();
  const other = { ...row, seq: 8, payload: { id: "n", text: "kind" } };
  schedule.add(row, "1970-01-01T00:01:40.000Z");
  schedule.add(other, "1970-01-01T00:01:40.000Z");
  schedule.change((it) => (it.payload.id === "m" ? withdrawn(it, false) : it));
  assert.deepEqual(schedule.take(100_000), [withdrawn(row, false), other]);
});
