/**
 * A refusal of the server, or no answer from it, in one shape for RPC and socket: `code` (tRPC's name, or `NETWORK`),
 * our stable `reason`, the `field` of bad input, and `retryAfter` in seconds.
 */
export class Failure extends Error {
  constructor({ code, reason, field, message, retryAfter }) {
    super(message ?? code);
    this.code = code;
    this.reason = reason;
    this.field = field;
    this.retryAfter = retryAfter;
  }

  static network(cause) {
    return new Failure({ code: "NETWORK", message: String(cause?.message ?? cause ?? "no answer") });
  }

  /** Whether the same request may succeed later without anybody changing it. */
  get isPassing() {
    if (this.reason === "outcome_unknown") return true; // the same key finds out
    return ["NETWORK", "TIMEOUT", "SERVICE_UNAVAILABLE", "BAD_GATEWAY", "GATEWAY_TIMEOUT"].includes(this.code);
  }
}

/** Which text explains a failure best: the reason, else the field, else the code. Pure, for the tests. */
export function wordsFor(failure, has) {
  if (failure.code === "NETWORK" || failure.code === "TIMEOUT") return { key: "error.network" };
  if (failure.code === "TOO_MANY_REQUESTS" && failure.retryAfter > 0) {
    return { key: "error.retryAfter", values: { n: Math.ceil(failure.retryAfter) } };
  }
  const candidates = [`error.${failure.reason}`, `error.field.${failure.field}`, `error.${failure.code}`];
  return { key: candidates.find(has) ?? "error.generic" };
}
