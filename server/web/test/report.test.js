import assert from "node:assert/strict";
import { test } from "node:test";
import { figuresOf } from "../../src/main/resources/web/assets/js/report.js";

test("the report's figures are shown in a fixed order, what is absent is left out", () => {
  const report = { gifts: { count: 2, coins: 30 }, viewers: { unique: 7, peak: 4 }, messages: 9, durationSeconds: 61 };
  const shown = (answer) => figuresOf(answer).map(({ key, value }) => [key.split(".")[1], value]);
  const expected = [
    ["duration", 61],
    ["unique", 7],
    ["peak", 4],
    ["messages", 9],
    ["gifts", 2],
    ["coins", 30],
  ];
  assert.deepEqual(shown(report), expected);
  assert.deepEqual(shown({ report }), expected);
});
