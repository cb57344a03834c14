package live.chobi.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The one dialect, told by what it writes, what it takes and what it refuses.
class JsonTest {
    enum Colour {
        DEEP_RED, BLUE
    }

    record Letter(@Nullable String text, @Nullable List<String> tags, @Nullable UUID id, @Nullable UserId user,
            @Nullable SessionId session, @Nullable Instant at, @Nullable Colour colour, @Nullable Long count,
            @Nullable Integer size,
            @Nullable Boolean open, @Nullable Map<String, String> names) {}

    private static Letter read(String json) throws JsonProcessingException {
        return Json.MAPPER.readValue(json, Letter.class);
    }

    @Test
    void it_writes_ids_as_text_times_in_milliseconds_and_constants_in_lower_case() {
        UUID id = UUID.fromString("019b7ca9-8f2e-7000-8000-00000000abcd");
        assertThat(Json.write(new Letter("a", List.of("b"), id, new UserId(id), new SessionId(id),
                Instant.parse("2026-01-02T03:04:05.6789Z"), Colour.DEEP_RED, 5L, 3, true, Map.of("k", "v"))))
                .isEqualTo("""
                        {"text":"a","tags":["b"],"id":"019b7ca9-8f2e-7000-8000-00000000abcd",\
                        "user":"019b7ca9-8f2e-7000-8000-00000000abcd",\
                        "session":"019b7ca9-8f2e-7000-8000-00000000abcd","at":"2026-01-02T03:04:05.678Z",\
                        "colour":"deep_red","count":5,"size":3,"open":true,"names":{"k":"v"}}""");
    }

    @Test
    void what_it_writes_it_reads() throws Exception {
        Letter letter = new Letter("مرحبا 👩‍👩‍👧 \t\n\"", List.of(), UUID.randomUUID(), UserId.next(),
                SessionId.next(), Instant.parse("2026-01-02T03:04:05Z"), Colour.BLUE, Long.MAX_VALUE, -1, false,
                Map.of("ключ", "值"));
        assertThat(read(Json.write(letter))).isEqualTo(letter);
    }

    @Test
    void unknown_fields_are_ignored_and_missing_ones_are_null() throws Exception {
        assertThat(read("{\"later\":{\"x\":[1]}}"))
                .isEqualTo(new Letter(null, null, null, null, null, null, null, null, null, null, null));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a number as text               | {"text": 5}
            a fraction as text             | {"text": 5.5}
            a truth as text                | {"text": true}
            an object as text              | {"text": {}}
            a list as text                 | {"text": ["a"]}
            a number among texts           | {"tags": ["a", 5]}
            a number as a name             | {"names": {"k": 5}}
            a text as a list               | {"tags": "a"}
            a text as a number             | {"count": "5"}
            an empty text as a number      | {"count": ""}
            a fraction as a whole number   | {"count": 5.0}
            a number too large             | {"count": 9223372036854775808}
            a number too large for an int  | {"size": 2147483648}
            a truth as a number            | {"count": true}
            a text as a truth              | {"open": "true"}
            a number as a truth            | {"open": 1}
            a number as a constant         | {"colour": 0}
            an unknown constant            | {"colour": "green"}
            a text that is no id           | {"id": "1-1-1-1-1"}
            a number as an id              | {"user": 5}
            an id with a blank             | {"session": " 019b7ca9-8f2e-7000-8000-00000000abcd"}
            a text that is no time         | {"at": "yesterday"}
            a number as a time             | {"at": 1700000000}
            a time without a zone          | {"at": "2026-01-02T03:04:05"}
            a time no calendar holds       | {"at": "+999999999-12-31T23:59:59Z"}
            a time before the first year   | {"at": "-0001-01-01T00:00:00Z"}
            the same field twice           | {"text": "a", "text": "b"}
            something after the end        | {} {}
            U+0000                         | {"text": "a\\u0000b"}
            half of a pair, the first      | {"text": "a\\ud83d"}
            half of a pair, the second     | {"text": "\\ude00a"}
            a pair the wrong way round     | {"text": "\\ude00\\ud83d"}
            U+0000 in a list               | {"tags": ["\\u0000"]}
            U+0000 in a name's value       | {"names": {"k": "\\u0000"}}
            U+0000 in a name               | {"names": {"\\u0000": "v"}}
            half of a pair in a name       | {"names": {"\\ud83d": "v"}}
            """)
    void refused(String what, String json) {
        assertThatThrownBy(() -> read(json)).as(what).isInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> Json.MAPPER.treeToValue(Json.MAPPER.readTree(json), Letter.class)).as("as a tree")
                .isInstanceOf(JsonProcessingException.class);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            an emoji                  | {"text": "\\ud83d\\ude00"}                        | 😀
            digits                    | {"text": "5"}                                     | 5
            a constant in capitals    | {"text": "a", "colour": "DEEP_RED"}               | a
            an offset                 | {"text": "a", "at": "2026-01-02T03:04:05+03:00"}  | a
            """)
    void taken(String what, String json, String text) throws Exception {
        assertThat(read(json).text()).as(what).isEqualTo(text);
    }

    record Parcel(int weight) {}

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"weight\": null}"})
    void a_number_that_must_be_there_is_not_made_up(String json) {
        assertThatThrownBy(() -> Json.MAPPER.readValue(json, Parcel.class)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void a_tree_of_our_own_text_is_read_and_foreign_text_is_a_bug() {
        JsonNode tree = Json.tree("{\"a\":1}");
        assertThat(tree.path("a").asInt()).isEqualTo(1);
        assertThatThrownBy(() -> Json.tree("{")).isInstanceOf(IllegalStateException.class);
    }
}
