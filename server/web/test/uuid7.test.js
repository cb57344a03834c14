import assert from "node:assert/strict";
import { test } from "node:test";
import { uuid7 } from "../../src/main/resources/web/assets/js/uuid7.js";

test("keys are version 7, carry their time, and never repeat", () => {
  const key = uuid7(Date.parse("2026-01-02T03:04:05.678Z"));
  assert.match(key, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(parseInt(key.replaceAll("-", "").slice(0, 12), 16), Date.parse("2026-01-02T03:04:05.678Z"));
  assert.equal(new Set(Array.from({ length: 1_000 }, () => uuid7())).size, 1_000);
});
