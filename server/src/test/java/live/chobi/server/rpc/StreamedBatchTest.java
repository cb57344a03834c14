package live.chobi.server.rpc;

import static live.chobi.server.rpc.TestRpc.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import live.chobi.outbox.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Batches as lines of JSON, as `httpBatchStreamLink` asks for them.
class StreamedBatchTest {
    private static final String[] LINES = {"trpc-accept", "application/jsonl"};

    private final TestRpc rpc = new TestRpc();

    @AfterEach
    void close() {
        rpc.close();
    }

    private static List<JsonNode> lines(HttpResponse<String> answer) {
        return answer.body().lines().map(Json::tree).toList();
    }

    @Test
    void a_result_is_promised_chunk_by_chunk() {
        HttpResponse<String> answer = rpc.get("conf.ping?batch=1", LINES);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).contains("application/json");
        assertThat(answer.headers().firstValue("vary").orElseThrow()).startsWith("trpc-accept, accept");
        assertThat(answer.body()).isEqualTo("""
                {"0":[[0],[null,0,0]]}
                [0,0,[[{"result":0}],["result",0,1]]]
                [1,0,[[{"data":0}],["data",0,2]]]
                [2,0,[["pong"]]]
                """);
    }

    @Test
    void undefined_is_a_value_without_data_and_an_error_stands_in_its_envelope() {
        HttpResponse<String> answer = rpc.edge().send(rpc.edge()
                .request("/api/trpc/conf.nothing?batch=1", LINES).header("content-type", "application/json")
                .method("POST", BodyPublishers.ofString("")).build());
        assertThat(answer.body()).endsWith("[2,0,[[]]]\n");
        HttpResponse<String> refused = rpc.query("conf.strict?batch=1", "{\"0\":{\"amount\":0}}", LINES);
        assertThat(refused.statusCode()).isEqualTo(200);
        JsonNode error = lines(refused).get(1);
        assertThat(error.get(0).asInt()).isZero();
        assertThat(error.get(1).asInt()).isZero();
        assertThat(error.at("/2/0/0/error/data/field").asText()).isEqualTo("amount");
        assertThat(error.at("/2/0/0/error/data/path").asText()).isEqualTo("conf.strict");
    }

    @Test
    void what_is_ready_first_is_sent_first() {
        HttpResponse<String> answer = rpc.query("conf.slow,conf.ping?batch=1", "{\"0\":{\"ms\":500}}", LINES);
        List<JsonNode> lines = lines(answer);
        assertThat(lines.get(0)).isEqualTo(Json.tree("{\"0\":[[0],[null,0,0]],\"1\":[[0],[null,0,1]]}"));
        assertThat(lines.get(1).get(0).asInt()).as("the second call answers first").isOne();
        assertThat(lines.get(3)).isEqualTo(Json.tree("[3,0,[[\"pong\"]]]"));
        assertThat(lines.get(6)).isEqualTo(Json.tree("[5,0,[[{\"ms\":500}]]]"));
        assertThat(lines).hasSize(7);
    }

    @Test
    void a_hundred_calls_have_a_chunk_each() {
        String hundred = String.join(",", Collections.nCopies(100, "conf.ping"));
        List<JsonNode> lines = lines(rpc.get(hundred + "?batch=1", LINES));
        assertThat(lines.getFirst()).hasSize(100);
        assertThat(lines.stream().skip(1).map(it -> it.get(0).asInt())).hasSize(300).doesNotHaveDuplicates();
    }

    @Test
    void what_never_gets_to_a_procedure_is_one_plain_error() {
        HttpResponse<String> mixed = rpc.get("conf.ping,conf.nothing?batch=1", LINES);
        assertThat(mixed.statusCode()).isEqualTo(400);
        assertThat(json(mixed).at("/error/data/reason").asText()).isEqualTo("mixed_kinds");
        HttpResponse<String> many = rpc.get(String.join(",", Collections.nCopies(101, "conf.ping")) + "?batch=1",
                LINES);
        assertThat(many.statusCode()).isEqualTo(400);
    }

    @Test
    void the_accept_header_asks_for_lines_too() {
        assertThat(rpc.get("conf.ping?batch=1", "accept", "text/html, application/jsonl").body())
                .startsWith("{\"0\":[[0]");
        assertThat(rpc.get("conf.ping?batch=1", "accept", "application/jsonl", "trpc-accept", "application/json")
                .body()).isEqualTo("[{\"result\":{\"data\":\"pong\"}}]");
    }

    @Test
    void a_subscription_is_no_part_of_a_batch() {
        HttpResponse<String> plain = rpc.query("conf.count?batch=1", "{\"0\":{\"count\":1}}");
        assertThat(plain.statusCode()).isEqualTo(400);
        assertThat(json(plain).at("/0/error/message").asText()).isEqualTo("Cannot batch subscription calls");
        HttpResponse<String> streamed = rpc.query("conf.count?batch=1", "{\"0\":{\"count\":1}}", LINES);
        assertThat(lines(streamed).get(1).at("/2/0/0/error/message").asText())
                .isEqualTo("Cannot batch subscription calls");
        assertThat(json(rpc.get("conf.count,conf.ping?batch=1")).at("/error/message").asText())
                .isEqualTo("Cannot mix procedure types in call: subscription, query");
    }
}
