package live.chobi.server.bridge;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import live.chobi.kernel.Problem;
import live.chobi.kernel.ProblemCode;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.Uuid7;
import live.chobi.media.play.FlvPlayer;
import live.chobi.media.play.PlayDesk;
import live.chobi.media.play.Visit;
import live.chobi.server.http.Edge;
import live.chobi.server.http.EndlessAnswer;
import live.chobi.server.http.ErrorEnvelope;
import live.chobi.server.http.RawRoute;

/// `GET /live/{sessionId}/flv`, of a private session `/live/{sessionId}/t/{token}/flv`: the stream as one endless FLV
/// file. Over HTTP/1.1 the connection ends with it, over HTTP/2 its stream does. Any thread.
public final class HttpFlv implements RawRoute {
    private static final Map<String, String> HEAD = Map.of("content-type", "video/x-flv", "cache-control", "no-store",
            "access-control-allow-origin", "*", "x-content-type-options", "nosniff");

    private final PlayDesk desk;

    public HttpFlv(PlayDesk desk) {
        this.desk = desk;
    }

    private record Asked(SessionId session, Optional<String> token) {
        static Optional<Asked> parse(String uri) {
            var decoder = new QueryStringDecoder(uri);
            String[] path = decoder.rawPath().split("/", -1);
            Optional<String> token = path.length == 6 && path[3].equals("t")
                    ? Optional.of(path[4])
                    : decoder.parameters().getOrDefault("p", List.of()).stream().findFirst();
            return path.length == 4 || (path.length == 6 && path[3].equals("t"))
                    ? Uuid7.parse(path[2]).map(it -> new Asked(new SessionId(it), token))
                    : Optional.empty();
        }
    }

    @Override
    public void handle(ChannelHandlerContext context, FullHttpRequest request) {
        try {
            Channel channel = context.channel();
            Optional<Asked> asked = Asked.parse(request.uri());
            if (request.method().equals(HttpMethod.OPTIONS)) {
                FullHttpResponse preflight = response(HttpResponseStatus.NO_CONTENT, new byte[0]);
                preflight.headers().set("access-control-allow-methods", "GET, OPTIONS");
                preflight.headers().set("access-control-allow-headers", "range");
                var _ = context.writeAndFlush(preflight);
            } else if (!request.method().equals(HttpMethod.GET)) {
                FullHttpResponse refusal = response(HttpResponseStatus.METHOD_NOT_ALLOWED, new byte[0]);
                refusal.headers().set("allow", "GET, OPTIONS");
                var _ = context.writeAndFlush(refusal);
            } else if (asked.isEmpty()) {
                refuse(context, Problem.notFound("session", request.uri()));
            } else {
                String address = Optional.ofNullable(channel.attr(Edge.CLIENT_ADDRESS).get()).orElse("unknown");
                FlvPlayer.begin(desk, channel, asked.get().session(), asked.get().token(), address,
                        player -> EndlessAnswer.begin(channel, HEAD, player),
                        (cause, reason) -> refuse(context, problem(cause, reason, asked.get())));
            }
        } finally {
            request.release();
        }
    }

    private static Problem problem(Visit.Cause cause, String reason, Asked asked) {
        return switch (cause) {
            case DENIED -> Problem.forbidden("playback_token_needed", reason);
            case MISSING -> Problem.notFound("session", asked.session());
            case BUSY -> Problem.busy("busy", reason);
            case FULL -> Problem.of(ProblemCode.TOO_MANY_REQUESTS, "too_many_players", reason);
        };
    }

    private static void refuse(ChannelHandlerContext context, Problem problem) {
        ErrorEnvelope envelope = ErrorEnvelope.of(problem, null);
        FullHttpResponse response = response(HttpResponseStatus.valueOf(envelope.status()), envelope.bytes());
        response.headers().set("content-type", "application/json");
        var _ = context.writeAndFlush(response);
    }

    private static FullHttpResponse response(HttpResponseStatus status, byte[] body) {
        var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(body));
        response.headers().set("access-control-allow-origin", "*");
        response.headers().set("cache-control", "no-store");
        if (!status.equals(HttpResponseStatus.NO_CONTENT)) {
            response.headers().set("content-length", body.length);
        }
        return response;
    }
}
