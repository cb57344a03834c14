package live.chobi.server.http;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Refuses requests whose end two readers could see at different places (request smuggling). Spec: RFC 9112 §6.3 and
/// §11.2. Pure.
final class RequestShape {
    private RequestShape() {
    }

    static Optional<Refusal> refusal(HttpRequest request) {
        if (request.decoderResult().isFailure()) {
            return Optional.of(refusal(request.decoderResult().cause()));
        }
        HttpVersion version = request.protocolVersion();
        if (version.majorVersion() != 1 || version.minorVersion() > 1) {
            return Optional.of(Refusal.MALFORMED);
        }
        HttpHeaders headers = request.headers();
        return isAmbiguous(headers, version) ? Optional.of(Refusal.MALFORMED) : expectation(headers);
    }

    static Refusal refusal(Throwable cause) {
        return switch (cause) {
            case TooLongHttpLineException _ -> Refusal.TARGET_TOO_LONG;
            case TooLongHttpHeaderException _ -> Refusal.HEADERS_TOO_LARGE;
            default -> Refusal.MALFORMED;
        };
    }

    private static boolean isAmbiguous(HttpHeaders headers, HttpVersion version) {
        List<String> lengths = headers.getAll("content-length");
        List<String> encodings = headers.getAll("transfer-encoding");
        List<String> hosts = headers.getAll("host");
        boolean latest = version.minorVersion() == 1;
        return lengths.size() > 1
                || lengths.stream().anyMatch(it -> !it.matches("[0-9]{1,18}"))
                || (!lengths.isEmpty() && !encodings.isEmpty())
                || encodings.size() > 1
                || encodings.stream().anyMatch(it -> !latest || !it.trim().toLowerCase(Locale.ROOT).equals("chunked"))
                || hosts.size() > 1
                || (latest && hosts.isEmpty());
    }

    private static Optional<Refusal> expectation(HttpHeaders headers) {
        String expected = headers.get("expect");
        return expected == null || expected.equalsIgnoreCase("100-continue")
                ? Optional.empty()
                : Optional.of(Refusal.EXPECTATION_FAILED);
    }
}
