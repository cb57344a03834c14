package live.chobi.chat.connection;

import io.netty.handler.codec.http.HttpResponseStatus;

/// Why an HTTP request of Engine.IO is refused, with the codes and texts that stock servers answer and clients show.
enum EngineError {
    UNKNOWN_TRANSPORT(0, "Transport unknown", 400),

    UNKNOWN_SESSION(1, "Session ID unknown", 400),

    BAD_HANDSHAKE_METHOD(2, "Bad handshake method", 400),

    BAD_REQUEST(3, "Bad request", 400),

    /// No handshake of RFC 6455, or one of another version: the answer names ours (§4.2.2).
    BAD_WEBSOCKET_HANDSHAKE(3, "Bad WebSocket handshake", 400),

    TOO_LARGE(3, "Payload too large", 413),

    /// Answers as scripts of another origin: what browsers needed before CORS.
    JSONP(3, "JSONP is not supported", 400),

    UNSUPPORTED_PROTOCOL(5, "Unsupported protocol version", 400),

    // Node's server has no such limits; its code for "forbidden" is the nearest.

    OVERLOADED(4, "Too many connections", 503),

    TOO_MANY_HANDSHAKES(4, "Too many handshakes at once", 503),

    ADDRESS_OVER_SESSIONS(4, "Too many connections from this address", 429),

    ADDRESS_TOO_FAST(4, "Too many handshakes from this address", 429),

    STOPPING(4, "Server is stopping", 503);

    private final int status;
    private final String json;

    EngineError(int code, String message, int status) {
        this.status = status;
        this.json = "{\"code\":" + code + ",\"message\":\"" + message + "\"}";
    }

    HttpResponseStatus status() {
        return HttpResponseStatus.valueOf(status);
    }

    String json() {
        return json;
    }

    /// The same request may be taken a moment later.
    boolean passes() {
        return status == 429 || status == 503;
    }
}
