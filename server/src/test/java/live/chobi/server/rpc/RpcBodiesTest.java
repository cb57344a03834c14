package live.chobi.server.rpc;

import static live.chobi.server.rpc.TestRpc.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import live.chobi.kernel.Endpoint;
import live.chobi.kernel.Endpoint.Access;
import live.chobi.kernel.Procedure.Nothing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Inputs that are no JSON: forms and bytes.
class RpcBodiesTest {
    private static final String FORM = "multipart/form-data; boundary=b";
    private static final String OCTETS = "application/octet-stream";
    private static final String BODY = """
            --b|Content-Disposition: form-data; name="name"||Ana|--b|Content-Disposition: form-data; name="file"; \
            filename="a.txt"|Content-Type: text/plain||12345|--b--|""".replace("|", "\r\n");

    private final TestRpc rpc = new TestRpc(
            Endpoint.mutation("gate.user", Access.SIGNED_IN, ConfProcedures.Form.class, (_, _) -> new Nothing()));

    @AfterEach
    void close() {
        rpc.close();
    }

    @Test
    void a_form_and_bytes_are_read_by_procedures_that_take_them() {
        assertThat(rpc.method("POST", "conf.form", FORM, BODY).body())
                .isEqualTo("{\"result\":{\"data\":{\"name\":\"Ana\",\"fileName\":\"a.txt\",\"size\":5}}}");
        assertThat(rpc.method("POST", "conf.octet", OCTETS, "12345").body())
                .isEqualTo("{\"result\":{\"data\":{\"bytes\":5}}}");
        assertThat(rpc.method("POST", "conf.octet", OCTETS, "").body())
                .isEqualTo("{\"result\":{\"data\":{\"bytes\":0}}}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            conf.form         | application/json         | {"name":"a","file":{"name":"a","contentType":"b","bytes":""}} | input must be sent as multipart/form-data
            conf.form         | application/octet-stream | x   | input must be sent as multipart/form-data
            conf.octet        | application/json         | {}  | input must be sent as application/octet-stream
            conf.echoMutation | application/octet-stream | x   | input must be sent as application/json
            """)
    void a_body_of_another_kind_is_a_bad_request(String path, String type, String body, String message) {
        HttpResponse<String> answer = rpc.method("POST", path, type, body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).at("/error/message").asText()).isEqualTo(message);
        assertThat(json(answer).at("/error/data/path").asText()).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            name="other"                    ! name ! name is required
            name="name"; filename="a"       ! name ! name must be a string, got a file
            """)
    void the_fields_of_a_form_are_checked_like_any(String part, String field, String message) {
        HttpResponse<String> answer = rpc.method("POST", "conf.form", FORM,
                BODY.replace("name=\"name\"", part));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).at("/error/data/field").asText()).isEqualTo(field);
        assertThat(json(answer).at("/error/message").asText()).isEqualTo(message);
    }

    @Test
    void a_text_where_a_file_belongs_is_refused() {
        HttpResponse<String> answer = rpc.method("POST", "conf.form", FORM,
                BODY.replace("; filename=\"a.txt\"", ""));
        assertThat(json(answer).at("/error/message").asText()).isEqualTo("file must be a file, got '12345'");
    }

    @Test
    void a_form_that_is_none_is_bad_only_for_who_reads_it() {
        HttpResponse<String> answer = rpc.method("POST", "conf.form", FORM, "none");
        assertThat(json(answer).at("/error/data/reason").asText()).isEqualTo("malformed_form");
        assertThat(rpc.method("POST", "conf.nothing", FORM, "none").statusCode()).isEqualTo(200);
        assertThat(rpc.method("POST", "gate.user", FORM, "none").statusCode()).isEqualTo(401);
    }

    @Test
    void forms_and_bytes_are_never_batched_and_never_a_query() {
        assertThat(rpc.method("POST", "conf.octet,conf.octet?batch=1", OCTETS, "x").statusCode()).isEqualTo(404);
        assertThat(rpc.method("POST", "conf.ping", OCTETS, "x").statusCode()).isEqualTo(405);
        assertThat(rpc.method("POST", "conf.count", OCTETS, "x").statusCode()).isEqualTo(405);
        assertThat(rpc.method("PUT", "conf.octet", OCTETS, "x").statusCode()).isEqualTo(405);
    }
}
