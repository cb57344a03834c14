/**
 * The tRPC HTTP protocol, as much of it as pages need: one call per request, the envelope, and a bearer token that is
 * renewed once when the server says it has run out.
 */
import { Failure } from "./failure.js";

/**
 * `tokens` keeps the signed-in person's tokens: `current()` and `renew(usedToken)`, see account.js. Passed in, like
 * `fetch`, so that the rules can be tested without a browser.
 */
export function createRpc({ base = "/api/trpc", fetch = (...args) => globalThis.fetch(...args), tokens }) {
  async function once(kind, path, input, token) {
    const headers = token ? { authorization: `Bearer ${token}` } : {};
    const query = kind === "query" && input !== undefined ? `?input=${encodeURIComponent(JSON.stringify(input))}` : "";
    const options =
      kind === "query"
        ? { headers }
        : { method: "POST", headers: { ...headers, "content-type": "application/json" }, body: JSON.stringify(input ?? {}) };
    let response;
    let body;
    try {
      response = await fetch(`${base}/${path}${query}`, options);
      body = await response.json();
    } catch (cause) {
      // No JSON at all is a proxy's error page or a torn connection: for the caller both are "no answer".
      throw Failure.network(cause);
    }
    if (body.error) {
      const data = body.error.data ?? {};
      const retryAfter = Number(response.headers.get("retry-after")) || data.retryAfter;
      throw new Failure({ ...data, message: body.error.message, retryAfter });
    }
    return body.result?.data;
  }

  async function call(kind, path, input) {
    const token = tokens?.current();
    try {
      return await once(kind, path, input, token);
    } catch (failure) {
      if (failure.code !== "UNAUTHORIZED" || !token) throw failure;
      const renewed = await tokens.renew(token);
      if (!renewed) throw failure;
      return once(kind, path, input, renewed);
    }
  }

  return {
    query: (path, input) => call("query", path, input),
    mutate: (path, input) => call("mutation", path, input),
  };
}
