package live.chobi.server.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import live.chobi.kernel.Problem;
import live.chobi.kernel.ProblemCode;
import live.chobi.kernel.SessionId;
import live.chobi.outbox.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which field breaks which rule: the words a client's developer gets to read.
class InputReaderTest {
    public enum Kind {
        VIDEO, AUDIO
    }

    public record Order(SessionId session, @Positive long amount, @Nullable Integer count, @Nullable Kind kind,
            @Nullable Boolean loud, @Nullable Instant at, @Nullable @Size(max = 5) String title,
            @Nullable @Size(max = 3) List<@Size(max = 4) String> tags, @Nullable List<@Valid Item> items,
            @Nullable @Size(min = 8) String password) {}

    public record Item(SessionId id, @Max(9) int size) {}

    public record Page(@Nullable Integer limit, Optional<String> cursor) {}

    public record Positives(int even) {
        public Positives {
            if (even % 2 != 0) {
                throw new IllegalArgumentException("must be even");
            }
        }
    }

    private static final String ID = "0190a8e2-0000-7000-8000-000000000000";

    private static <T> T read(Class<T> type, @Nullable String json) {
        return new InputReader<>(type, InputReader.validator())
                .read(Optional.ofNullable(json).map(Json::tree));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            {}                                            | session     | session is required
            {"session":null,"amount":1}                   | session     | session must not be null
            {"session":"ID"}                              | amount      | amount is required
            {"session":"ID","amount":null}                | amount      | amount must not be null
            {"session":"abc","amount":1}                  | session     | session must be a UUID, got 'abc'
            {"session":7,"amount":1}                      | session     | session must be a UUID, got 7
            {"session":"1-1-1-1-1","amount":1}            | session     | session must be a UUID, got '1-1-1-1-1'
            {"session":"ID","amount":1.5}                 | amount      | amount must be a whole number, got 1.5
            {"session":"ID","amount":1.0}                 | amount      | amount must be a whole number, got 1.0
            {"session":"ID","amount":"1"}                 | amount      | amount must be a whole number, got '1'
            {"session":"ID","amount":true}                | amount      | amount must be a whole number, got true
            {"session":"ID","amount":[1]}                 | amount      | amount must be a whole number, got [1]
            {"session":"ID","amount":9223372036854775808} | amount      | amount must be a whole number within range, got 9223372036854775808
            {"session":"ID","amount":1e3}                 | amount      | amount must be a whole number, got 1000.0
            {"session":"ID","amount":0}                   | amount      | amount must be greater than 0, got '0'
            {"session":"ID","amount":-3}                  | amount      | amount must be greater than 0, got '-3'
            {"session":"ID","amount":1,"count":2147483648} | count      | count must be a whole number within range, got 2147483648
            {"session":"ID","amount":1,"kind":"radio"}    | kind        | kind must be one of video, audio, got 'radio'
            {"session":"ID","amount":1,"kind":0}          | kind        | kind must be one of video, audio, got 0
            {"session":"ID","amount":1,"loud":"yes"}      | loud        | loud must be true or false, got 'yes'
            {"session":"ID","amount":1,"loud":1}          | loud        | loud must be true or false, got 1
            {"session":"ID","amount":1,"at":"today"}      | at          | at must be an ISO-8601 time in UTC, got 'today'
            {"session":"ID","amount":1,"title":5}         | title       | title must be a string, got 5
            {"session":"ID","amount":1,"title":{}}        | title       | title must be a string, got {}
            {"session":"ID","amount":1,"title":"123456"}  | title       | title size must be between 0 and 5, got '123456'
            {"session":"ID","amount":1,"title":"a\\u0000"} | title      | title must be text without U+0000 and unpaired surrogates
            {"session":"ID","amount":1,"title":"\\ud83d"} | title       | title must be text without U+0000 and unpaired surrogates
            {"session":"ID","amount":1,"tags":"a"}        | tags        | tags must be a list, got 'a'
            {"session":"ID","amount":1,"tags":["a",null]} | tags[1]     | tags[1] must not be null
            {"session":"ID","amount":1,"tags":["a",2]}    | tags[1]     | tags[1] must be a string, got 2
            {"session":"ID","amount":1,"tags":["a","12345"]} | tags[1]  | tags[1] size must be between 0 and 4, got '12345'
            {"session":"ID","amount":1,"tags":["","","",""]} | tags     | tags size must be between 0 and 3
            {"session":"ID","amount":1,"items":[{"id":"x","size":1}]}    | items[0].id   | items[0].id must be a UUID, got 'x'
            {"session":"ID","amount":1,"items":[{"id":"ID"}]}            | items[0].size | items[0].size is required
            {"session":"ID","amount":1,"items":[{"id":"ID","size":10}]}  | items[0].size | items[0].size must be less than or equal to 9, got '10'
            {"session":"ID","amount":1,"items":[5]}       | items[0]    | items[0] must be an object, got 5
            {"session":"ID","amount":1,"password":"short"} | password   | password size must be between 8 and 2147483647
            {"session":"ID","amount":1,"password":55}     | password    | password must be a string
            []                                            | input       | input must be an object, got []
            "text"                                        | input       | input must be an object, got 'text'
            """)
    void what_is_wrong_is_named(String json, String field, String message) {
        Problem problem = catchThrowableOfType(Problem.class, () -> read(Order.class, json.replace("ID", ID)));
        assertThat(problem).isNotNull();
        assertThat(problem.code()).isEqualTo(ProblemCode.BAD_REQUEST);
        assertThat(problem.reason()).isEqualTo("bad_input");
        assertThat(problem.field()).contains(field);
        assertThat(problem.getMessage()).isEqualTo(message);
    }

    @Test
    void what_is_right_is_read_and_what_is_unknown_ignored() {
        Order order = read(Order.class, """
                {"session":"%s","amount":9223372036854775807,"kind":"audio","tags":["a"],"unknown":{},
                 "items":[{"id":"%s","size":9}],"title":"\\ud83d\\ude00"}""".formatted(ID, ID));
        assertThat(order.amount()).isEqualTo(Long.MAX_VALUE);
        assertThat(order.kind()).isEqualTo(Kind.AUDIO);
        assertThat(order.items()).containsExactly(new Item(order.session(), 9));
        assertThat(order.count()).isNull();
        assertThat(order.title()).isEqualTo("😀");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"-", "null", "{}"})
    void an_input_of_which_all_is_optional_may_be_left_out(String json) {
        assertThat(read(Page.class, json).limit()).isNull();
    }

    @Test
    void a_rule_of_the_record_itself_is_told_in_its_words() {
        Problem problem = catchThrowableOfType(Problem.class, () -> read(Positives.class, "{\"even\":3}"));
        assertThat(problem.getMessage()).contains("must be even");
    }

    @Test
    void raw_json_is_handed_through() {
        assertThat(read(JsonNode.class, "[1,{}]").toString()).isEqualTo("[1,{}]");
        assertThat(read(JsonNode.class, null).isNull()).isTrue();
    }
}
