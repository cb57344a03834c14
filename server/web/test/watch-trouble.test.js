import assert from "node:assert/strict";
import { test } from "node:test";
import { troubleOf } from "../../src/main/resources/web/assets/js/watch-trouble.js";

const well = { isOnline: true, lostForMs: 0, isOnAir: true, stillForMs: 0, cannotPlay: null };

test("a picture that moves is no trouble, and neither is a short pause", () => {
  assert.equal(troubleOf(well), null);
  assert.equal(troubleOf({ ...well, stillForMs: 3_000, lostForMs: 2_000 }), null);
});

test("a lost network is named first, since everything else may follow from it", () => {
  assert.equal(troubleOf({ ...well, isOnline: false, stillForMs: 60_000 }), "offline");
  assert.equal(troubleOf({ ...well, lostForMs: 3_000, cannotPlay: "codec" }), "offline");
});

test("a picture that stands is named only while there should be one", () => {
  assert.equal(troubleOf({ ...well, stillForMs: 5_000 }), "stalled");
  assert.equal(troubleOf({ ...well, stillForMs: 5_000, isOnAir: false }), null);
});

test("what this browser can never play is not called a pause", () => {
  assert.equal(troubleOf({ ...well, stillForMs: 5_000, cannotPlay: "codec" }), "codec");
  assert.equal(troubleOf({ ...well, cannotPlay: "browser" }), "browser");
});
