package live.chobi.server.rpc;

import static live.chobi.server.rpc.TestRpc.encoded;
import static live.chobi.server.rpc.TestRpc.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import live.chobi.kernel.Endpoint;
import live.chobi.kernel.Endpoint.Access;
import live.chobi.kernel.Problem;
import live.chobi.kernel.ProblemCode;
import live.chobi.kernel.Procedure.Nothing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The tRPC 11 HTTP protocol, rule by rule, as its reference server answers.
class RpcProtocolTest {
    private final TestRpc rpc = new TestRpc(
            Endpoint.query("gate.user", Access.SIGNED_IN, ConfProcedures.Amount.class, (caller, _) -> caller.user()),
            Endpoint.query("gate.admin", Access.ADMIN, Nothing.class, (_, input) -> input),
            Endpoint.query("gate.fast", Access.ANYONE, Nothing.class, (_, _) -> {
                throw Problem.tooFast("too_fast", "wait", Duration.ofMillis(1_200));
            }),
            Endpoint.query("gate.list", Access.ANYONE, Nothing.class, (_, _) -> List.of(1, 2)));

    @AfterEach
    void close() {
        rpc.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET  | conf.ping            |                       | {"result":{"data":"pong"}}
            GET  | conf.ping            | not json at all       | {"result":{"data":"pong"}}
            GET  | conf.echo            | {"a":[1,null,"é +&"]} | {"result":{"data":{"a":[1,null,"é +&"]}}}
            GET  | conf.echo            | "text"                | {"result":{"data":"text"}}
            GET  | conf.echo            |                       | {"result":{"data":null}}
            GET  | conf.strict          | {"amount":3}          | {"result":{"data":{"amount":3}}}
            GET  | conf.strict          | {"amount":3,"x":1}    | {"result":{"data":{"amount":3}}}
            GET  | conf.date            |                       | {"result":{"data":{"at":"2026-01-02T03:04:05.678Z"}}}
            GET  | gate.list            |                       | {"result":{"data":[1,2]}}
            GET  | conf%2Eping          |                       | {"result":{"data":"pong"}}
            POST | conf.echoMutation    | {"a":1}               | {"result":{"data":{"a":1}}}
            POST | conf.echoMutation    |                       | {"result":{"data":null}}
            POST | conf.strictMutation  | {"amount":3}          | {"result":{"data":{"amount":3}}}
            POST | conf.nothing         |                       | {"result":{}}
            POST | conf.nothing         | not json at all       | {"result":{}}
            """)
    void a_result_stands_in_its_envelope(String method, String path, String input, String expected) {
        String given = input == null ? "" : input;
        HttpResponse<String> answer = method.equals("POST")
                ? rpc.mutate(path, given)
                : given.isEmpty() ? rpc.get(path) : rpc.query(path, given);
        assertThat(answer.body()).isEqualTo(expected);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).contains("application/json");
        assertThat(answer.headers().firstValue("vary").orElseThrow()).startsWith("trpc-accept, accept");
    }

    @ParameterizedTest
    @EnumSource(ProblemCode.class)
    void every_error_has_its_number_name_and_status(ProblemCode code) {
        HttpResponse<String> answer = rpc.query("conf.fail",
                "{\"code\":\"" + code.name() + "\",\"message\":\"as asked\"}");
        JsonNode error = json(answer).get("error");
        assertThat(answer.statusCode()).isEqualTo(code.httpStatus());
        assertThat(error.get("code").asInt()).isEqualTo(code.number());
        assertThat(error.get("message").asText()).isEqualTo("as asked");
        assertThat(error.at("/data/code").asText()).isEqualTo(code.name());
        assertThat(error.at("/data/httpStatus").asInt()).isEqualTo(code.httpStatus());
        assertThat(error.at("/data/path").asText()).isEqualTo("conf.fail");
        assertThat(error.at("/data/reason").asText()).isEqualTo("asked_to_fail");
        assertThat(error.at("/data").has("field")).isFalse();
        assertThat(answer.headers().firstValue("content-type")).contains("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"conf.none", "conf", "", "__proto__", "constructor", "conf.ping.more", "conf/ping",
        "conf.ping,conf.ping", "system"})
    void a_path_without_a_procedure_is_not_found(String path) {
        HttpResponse<String> answer = rpc.get(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(json(answer).at("/error/message").asText()).isEqualTo("No procedure found on path \"" + path + "\"");
        assertThat(json(answer).at("/error/code").asInt()).isEqualTo(-32004);
        assertThat(json(answer).at("/error/data/path").asText()).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource({"POST, conf.ping, query, GET", "GET, conf.nothing, mutation, POST", "PUT, conf.ping, query, GET",
        "DELETE, conf.nothing, mutation, POST", "PATCH, conf.nothing, mutation, POST"})
    void the_wrong_method_is_refused_and_the_right_one_named(String method, String path, String kind, String right) {
        HttpResponse<String> answer = rpc.method(method, path, "application/json", "");
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("allow")).contains(right);
        assertThat(json(answer).at("/error/message").asText())
                .isEqualTo("Unsupported " + method + "-request to " + kind + " procedure at path \"" + path + "\"");
        assertThat(json(answer).at("/error/data/path").asText()).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            POST | ''                                | 415 | Missing content-type header
            POST | text/plain                        | 415 | Unsupported content-type "text/plain
            POST | application/json5                 | 415 | Unsupported content-type "application/json5
            PUT  | ''                                | 415 | Missing content-type header
            GET  | multipart/form-data               | 405 | Only POST requests are supported for multipart/form-data requests
            GET  | application/octet-stream          | 405 | Only POST requests are supported for application/octet-stream requests
            """)
    void a_request_of_another_media_type_gets_to_no_procedure(String method, String type, int status, String message) {
        HttpResponse<String> answer = rpc.method(method, "conf.echoMutation", type, "");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(json(answer).at("/error/message").asText()).isEqualTo(message);
        assertThat(json(answer).at("/error/data").has("path")).isFalse();
        assertThat(answer.headers().firstValue("content-type").orElseThrow()).startsWith("text/plain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "Application/JSON", "application/json; charset=utf-8",
        "application/json ;x=y"})
    void the_media_type_is_read_as_media_types_are(String type) {
        assertThat(rpc.method("POST", "conf.nothing", type, "").statusCode()).isEqualTo(200);
    }

