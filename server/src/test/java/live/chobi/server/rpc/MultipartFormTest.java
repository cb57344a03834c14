package live.chobi.server.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.nio.charset.StandardCharsets;
import live.chobi.kernel.FormFile;
import live.chobi.kernel.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Forms as browsers write them, and what only looks like one. `|` stands for a line break.
class MultipartFormTest {
    private static final String TYPE = "multipart/form-data; boundary=AaB03x";

    private static JsonNode read(String type, String body) {
        return MultipartForm.read(type, body.replace("|", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private static String part(String head, String content) {
        return "--AaB03x|" + head + "||" + content + "|";
    }

    private static String field(String name, String content) {
        return part("Content-Disposition: form-data; name=\"" + name + "\"", content);
    }

    private static FormFile file(JsonNode form, String name) {
        return (FormFile) ((POJONode) form.get(name)).getPojo();
    }

    @Test
    void fields_are_text_and_files_have_a_name_and_a_type() {
        JsonNode form = read(TYPE, field("name", "Ana é 😀")
                + part("content-disposition: form-data; name=\"file\"; filename=\"a b.png\"|content-type: image/PNG",
                        "\u0001two|lines")
                + "--AaB03x--|");
        assertThat(form.get("name").textValue()).isEqualTo("Ana é 😀");
        assertThat(file(form, "file").name()).isEqualTo("a b.png");
        assertThat(file(form, "file").contentType()).isEqualTo("image/png");
        assertThat(StandardCharsets.UTF_8.decode(file(form, "file").bytes()).toString())
                .isEqualTo("\u0001two\r\nlines");
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data; boundary=AaB03x", "multipart/form-data; boundary=\"AaB03x\"",
        "Multipart/Form-Data;BOUNDARY=AaB03x;charset=utf-8"})
    void the_boundary_is_read_as_a_parameter(String type) {
        assertThat(read(type, field("a", "1") + "--AaB03x--").get("a").textValue()).isEqualTo("1");
    }

    @Test
    void what_is_empty_is_there_and_empty() {
        JsonNode form = read(TYPE, field("text", "")
                + part("Content-Disposition: form-data; name=\"file\"; filename=\"\"", "") + "--AaB03x--");
        assertThat(form.get("text").textValue()).isEmpty();
        assertThat(file(form, "file").size()).isZero();
        assertThat(file(form, "file").contentType()).isEqualTo("application/octet-stream");
        assertThat(read(TYPE, "--AaB03x--|")).isEmpty();
    }

    @Test
    void names_are_escaped_as_browsers_escape_them() {
        JsonNode form = read(TYPE, part("Content-Disposition: form-data; name=\"a%22b\"; filename=\"c%0D%0Ad\"", "x")
                + "--AaB03x--");
        assertThat(file(form, "a\"b").name()).isEqualTo("c\r\nd");
    }

    @Test
    void a_preamble_and_an_epilogue_are_passed_over() {
        assertThat(read(TYPE, "before|" + field("a", "--AaB03") + "--AaB03x--|after").get("a").textValue())
                .isEqualTo("--AaB03");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--AaB03x", "--AaB03x|", "text", "--AaB03x|Content-Disposition: form-data; name=\"a\"",
        "--AaB03x|Content-Disposition: form-data; name=\"a\"||x", "--AaB03x more||x|--AaB03x--",
        "--AaB03x|Content-Disposition: form-data||x|--AaB03x--",
        "--AaB03x|Content-Disposition: attachment; name=\"a\"||x|--AaB03x--", "--AaB03x|||x|--AaB03x--"})
    void what_is_no_form_is_refused(String body) {
        Problem refused = catchThrowableOfType(Problem.class, () -> read(TYPE, body));
        assertThat(refused.reason()).isEqualTo("malformed_form");
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data", "multipart/form-data; boundary=",
        "multipart/form-data; boundary=\"\"",
        "multipart/form-data; boundary=a b"})
    void a_form_without_a_boundary_is_refused(String type) {
        assertThat(catchThrowableOfType(Problem.class, () -> read(type, "--a--")).getMessage())
                .contains("names no boundary");
    }

    @Test
    void a_field_stands_once() {
        Problem refused = catchThrowableOfType(Problem.class,
                () -> read(TYPE, field("a", "1") + field("a", "2") + "--AaB03x--"));
        assertThat(refused.field()).contains("a");
    }

    @Test
    void parts_and_their_headers_have_limits() {
        var many = new StringBuilder();
        for (int i = 0; i <= MultipartForm.PARTS_MAX; i++) {
            many.append(field("f" + i, "x"));
        }
        assertThat(catchThrowableOfType(Problem.class, () -> read(TYPE, many + "--AaB03x--")).getMessage())
                .contains("more than 100 parts");
        assertThat(catchThrowableOfType(Problem.class,
                () -> read(TYPE, part("Content-Disposition: form-data; name=\"" + "a".repeat(5_000) + "\"", "x")
                        + "--AaB03x--"))
                .getMessage()).contains("have no end within");
    }

    @Test
    void a_field_that_is_no_utf_8_is_refused_and_a_file_is_not() {
        byte[] body = (field("a", "?") + "--AaB03x--").replace("|", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        body[new String(body, StandardCharsets.ISO_8859_1).indexOf('?')] = (byte) 0xFF;
        assertThat(catchThrowableOfType(Problem.class, () -> MultipartForm.read(TYPE, body)).getMessage())
                .contains("no UTF-8");
    }
}
