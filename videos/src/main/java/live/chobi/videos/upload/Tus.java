package live.chobi.videos.upload;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.ProblemCode;
import live.chobi.kernel.Uuid7;
import live.chobi.videos.catalogue.Catalogue.Details;
import live.chobi.videos.catalogue.Visibility;

/// The protocol of resumable uploads, tus 1.0.0: the core and the extensions creation, expiration, checksum and
/// termination (https://tus.io/protocols/resumable-upload). Knows no sockets. Virtual threads.
public final class Tus {
    static final String VERSION = "1.0.0";
    private static final String EXTENSIONS = "creation,expiration,checksum,termination";
    private static final String PIECE = "application/offset+octet-stream";
    private static final int TITLE_MAX = 200;
    /// Of the checksum extension, for a piece that does not add up.
    private static final int CHECKSUM_MISMATCH = 460;
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter
            .ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final Uploads uploads;
    private final Receiver receiver;
    private final Function<UUID, String> address;

    /// @param address of an upload, as clients reach it
    public Tus(Uploads uploads, Receiver receiver, Function<UUID, String> address) {
        this.uploads = uploads;
        this.receiver = receiver;
        this.address = address;
    }

    /// @param below the path below the place of uploads: empty, or an upload's id
    /// @param header of the request, by name
    public record Request(String method, String below, Function<String, Optional<String>> header, Body body) {
        Optional<String> field(String name) {
            return header.apply(name);
        }

        /// Behind proxies that let pass only what they know, POST says what is meant.
        String meant() {
            return field("x-http-method-override").map(it -> it.toUpperCase(Locale.ROOT)).orElse(method);
        }

        OptionalLong number(String name) {
            return field(name).map(String::strip).filter(it -> it.matches("[0-9]{1,18}"))
                    .map(it -> OptionalLong.of(Long.parseLong(it))).orElseGet(OptionalLong::empty);
        }
    }

    /// @param words of a refusal that no [Problem] says; empty for none
    public record Answer(int status, Map<String, String> headers, String words) {
        static Answer of(int status, String... headers) {
            Map<String, String> all = new LinkedHashMap<>(Map.of("tus-resumable", VERSION, "cache-control",
                    "no-store"));
            for (int i = 0; i < headers.length; i += 2) {
                all.put(headers[i], headers[i + 1]);
            }
            return new Answer(status, all, "");
        }

        Answer saying(String text) {
            return new Answer(status, headers, text);
        }
    }

    /// What this server can do; needs no token.
    public Answer options() {
        return Answer.of(204, "tus-version", VERSION, "tus-max-size", Long.toString(uploads.bytesMax()),
                "tus-extension", EXTENSIONS, "tus-checksum-algorithm", Checksum.NAMES);
    }

    /// Throws [Problem] for most refusals; `Tus-Resumable` belongs on their answers too.
    public Answer handle(Caller caller, Request request) throws IOException, InterruptedException {
        var _ = caller.user();
        if (!request.field("tus-resumable").map(String::strip).filter(VERSION::equals).isPresent()) {
            return Answer.of(412, "tus-version", VERSION)
                    .saying("this server speaks tus " + VERSION + ": say so in Tus-Resumable");
        }
        String method = request.meant();
        if (request.below().isEmpty()) {
            return method.equals("POST") ? create(caller, request) : notAllowed("POST, OPTIONS");
        }
        UUID id = Uuid7.parse(request.below()).orElseThrow(() -> Problem.notFound("upload", request.below()));
        Upload upload = uploads.find(id).orElseThrow(() -> Problem.notFound("upload", id));
        if (!caller.is(upload.owner())) {
            throw Problem.forbidden("not_owner", "only who began an upload may go on with it");
        }
        return switch (method) {
            case "HEAD" -> head(upload);
            case "PATCH" -> patch(upload, request);
            case "DELETE" -> terminate(upload);
            default -> notAllowed("HEAD, PATCH, DELETE, OPTIONS");
        };
    }

    private static Answer notAllowed(String allow) {
        return Answer.of(405, "allow", allow).saying("this path takes " + allow);
    }