    @Test
    void a_query_may_carry_any_media_type() {
        assertThat(rpc.get("conf.ping", "content-type", "text/plain").statusCode()).isEqualTo(200);
    }

    @Test
    void a_malformed_escape_in_the_path_is_bad_and_names_no_path() {
        try (var connection = rpc.edge().connect()) {
            connection.send("GET /api/trpc/conf.%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            assertThat(connection.readAll()).startsWith("HTTP/1.1 400").contains("content-type: text/plain")
                    .contains("Invalid URL-encoding in path").doesNotContain("\"path\"");
        }
    }

    @Test
    void head_is_answered_204_without_a_call() {
        HttpResponse<String> answer = rpc.method("HEAD", "conf.crash", "", "");
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"amount\":}", "nul", "   ", "{\"amount\":1}{", "{\"amount\":1,\"amount\":2}",
        "'a'"})
    void malformed_json_is_a_bad_request_and_no_parse_error(String input) {
        for (HttpResponse<String> answer : List.of(rpc.query("conf.strict", input),
                rpc.mutate("conf.strictMutation", input))) {
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(json(answer).at("/error/data/code").asText()).isEqualTo("BAD_REQUEST");
            assertThat(json(answer).at("/error/code").asInt()).isEqualTo(-32600);
            assertThat(json(answer).at("/error/data/reason").asText()).isEqualTo("malformed_json");
            assertThat(json(answer).at("/error/data/path").asText()).startsWith("conf.strict");
        }
    }

    @Test
    void an_unexpected_exception_is_masked_and_named_by_its_request() {
        HttpResponse<String> answer = rpc.get("conf.crash", "x-request-id", "report-me");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("as asked").doesNotContain("stack");
        assertThat(json(answer).at("/error/code").asInt()).isEqualTo(-32603);
        assertThat(json(answer).at("/error/data/reason").asText()).isEqualTo("internal");
        assertThat(json(answer).at("/error/data/requestId").asText()).isEqualTo("report-me");
    }

