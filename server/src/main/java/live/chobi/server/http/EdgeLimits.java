package live.chobi.server.http;

import java.time.Duration;

/// What one connection, and all together, may take.
///
/// @param requestLineBytesMax room for the inputs of a batch of 100 queries in the query string
/// @param header from a connection's opening, or a request's first byte, to the end of its headers
/// @param body from there to the end of its body
/// @param idle between requests
/// @param write until a client has taken an answer; a reader this slow holds memory
/// @param linger how long what a refused client still sends is read and thrown away, so that it gets to read the refusal
/// before the connection is reset
public record EdgeLimits(int connectionsMax, int pipelinedMax, int requestLineBytesMax, int headerBytesMax,
        Duration header, Duration body, Duration idle, Duration write, Duration linger) {
    public static EdgeLimits defaults() {
        return new EdgeLimits(50_000, 256, 65_536, 16_384, Duration.ofSeconds(10), Duration.ofSeconds(30),
                Duration.ofSeconds(75), Duration.ofSeconds(60), Duration.ofSeconds(5));
    }

    public EdgeLimits connectionsMax(int max) {
        return new EdgeLimits(max, pipelinedMax, requestLineBytesMax, headerBytesMax, header, body, idle, write,
                linger);
    }

    public EdgeLimits pipelinedMax(int max) {
        return new EdgeLimits(connectionsMax, max, requestLineBytesMax, headerBytesMax, header, body, idle, write,
                linger);
    }

    public EdgeLimits timeouts(Duration forHeader, Duration forBody, Duration forIdle) {
        return new EdgeLimits(connectionsMax, pipelinedMax, requestLineBytesMax, headerBytesMax, forHeader, forBody,
                forIdle, write, linger);
    }
}
