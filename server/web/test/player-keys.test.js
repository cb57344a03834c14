import assert from "node:assert/strict";
import { test } from "node:test";
import { keyOf } from "../../src/main/resources/web/assets/js/player-keys.js";

test("a key is what it writes, whatever its case", () => {
  assert.equal(keyOf({ key: "k", code: "KeyK" }), "k");
  assert.equal(keyOf({ key: "M", code: "KeyM" }), "m");
  assert.equal(keyOf({ key: "k", code: "KeyV" }), "k", "on another layout of Latin letters");
  assert.equal(keyOf({ key: "ArrowLeft", code: "ArrowLeft" }), "ArrowLeft");
  assert.equal(keyOf({ key: " ", code: "Space" }), " ");
});

test("on an Arabic keyboard its place counts", () => {
  assert.equal(keyOf({ key: "ن", code: "KeyK" }), "k");
  assert.equal(keyOf({ key: "ة", code: "KeyM" }), "m");
});