    @Test
    void too_fast_says_how_long_to_wait_in_whole_seconds() {
        HttpResponse<String> answer = rpc.get("gate.fast");
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("retry-after")).contains("2");
        assertThat(json(answer).at("/error/data/retryAfter").asInt()).isEqualTo(2);
    }

    @Test
    void access_is_judged_before_the_input() {
        assertThat(json(rpc.query("gate.user", "{\"amount\":-1}")).at("/error/data/code").asText())
                .isEqualTo("UNAUTHORIZED");
        assertThat(rpc.query("gate.user", "{\"amount\":-1}", "authorization", "Bearer alice").statusCode())
                .isEqualTo(400);
        assertThat(json(rpc.query("gate.user", "{\"amount\":1}", "authorization", "bearer alice"))
                .at("/result/data").asText()).isEqualTo(TestRpc.ALICE.toString());
        assertThat(rpc.get("gate.admin", "authorization", "Bearer alice").statusCode()).isEqualTo(403);
        assertThat(rpc.get("gate.admin", "authorization", "Bearer admin").body()).isEqualTo("{\"result\":{}}");
    }

    @Test
    void a_bad_token_is_unauthorized_even_where_guests_may_call() {
        HttpResponse<String> answer = rpc.get("conf.ping", "authorization", "Bearer stale");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(json(answer).at("/error/data/path").asText()).isEqualTo("conf.ping");
    }

    @Test
    void a_procedure_at_the_door_does_not_look_at_the_token() {
        var rules = RpcRoute.Rules.defaults().withoutToken(Set.of("conf.ping"));
        try (var door = new TestRpc(rules, RequestLimits.NONE, List.of())) {
            assertThat(door.get("conf.ping", "authorization", "Bearer stale").statusCode()).isEqualTo(200);
            assertThat(door.get("conf.date", "authorization", "Bearer stale").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void a_call_that_takes_too_long_is_given_up() {
        var rules = RpcRoute.Rules.defaults().deadline(Duration.ofMillis(200));
        try (var hasty = new TestRpc(rules, RequestLimits.NONE, List.of())) {
            HttpResponse<String> answer = hasty.query("conf.slow,conf.ping?batch=1", "{\"0\":{\"ms\":60000}}");
            assertThat(answer.statusCode()).isEqualTo(207);
            assertThat(json(answer).at("/0/error/data/code").asText()).isEqualTo("TIMEOUT");
            assertThat(json(answer).at("/1/result/data").asText()).isEqualTo("pong");
        }
    }

    @Test
    void a_batch_is_answered_in_order_with_its_common_status_or_207() {
        HttpResponse<String> same = rpc.query("conf.ping,conf.strict,conf.echo?batch=1", "{\"1\":{\"amount\":2}}");
        assertThat(same.statusCode()).isEqualTo(200);
        assertThat(same.body()).isEqualTo("[{\"result\":{\"data\":\"pong\"}},{\"result\":{\"data\":{\"amount\":2}}},"
                + "{\"result\":{\"data\":null}}]");
        HttpResponse<String> mixed = rpc.query("conf.ping,conf.strict?batch=1", "{\"1\":{\"amount\":0}}");
        assertThat(mixed.statusCode()).isEqualTo(207);
        assertThat(json(mixed).at("/1/error/data/field").asText()).isEqualTo("amount");
        HttpResponse<String> missing = rpc.get("conf.none,nor.this?batch=1");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(json(missing).at("/1/error/data/path").asText()).isEqualTo("nor.this");
        assertThat(rpc.get("conf.ping?batch=1").body()).isEqualTo("[{\"result\":{\"data\":\"pong\"}}]");
        assertThat(rpc.get("conf.ping%2Cconf.ping?batch=1&other=1").statusCode()).isEqualTo(200);
        assertThat(rpc.get("conf.ping?batch=2").body()).isEqualTo("{\"result\":{\"data\":\"pong\"}}");
    }

    @Test
    void a_batch_of_mutations_takes_its_inputs_from_the_body() {
        HttpResponse<String> answer = rpc.mutate("conf.echoMutation,conf.nothing,conf.echoMutation?batch=1",
                "{\"0\":\"a\",\"2\":[1]}");
        assertThat(answer.body())
                .isEqualTo("[{\"result\":{\"data\":\"a\"}},{\"result\":{}},{\"result\":{\"data\":[1]}}]");
        HttpResponse<String> wrong = rpc.mutate("conf.ping,conf.ping?batch=1", "");
        assertThat(wrong.statusCode()).isEqualTo(405);
        assertThat(wrong.headers().firstValue("allow")).contains("GET");
    }

    @Test
    void a_batch_of_both_kinds_is_refused_as_a_whole() {
        HttpResponse<String> answer = rpc.get("conf.ping,conf.nothing?batch=1");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).at("/error/message").asText())
                .isEqualTo("Cannot mix procedure types in call: query, mutation");
        assertThat(json(answer).at("/error/data").has("path")).isFalse();
        assertThat(answer.headers().firstValue("content-type").orElseThrow()).startsWith("text/plain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "null", "1", "\"a\"", "{"})
    void a_batch_whose_inputs_are_no_object_fails_in_each_call_that_wants_one(String inputs) {
        HttpResponse<String> answer = rpc.query("conf.strict,conf.ping?batch=1", inputs);
        assertThat(answer.statusCode()).isEqualTo(207);
        assertThat(json(answer).at("/0/error/data/code").asText()).isEqualTo("BAD_REQUEST");
        assertThat(json(answer).at("/0/error/data/path").asText()).isEqualTo("conf.strict");
        assertThat(json(answer).at("/1/result/data").asText()).isEqualTo("pong");
    }

    @Test
    void a_batch_has_at_most_100_calls() {
        String hundred = String.join(",", Collections.nCopies(100, "conf.ping"));
        HttpResponse<String> most = rpc.get(hundred + "?batch=1");
        assertThat(most.statusCode()).isEqualTo(200);
        assertThat(json(most)).hasSize(100);
        HttpResponse<String> answer = rpc.get(hundred + ",conf.ping?batch=1");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).at("/error/message").asText()).isEqualTo("Batch call exceeds maximum size");
    }

    @Test
    void calls_of_a_batch_run_at_the_same_time() {
        String ten = String.join(",", Collections.nCopies(10, "conf.slow"));
        var inputs = new StringBuilder("{");
        for (int i = 0; i < 10; i++) {
            inputs.append(i == 0 ? "" : ",").append('"').append(i).append("\":{\"ms\":400}");
        }
        long start = System.nanoTime();
        assertThat(rpc.query(ten + "?batch=1", inputs.append('}').toString()).statusCode()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void a_stream_of_lines_must_be_batched() {
        HttpResponse<String> alone = rpc.get("conf.ping", "trpc-accept", "application/jsonl");
        assertThat(alone.statusCode()).isEqualTo(400);
        assertThat(json(alone).at("/error/message").asText())
                .isEqualTo("Streaming requests must be batched (you can do a batch of 1)");
    }

    @Test
    void a_body_of_a_million_bytes_is_taken_and_a_longer_one_is_not() {
        String quoted = '"' + "a".repeat(999_998) + '"';
        assertThat(rpc.mutate("conf.echoMutation", quoted).statusCode()).isEqualTo(200);
        HttpResponse<String> answer = rpc.mutate("conf.echoMutation", quoted + " ");
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(json(answer).at("/error/data/code").asText()).isEqualTo("PAYLOAD_TOO_LARGE");
    }

    @Test
    void errors_can_be_read_by_the_listed_origin() {
        assertThat(rpc.get("conf.none", "origin", "http://app.example").headers()
                .firstValue("access-control-allow-origin")).contains("http://app.example");
    }

    @Test
    void a_refused_address_is_told_when_to_come_back() {
        var limits = new TokenBuckets(new TokenBuckets.Rate(2, 0.1), TokenBuckets.PER_USER, () -> 0);
        try (var limited = new TestRpc(RpcRoute.Rules.defaults(), limits, List.of())) {
            HttpResponse<String> answer = limited.query("conf.ping,conf.ping,conf.ping?batch=1", encoded("{}"));
            assertThat(answer.statusCode()).isEqualTo(207);
            assertThat(answer.headers().firstValue("retry-after")).contains("10");
        }
    }
}
