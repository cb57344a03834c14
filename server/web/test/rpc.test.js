import assert from "node:assert/strict";
import { test } from "node:test";
import { Failure, wordsFor } from "../../src/main/resources/web/assets/js/failure.js";
import { createRpc } from "../../src/main/resources/web/assets/js/rpc.js";

/** Answers each request with the next of `answers` and remembers what was asked. */
function server(...answers) {
  const asked = [];
  const fetch = async (url, options) => {
    asked.push({ url, token: options.headers.authorization, method: options.method ?? "GET", body: options.body });
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    const { headers = {}, ...body } = answer;
    return { headers: new Headers(headers), json: async () => body };
  };
  return { fetch, asked };
}

const data = (value) => ({ result: { data: value } });
const refusal = (code, more = {}, headers = {}) => ({ headers, error: { message: "no", code: -1, data: { code, ...more } } });

test("a query is a GET with its input, a mutation a POST with a body", async () => {
  const { fetch, asked } = server(data(1), data(2));
  const rpc = createRpc({ fetch });
  assert.equal(await rpc.query("a.b", { q: "x y" }), 1);
  assert.equal(await rpc.mutate("a.c", { z: 1 }), 2);
  assert.equal(asked[0].url, `/api/trpc/a.b?input=${encodeURIComponent('{"q":"x y"}')}`);
  assert.deepEqual([asked[1].method, asked[1].body], ["POST", '{"z":1}']);
});

test("a token that has run out is renewed once and the call repeated", async () => {
  const { fetch, asked } = server(refusal("UNAUTHORIZED"), data("ok"));
  const rpc = createRpc({ fetch, tokens: { current: () => "old", renew: async () => "new" } });
  assert.equal(await rpc.query("a.b"), "ok");
  assert.deepEqual(
    asked.map((each) => each.token),
    ["Bearer old", "Bearer new"],
  );
});

test("when renewal fails the refusal stands, and a guest is never renewed", async () => {
  const gone = createRpc({ ...server(refusal("UNAUTHORIZED")), tokens: { current: () => "old", renew: async () => null } });
  await assert.rejects(gone.query("a.b"), { code: "UNAUTHORIZED" });
  const guest = createRpc({ ...server(refusal("UNAUTHORIZED")), tokens: { current: () => null, renew: () => assert.fail() } });
  await assert.rejects(guest.query("a.b"), { code: "UNAUTHORIZED" });
});

test("a refusal carries reason, field and Retry-After; no answer is a network failure", async () => {
  const tooFast = createRpc(server(refusal("TOO_MANY_REQUESTS", { reason: "flood" }, { "retry-after": "3" })));
  await assert.rejects(tooFast.query("a.b"), { code: "TOO_MANY_REQUESTS", reason: "flood", retryAfter: 3 });
  const bad = createRpc(server(refusal("BAD_REQUEST", { field: "email" })));
  await assert.rejects(bad.mutate("a.b", {}), { field: "email" });
  await assert.rejects(createRpc(server(new TypeError("torn"))).query("a.b"), (failure) => failure.isPassing);
});

test("the best words for a failure: reason, else field, else code, else something kind", () => {
  const known = new Set(["error.flood", "error.field.email", "error.FORBIDDEN"]);
  const key = (failure) => wordsFor(new Failure(failure), (name) => known.has(name)).key;
  assert.equal(key({ code: "FORBIDDEN", reason: "flood" }), "error.flood");
  assert.equal(key({ code: "BAD_REQUEST", reason: "bad_input", field: "email" }), "error.field.email");
  assert.equal(key({ code: "FORBIDDEN", reason: "new_reason" }), "error.FORBIDDEN");
  assert.equal(key({ code: "TEAPOT" }), "error.generic");
  assert.equal(key({ code: "TOO_MANY_REQUESTS", retryAfter: 2 }), "error.retryAfter");
});
