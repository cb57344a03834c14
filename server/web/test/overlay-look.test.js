import assert from "node:assert/strict";
import { test } from "node:test";
import { look } from "../../src/main/resources/web/assets/js/overlay-look.js";

test("without a wish an overlay shows gifts and chat, as large as they are", () => {
  assert.deepEqual(look(""), { shows: new Set(["gifts", "chat"]), side: "start", scale: 1, color: null });
});

test("its address chooses what it shows, where, how large and in which colour", () => {
  const wanted = { shows: new Set(["chat"]), side: "end", scale: 1.5, color: "#ff8800" };
  assert.deepEqual(look("?show=chat&side=end&size=1.5&color=ff8800"), wanted);
});

test("what cannot be is as if it were absent", () => {
  assert.deepEqual(look("?show=money&side=up&size=40&color=red;}"), look(""));
});