    private Answer create(Caller caller, Request request) {
        if (request.field("upload-defer-length").isPresent()) {
            throw Problem.badInput("Upload-Defer-Length", "is not supported: say Upload-Length");
        }
        long bytes = request.number("upload-length").orElse(0);
        if (bytes <= 0) {
            throw Problem.badInput("Upload-Length", "must be a whole number of bytes from 1, got '"
                    + Problem.quotable(request.field("upload-length").orElse("")) + "'");
        }
        String metadata = request.field("upload-metadata").orElse("");
        Map<String, String> values = UploadMetadata.parse(metadata).orElseThrow(() -> Problem
                .badInput("Upload-Metadata", "must be pairs of a key and a base64 value, separated by commas"));
        UUID id = uploads.create(caller.user(),
                new Details(title(values), "", null, List.of(), Visibility.PRIVATE), bytes, metadata);
        return Answer.of(201, "location", address.apply(id), "upload-expires",
                uploads.find(id).map(it -> date(it.expiresAt())).orElse(""));
    }

    /// What its sender calls it, or the file's name; nobody but they see it before they have said more.
    private static String title(Map<String, String> values) {
        String title = values.getOrDefault("title", values.getOrDefault("filename", values.getOrDefault("name", "")))
                .replace('\0', ' ').strip();
        if (title.isEmpty()) {
            return "Untitled";
        }
        return title.codePointCount(0, title.length()) <= TITLE_MAX
                ? title
                : title.substring(0, title.offsetByCodePoints(0, TITLE_MAX));
    }

    private Answer head(Upload upload) throws IOException, InterruptedException {
        OptionalLong offset = receiver.offset(upload.video());
        if (offset.isEmpty()) {
            throw Problem.notFound("upload", upload.video());
        }
        if (offset.getAsLong() < 0) {
            return locked();
        }
        Answer answer = Answer.of(200, "upload-offset", Long.toString(offset.getAsLong()), "upload-length",
                Long.toString(upload.bytes()), "upload-expires", date(upload.expiresAt()));
        if (!upload.metadata().isEmpty()) {
            answer.headers().put("upload-metadata", upload.metadata());
        }
        return answer;
    }

    private Answer patch(Upload upload, Request request) throws IOException, InterruptedException {
        if (!request.field("content-type").map(String::strip).filter(PIECE::equalsIgnoreCase).isPresent()) {
            throw Problem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE, "unsupported_media_type",
                    "a piece of an upload has the content type " + PIECE);
        }
        OptionalLong offset = request.number("upload-offset");
        if (offset.isEmpty()) {
            throw Problem.badInput("Upload-Offset", "must be a whole number of bytes, got '"
                    + Problem.quotable(request.field("upload-offset").orElse("")) + "'");
        }
        Optional<Checksum> checksum = request.field("upload-checksum").map(it -> Checksum.parse(it)
                .orElseThrow(() -> Problem.badInput("Upload-Checksum", "must be one of " + Checksum.NAMES
                        + " and a base64 digest, got '" + Problem.quotable(it) + "'")));
        return switch (receiver.receive(upload.video(), offset.getAsLong(), request.number("content-length"), checksum,
                request.body())) {
            case Received.Taken(long end) -> Answer.of(204, "upload-offset", Long.toString(end), "upload-expires",
                    uploads.find(upload.video()).map(it -> date(it.expiresAt())).orElse(date(upload.expiresAt())));
            case Received.Elsewhere(long end) -> throw Problem.conflict("offset_mismatch",
                    "the upload goes on at " + end + ", not at " + offset.getAsLong());
            case Received.TooLong _ -> throw Problem.of(ProblemCode.PAYLOAD_TOO_LARGE, "upload_too_long",
                    "the upload has " + upload.bytes() + " bytes in all");
            case Received.Damaged _ -> Answer.of(CHECKSUM_MISMATCH)
                    .saying("the piece does not add up to its checksum; nothing was taken");
            case Received.CutOff _ -> Answer.of(400).saying("the body ended early; ask where to go on");
            case Received.DiskFull _ -> Answer.of(507).saying("the server's disk takes no more");
            case Received.Locked _ -> locked();
            case Received.Gone _ -> throw Problem.notFound("upload", upload.video());
        };
    }

    private Answer terminate(Upload upload) throws IOException, InterruptedException {
        if (upload.complete()) {
            throw Problem.refused("upload_complete", "the upload is complete; delete its video instead");
        }
        return receiver.terminate(upload.video()).orElseThrow(() -> Problem.notFound("upload", upload.video()))
                ? Answer.of(204)
                : locked();
    }

    private static Answer locked() {
        return Answer.of(423, "retry-after", "1").saying("another request is sending this upload");
    }

    private static String date(Instant time) {
        return HTTP_DATE.format(time);
    }
}
