package live.chobi.server.rpc;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import live.chobi.outbox.Json;
import live.chobi.server.http.ErrorEnvelope;
import live.chobi.server.http.GrowingBody;
import live.chobi.server.http.Reply;

/// The answer to one call, encoded.
///
/// @param outcome `OK` or the error's code, for the meters
/// @param form what `json` is
/// @param json the data alone, or the error's object; empty where there is no output
/// @param allow the method that would have been right
record RpcAnswer(int status, String outcome, Form form, ByteBuf json, Optional<String> allow,
        Optional<Long> retryAfter) {
    /// More than one status in a batch (RFC 4918 §11.1).
    private static final int MULTI_STATUS = 207;
    private static final int ENVELOPE_BYTES = 24;
    private static final byte[] HEAD = "{\"result\":{\"data\":".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TAIL = "}}".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NOTHING = "{\"result\":{}}".getBytes(StandardCharsets.US_ASCII);

    enum Form {
        DATA, NOTHING, ERROR
    }

    static RpcAnswer result(Object output) throws JsonProcessingException {
        boolean isNothing = output instanceof Procedure.Nothing;
        return new RpcAnswer(200, "OK", isNothing ? Form.NOTHING : Form.DATA,
                isNothing ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(Json.MAPPER.writeValueAsBytes(output)),
                Optional.empty(), Optional.empty());
    }

    /// `{"result":{"data":…}}`, `{"result":{}}` or `{"error":…}`.
    ByteBuf envelope() {
        return switch (form) {
            case DATA -> Unpooled.wrappedBuffer(Unpooled.wrappedBuffer(HEAD), json, Unpooled.wrappedBuffer(TAIL));
            case NOTHING -> Unpooled.wrappedBuffer(NOTHING);
            case ERROR -> json;
        };
    }

    private void writeTo(ByteBuf list) {
        switch (form) {
            case DATA -> list.writeBytes(HEAD).writeBytes(json).writeBytes(TAIL);
            case NOTHING -> list.writeBytes(NOTHING);
            case ERROR -> list.writeBytes(json);
        }
    }

    static RpcAnswer refused(Problem problem, String path) {
        return error(ErrorEnvelope.of(problem, path));
    }

    static RpcAnswer masked(String requestId, String path) {
        return error(ErrorEnvelope.masked(requestId, path));
    }

    private static RpcAnswer error(ErrorEnvelope envelope) {
        var data = envelope.error().data();
        return new RpcAnswer(envelope.status(), data.code(), Form.ERROR, Unpooled.wrappedBuffer(envelope.bytes()),
                Optional.empty(), Optional.ofNullable(data.retryAfter()));
    }

    RpcAnswer allow(String method) {
        return new RpcAnswer(status, outcome, form, json, Optional.of(method), retryAfter);
    }

    /// All answers of a request in one reply.
    static Reply reply(boolean batch, List<RpcAnswer> answers) {
        RpcAnswer first = answers.getFirst();
        boolean same = answers.stream().allMatch(it -> it.status() == first.status());
        Reply reply = protocol(same ? first.status() : MULTI_STATUS, batch ? list(answers) : first.envelope());
        answers.stream().flatMap(it -> it.allow().stream()).findFirst().ifPresent(it -> reply.with("allow", it));
        answers.stream().flatMap(it -> it.retryAfter().stream()).max(Long::compare)
                .ifPresent(it -> reply.with("retry-after", it.toString()));
        return reply;
    }

    private static ByteBuf list(List<RpcAnswer> answers) {
        ByteBuf list = Unpooled
                .buffer(answers.stream().mapToInt(it -> it.json().readableBytes() + ENVELOPE_BYTES).sum() + 1);
        char separator = '[';
        for (RpcAnswer answer : answers) {
            list.writeByte(separator);
            answer.writeTo(list);
            separator = ',';
        }
        return list.writeByte(']');
    }

    private static Reply protocol(int status, ByteBuf body) {
        return headed(Reply.text(status, "application/json", body));
    }

    /// Answers that are sent as they come.
    static Reply streamed(GrowingBody lines) {
        return headed(Reply.growing("application/json", lines));
    }

    private static Reply headed(Reply reply) {
        return reply.with("vary", "trpc-accept, accept").with("cache-control", "no-store");
    }

    /// The headers of the reference's server-sent events.
    static Reply events(GrowingBody events) {
        return Reply.growing("text/event-stream", events).with("vary", "trpc-accept, accept")
                .with("cache-control", "no-cache, no-transform").with("x-accel-buffering", "no");
    }

    /// A request that never got to a procedure. The reference server sends this one kind as text, and so do we.
    static Reply beforeProcedure(Problem problem) {
        ErrorEnvelope envelope = ErrorEnvelope.of(problem, null);
        return protocol(envelope.status(), Unpooled.wrappedBuffer(envelope.bytes()))
                .with("content-type", "text/plain;charset=UTF-8");
    }
}
