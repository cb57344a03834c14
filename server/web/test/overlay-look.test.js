import assert from "node:assert/strict";
import { test } from "node:test";
import { look } from "../../src/main/resources/web/assets/js/overlay-look.js";

test("without a wish an overlay shows everything it has, dark, as large as it is", () => {
  const shows = new Set(["gifts", "chat", "goal", "battle", "follower"]);
  assert.deepEqual(look(""), { shows, side: "start", scale: 1, color: null, theme: "dark", seconds: 20 });
});

test("its address chooses what it shows, where, how large, in which colours and how long", () => {
  const wanted = { shows: new Set(["chat", "goal"]), side: "end", scale: 1.5, color: "#ff8800", theme: "clear", seconds: 60 };
  assert.deepEqual(look("?show=chat,goal&side=end&size=1.5&color=ff8800&theme=clear&seconds=60"), wanted);
});

test("what cannot be is as if it were absent", () => {
  assert.deepEqual(look("?show=money&side=up&size=40&color=red;}&theme=pink&seconds=0"), look(""));
  assert.deepEqual(look("?size=&seconds=x"), look(""));
});
