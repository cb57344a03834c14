package live.chobi.server.rpc;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import live.chobi.kernel.Endpoint.Kind;
import live.chobi.kernel.Problem;
import live.chobi.kernel.ProblemCode;
import live.chobi.server.http.Exchange;
import live.chobi.server.http.Percent;
import live.chobi.server.rpc.RpcInput.Media;

/// What a request asks for: one call, or a batch of them. Messages are the reference server's, to the letter.
///
/// @param paths as named by the client; not all may exist
/// @param token of a client that can set no headers
record RpcRequest(Answering answering, Media media, List<String> paths, RpcInputs inputs, Optional<String> token) {
    enum Answering {
        /// One call, one envelope.
        SINGLE,
        /// An array of them.
        BATCH,
        /// A line for each as soon as it is there.
        LINES
    }

    /// Throws the [Problem] of a request that never gets to a procedure.
    static RpcRequest read(Exchange exchange, Map<String, ? extends BoundProcedure<?, ?>> procedures, int batchMax) {
        String path = Percent.decode(exchange.below()).orElseThrow(() -> bad("bad_path",
                "Invalid URL-encoding in path \"" + Problem.quotable(exchange.below()) + "\""));
        Media media = media(exchange);
        boolean isJson = media == Media.JSON;
        boolean batch = isJson && exchange.query().first("batch").filter("1"::equals).isPresent();
        List<String> paths = batch ? List.of(path.split(",", -1)) : List.of(path);
        if (paths.size() > batchMax) {
            throw bad("batch_too_large", "Batch call exceeds maximum size");
        }
        checkOneKind(paths, procedures);
        Optional<String> token = isJson ? ConnectionParams.token(exchange.query()) : Optional.empty();
        boolean lines = wantsLines(exchange);
        if (lines && !batch) {
            throw bad("bad_input", "Streaming requests must be batched (you can do a batch of 1)");
        }
        return new RpcRequest(lines ? Answering.LINES : batch ? Answering.BATCH : Answering.SINGLE, media, paths,
                new RpcInputs(exchange, media, batch), token);
    }

    private static Media media(Exchange exchange) {
        Optional<String> header = exchange.header("content-type");
        String type = header.map(it -> it.toLowerCase(Locale.ROOT).split(";", 2)[0].trim()).orElse("");
        Optional<Media> named = Arrays.stream(Media.values()).filter(it -> it.type().equals(type)).findFirst();
        boolean post = exchange.method().equals("POST");
        if (!post && named.filter(it -> it != Media.JSON).isPresent()) {
            throw Problem.of(ProblemCode.METHOD_NOT_SUPPORTED, "method_not_allowed",
                    "Only POST requests are supported for " + type + " requests");
        }
        if (named.isEmpty() && !exchange.method().equals("GET")) {
            // The reference's message, its missing quotation mark included.
            throw Problem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE, "unsupported_media_type", header
                    .map(it -> "Unsupported content-type \"" + Problem.quotable(it))
                    .orElse("Missing content-type header"));
        }
        return named.orElse(Media.JSON);
    }

    private static void checkOneKind(List<String> paths, Map<String, ? extends BoundProcedure<?, ?>> procedures) {
        var kinds = new LinkedHashSet<Kind>();
        for (String path : paths) {
            BoundProcedure<?, ?> procedure = procedures.get(path);
            if (procedure != null) {
                kinds.add(procedure.endpoint().kind());
            }
        }
        if (kinds.size() > 1) {
            throw bad("mixed_kinds", "Cannot mix procedure types in call: "
                    + String.join(", ", kinds.stream().map(RpcRequest::word).toList()));
        }
    }

    static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static boolean wantsLines(Exchange exchange) {
        String lines = "application/jsonl";
        return exchange.header("trpc-accept").map(lines::equals).orElseGet(() -> exchange.header("accept")
                .filter(it -> Arrays.stream(it.split(",", -1)).anyMatch(type -> type.trim().equals(lines)))
                .isPresent());
    }

    private static Problem bad(String reason, String message) {
        return Problem.of(ProblemCode.BAD_REQUEST, reason, message);
    }
}
