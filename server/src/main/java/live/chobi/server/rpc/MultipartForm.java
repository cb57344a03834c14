package live.chobi.server.rpc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import live.chobi.kernel.FormFile;
import live.chobi.kernel.Problem;
import live.chobi.kernel.ProblemCode;
import live.chobi.outbox.Json;

/// Reads a form that is there as a whole. Spec: RFC 7578, RFC 2046 §5.1.1, and the names' escapes as browsers write
/// them (HTML, "multipart/form-data encoding algorithm"). A field stands once; nothing is nested. Pure.
final class MultipartForm {
    static final int PARTS_MAX = 100;
    private static final int HEAD_BYTES_MAX = 4_096;
    private static final Pattern BOUNDARY = Pattern
            .compile(";\\s*boundary=(?:\"([^\"]{1,70})\"|([^\\s;\"]{1,70}))\\s*(?:;|$)", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile(";\\s*name=\"([^\"]*)\"", Pattern.CASE_INSENSITIVE);
    private static final Pattern FILE_NAME = Pattern.compile(";\\s*filename=\"([^\"]*)\"", Pattern.CASE_INSENSITIVE);

    private final byte[] body;
    private final byte[] delimiter;
    private final ObjectNode fields = Json.MAPPER.createObjectNode();
    private int at;

    private MultipartForm(byte[] body, String boundary) {
        this.body = body;
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    }

    /// @param contentType the header, with the boundary; throws BAD_REQUEST `malformed_form`
    static ObjectNode read(String contentType, byte[] body) {
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!boundary.find()) {
            throw malformed("its content-type names no boundary");
        }
        String named = boundary.group(1) != null ? boundary.group(1) : boundary.group(2);
        return new MultipartForm(body, named).parts();
    }

    private ObjectNode parts() {
        // The first delimiter has no line break before it where there is no preamble.
        at = startsWith(0, 2) ? delimiter.length - 2 : after(find(0));
        int parts = 0;
        while (!isEnd()) {
            if (++parts > PARTS_MAX) {
                throw malformed("it has more than " + PARTS_MAX + " parts");
            }
            if (at + 1 >= body.length || body[at] != '\r' || body[at + 1] != '\n') {
                throw malformed("something follows a boundary on its line");
            }
            int head = at + 2;
            int content = endOfHead(at);
            int end = find(content - 2);
            part(text(head, Math.max(head, content - 4)), Math.min(content, end), end);
            at = after(end);
        }
        return fields;
    }

    private boolean isEnd() {
        return at + 1 < body.length && body[at] == '-' && body[at + 1] == '-';
    }

    /// After the empty line; a part without headers begins with it.
    private int endOfHead(int from) {
        for (int i = from; i + 3 < body.length && i - from <= HEAD_BYTES_MAX; i++) {
            if (body[i] == '\r' && body[i + 1] == '\n' && body[i + 2] == '\r' && body[i + 3] == '\n') {
                return i + 4;
            }
        }
        throw malformed("a part's headers have no end within " + HEAD_BYTES_MAX + " bytes");
    }

    private int find(int from) {
        for (int i = Math.max(0, from); i <= body.length - delimiter.length; i++) {
            if (startsWith(i, 0)) {
                return i;
            }
        }
        throw malformed("its last boundary is missing");
    }

    private boolean startsWith(int offset, int skipped) {
        if (body.length - offset < delimiter.length - skipped) {
            return false;
        }
        for (int i = skipped; i < delimiter.length; i++) {
            if (body[offset + i - skipped] != delimiter[i]) {
                return false;
            }
        }
        return true;
    }

    private int after(int found) {
        return found + delimiter.length;
    }

    private void part(String head, int from, int to) {
        String disposition = header(head, "content-disposition").orElse("");
        if (!disposition.toLowerCase(Locale.ROOT).startsWith("form-data")) {
            throw malformed("a part has no content-disposition of a form");
        }
        String name = value(NAME, disposition).orElseThrow(() -> malformed("a part has no name"));
        if (fields.has(name)) {
            throw Problem.badInput(Problem.quotable(name), "must stand once in the form");
        }
        Optional<String> fileName = value(FILE_NAME, disposition);
        if (fileName.isPresent()) {
            String type = header(head, "content-type").map(it -> it.toLowerCase(Locale.ROOT))
                    .orElse("application/octet-stream");
            fields.putPOJO(name,
                    new FormFile(fileName.get(), type, ByteBuffer.wrap(body, from, to - from).slice()));
        } else {
            fields.put(name, text(from, to));
        }
    }

    private static Optional<String> header(String head, String name) {
        return head.lines().filter(it -> it.length() > name.length() && it.charAt(name.length()) == ':'
                && it.regionMatches(true, 0, name, 0, name.length())).map(it -> it.substring(name.length() + 1).trim())
                .findFirst();
    }

    private static Optional<String> value(Pattern parameter, String disposition) {
        Matcher found = parameter.matcher(disposition);
        return found.find()
                ? Optional.of(found.group(1).replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n"))
                : Optional.empty();
    }

    private String text(int from, int to) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body, from, to - from)).toString();
        } catch (CharacterCodingException _) {
            throw malformed("a name or a field is no UTF-8");
        }
    }

    private static Problem malformed(String why) {
        return Problem.of(ProblemCode.BAD_REQUEST, "malformed_form", "the form is not well-formed: " + why);
    }
}
