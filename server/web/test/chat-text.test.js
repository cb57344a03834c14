import assert from "node:assert/strict";
import { test } from "node:test";
import { mentionAt, partsOf } from "../../src/main/resources/web/assets/js/chat-text.js";

const ana = { id: "1", username: "Ana.b", displayName: "Ana" };

test("only what the server found is special", () => {
  assert.deepEqual(partsOf({ text: "hi @ana.b :wave: @nobody :no:" }), [{ kind: "words", text: "hi @ana.b :wave: @nobody :no:" }]);
});

test("mentions and emoji stand between the words, in order", () => {
  const parts = partsOf({ text: "@ana.b look :wave:", mentions: [ana], emoji: [{ name: "wave", url: "/emoji/1" }] });
  assert.deepEqual(parts, [
    { kind: "mention", text: "@ana.b", user: ana },
    { kind: "words", text: " look " },
    { kind: "emoji", text: ":wave:", url: "/emoji/1" },
  ]);
});

test("a full stop after a name ends the sentence, not the name", () => {
  assert.deepEqual(partsOf({ text: "ask @ANA.B.", mentions: [ana] }).map((part) => part.text), ["ask ", "@ANA.B", "."]);
});

test("a message without text has no parts", () => {
  assert.deepEqual(partsOf({}), []);
});

test("names are offered where a mention is being written, and nowhere else", () => {
  assert.deepEqual(mentionAt("hello @an", 9), { from: 6, name: "an" });
  assert.deepEqual(mentionAt("@", 1), { from: 0, name: "" });
  assert.equal(mentionAt("mail@example", 12), null);
  assert.equal(mentionAt("@ana and", 8), null);
});
