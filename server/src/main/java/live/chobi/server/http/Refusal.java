package live.chobi.server.http;

import java.nio.charset.StandardCharsets;
import live.chobi.kernel.ProblemCode;
import live.chobi.outbox.Json;

/// What the edge refuses by itself, before any route. Each has its status, a stable reason and a counter. The body is
/// the envelope of RPC, so that a client has one kind of error to read.
public enum Refusal {
    /// No HTTP, or HTTP that two readers could read in two ways.
    MALFORMED(400, ProblemCode.BAD_REQUEST, "malformed_request", "this is no well-formed HTTP request"),
    //
    BAD_PATH(400, ProblemCode.BAD_REQUEST, "bad_path", "the path has a malformed escape or climbs with '..'"),
    //
    NOT_FOUND(404, ProblemCode.NOT_FOUND, "path_not_found", "nothing lives at this path"),
    //
    METHOD_NOT_ALLOWED(405, ProblemCode.METHOD_NOT_SUPPORTED, "method_not_allowed",
            "this path does not take this method"),
    //
    SLOW_REQUEST(408, ProblemCode.TIMEOUT, "request_timeout", "the request did not arrive in time"),
    //
    BODY_TOO_LARGE(413, ProblemCode.PAYLOAD_TOO_LARGE, "body_too_large", "the body is larger than this path takes"),
    //
    TARGET_TOO_LONG(414, ProblemCode.BAD_REQUEST, "target_too_long", "the request line is too long"),
    //
    EXPECTATION_FAILED(417, ProblemCode.BAD_REQUEST, "expectation_failed", "only '100-continue' can be expected"),
    //
    HEADERS_TOO_LARGE(431, ProblemCode.BAD_REQUEST, "headers_too_large", "the headers are too large"),
    /// A client that pipelines more than it waits for.
    TOO_MANY_PIPELINED(503, ProblemCode.SERVICE_UNAVAILABLE, "too_many_pipelined",
            "too many requests wait on this connection"),
    //
    TOO_MANY_CONNECTIONS(503, ProblemCode.SERVICE_UNAVAILABLE, "too_many_connections",
            "the server has as many connections as it takes");

    private final int status;
    private final String reason;
    private final String body;

    Refusal(int status, ProblemCode code, String reason, String message) {
        this.status = status;
        this.reason = reason;
        this.body = Json.write(ErrorEnvelope.of(status, code, reason, message));
    }

    public int status() {
        return status;
    }

    public String reason() {
        return reason;
    }

    public Reply reply() {
        return Reply.json(status, body());
    }

    byte[] body() {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
