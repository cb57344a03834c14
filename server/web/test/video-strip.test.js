import assert from "node:assert/strict";
import { test } from "node:test";
import { cueAt, cuesOf } from "../../src/main/resources/web/assets/js/video-strip.js";

const text = `WEBVTT

00:00:00.000 --> 00:00:02.000
strip.jpg#xywh=0,0,160,90

01:00:02.500 --> 01:00:04.000
strip.jpg#xywh=160,90,160,90

00:00:05.000 --> 00:00:06.000
Words that are no picture
`;

test("cues name pieces of a sheet and when they are seen", () => {
  assert.deepEqual(cuesOf(text), [
    { start: 0, end: 2, sheet: "strip.jpg", x: 0, y: 0, width: 160, height: 90 },
    { start: 3_602.5, end: 3_604, sheet: "strip.jpg", x: 160, y: 90, width: 160, height: 90 },
  ]);
  assert.deepEqual(cuesOf("<html>"), []);
});

test("every second has a picture, also beyond the last cue", () => {
  const cues = cuesOf(text);
  assert.equal(cueAt(cues, 1).x, 0);
  assert.equal(cueAt(cues, 2).x, 160);
  assert.equal(cueAt(cues, 9_999).x, 160);
  assert.equal(cueAt([], 1), null);
});
