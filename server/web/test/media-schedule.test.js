import assert from "node:assert/strict";
import { test } from "node:test";
import { MediaSchedule, ScreenClock } from "../../src/main/resources/web/assets/js/media-schedule.js";

const at = (seconds) => new Date(seconds * 1000).toISOString();

test("a row waits for its moment of the video and leaves once", () => {
  const schedule = new MediaSchedule();
  schedule.add("gift", at(100));
  assert.deepEqual(schedule.take(99_999), []);
  assert.deepEqual(schedule.take(100_000), ["gift"]);
  assert.deepEqual(schedule.take(100_001), []);
});

test("a moment that has passed is due at once", () => {
  const schedule = new MediaSchedule();
  schedule.add("late", at(100));
  assert.deepEqual(schedule.take(500_000), ["late"]);
});

test("without a moment, or without a playing video, nothing waits", () => {
  const schedule = new MediaSchedule();
  schedule.add("before the first frame", null);
  assert.deepEqual(schedule.take(-Infinity), ["before the first frame"]);
  schedule.add("later", at(100));
  assert.deepEqual(schedule.take(null), ["later"]);
});

test("rows due together keep their order", () => {
  const schedule = new MediaSchedule();
  for (const name of ["a", "b", "c"]) schedule.add(name, at(10));
  assert.deepEqual(schedule.take(10_000), ["a", "b", "c"]);
});

test("at the limit the oldest are let go rather than lost", () => {
  const schedule = new MediaSchedule();
  for (let i = 0; i < 1_003; i++) schedule.add(i, at(10));
  assert.deepEqual(schedule.take(0), [0, 1, 2]);
  assert.equal(schedule.size, 1_000);
});

test("a video that is starting holds the schedule, one that never starts does not", () => {
  const clock = new ScreenClock(0);
  const read = (now, isLive = true) => clock.onScreen({ position: null, isLive, isPaused: false, now });
  assert.equal(read(1_000), -Infinity);
  assert.equal(read(1_000, false), null);
  assert.equal(read(9_000), null);
});

test("a short stall holds, a standing picture releases", () => {
  const clock = new ScreenClock(0);
  const read = (now, position, isLive = true, isPaused = false) => clock.onScreen({ position, isLive, isPaused, now });
  assert.equal(read(1_000, 50_000), 50_000);
  assert.equal(read(4_000, 50_000), 50_000);
  assert.equal(read(4_000, 50_000, false), null, "the encoder is gone: the moment does not come");
  assert.equal(read(7_000, 50_000), null);
  assert.equal(read(8_000, 51_000), 51_000);
  assert.equal(read(9_500, 51_000, true, true), null, "paused by the viewer");
});
