import assert from "node:assert/strict";
import { test } from "node:test";
import { figuresOfNode, metersOf } from "../../src/main/resources/web/assets/js/metrics-text.js";
import { formatMoney } from "../../src/main/resources/web/assets/js/money.js";
import { pricesOf, textOf } from "../../src/main/resources/web/assets/js/prices-text.js";

const text = `# HELP chobi_http_connections Connections
# TYPE chobi_http_connections gauge
chobi_http_connections 12.0
jvm_memory_used_bytes{area="heap"} 1.0E8
jvm_memory_used_bytes{area="nonheap",note="a } b"} 2.0E7
chobi_media_publishers NaN
process_start_time_seconds 1.795E9
`;

test("a meter is the sum over its labels; what is no number is left out", () => {
  const meters = metersOf(text);
  assert.equal(meters.get("chobi_http_connections"), 12);
  assert.equal(meters.get("jvm_memory_used_bytes"), 120_000_000);
  assert.ok(!meters.has("chobi_media_publishers"));
});

test("a node shows the figures that it has", () => {
  const keys = figuresOfNode(metersOf(text)).map(([key]) => key);
  assert.deepEqual(keys, ["node.startedAt", "node.connections", "node.memory"]);
  assert.deepEqual(figuresOfNode(metersOf("not found")), []);
});

test("prices are written with the digits of their currency, and read back as they were", () => {
  const prices = [
    { currency: "USD", amount: 499 },
    { currency: "JPY", amount: 700 },
    { currency: "KWD", amount: 1_500 },
  ];
  assert.equal(textOf(prices), "USD 4.99\nJPY 700\nKWD 1.500");
  assert.deepEqual(pricesOf(textOf(prices)), prices);
  assert.deepEqual(pricesOf(" usd 5 \n\n"), [{ currency: "USD", amount: 500 }]);
  for (const wrong of ["USD", "USD -1", "USD 1.999", "JPY 1.5", "US 1", "USD 1,5"]) assert.equal(pricesOf(wrong), null, wrong);
});

test("money is shown in both languages with Western digits", () => {
  assert.equal(formatMoney(499, "USD", "en"), "$4.99");
  assert.match(formatMoney(1_500, "KWD", "ar"), /1\.500/);
});
