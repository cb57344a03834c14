package live.chobi.server.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import live.chobi.outbox.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiChangesTest {
    private static JsonNode api(String input, String output) {
        return Json.tree("{'procedures':{'a.b':{'kind':'query','access':'signed_in','input':%s,'output':%s}}}"
                .formatted(input, output).replace('\'', '"'));
    }

    private static String object(String fields) {
        return "{'type':'object','fields':{" + fields + "}}";
    }

    private static final String NOTHING = "{'type':'nothing'}";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'x':{'type':'string'}                                | 'x':{'type':'string'}                                |
            'x':{'type':'string'}                                |                                                      | a.b input.x is gone
            'x':{'type':'string'}                                | 'x':{'type':'integer'}                               | a.b input.x was string and is integer
            'x':{'type':'string'}                                | 'x':{'type':'string','optional':true}                |
            'x':{'type':'string','optional':true}                | 'x':{'type':'string'}                                | a.b input.x is required now
            'x':{'type':'string','optional':true}                | 'x':{'type':'string','optional':true},'y':{'type':'string','optional':true} |
            'x':{'type':'string','optional':true}                | 'x':{'type':'string','optional':true},'y':{'type':'string'} | a.b input.y is new and required
            'x':{'type':'string','nullable':true}                | 'x':{'type':'string'}                                | a.b input.x may be null no longer
            'x':{'type':'string','max':9}                        | 'x':{'type':'string','max':10}                       |
            'x':{'type':'string','max':9}                        | 'x':{'type':'string','max':8}                        | a.b input.x has a lower most: 8
            'x':{'type':'string'}                                | 'x':{'type':'string','max':8}                        | a.b input.x has a lower most: 8
            'x':{'type':'integer','min':1}                       | 'x':{'type':'integer','min':0}                       |
            'x':{'type':'integer','min':1}                       | 'x':{'type':'integer','min':2}                       | a.b input.x has a higher least: 2
            'x':{'type':'string','pattern':'a'}                  | 'x':{'type':'string'}                                |
            'x':{'type':'string'}                                | 'x':{'type':'string','pattern':'a'}                  | a.b input.x must match another pattern: a
            'x':{'type':'choice','values':['a']}                 | 'x':{'type':'choice','values':['a','b']}             |
            'x':{'type':'choice','values':['a','b']}             | 'x':{'type':'choice','values':['a']}                 | a.b input.x b is taken no longer
            'x':{'type':'list','item':{'type':'string'}}         | 'x':{'type':'list','item':{'type':'uuid'}}           | a.b input.x item was string and is uuid
            """)
    void what_clients_send_may_only_be_judged_more_gently(String before, String after, String fault) {
        assertThat(ApiChanges.between(api(object(before), NOTHING), api(object(after == null ? "" : after), NOTHING)))
                .isEqualTo(fault == null ? List.of() : List.of(fault));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'x':{'type':'string'}                        | 'x':{'type':'string'},'y':{'type':'string'}  |
            'x':{'type':'string'}                        | 'y':{'type':'string'}                        | a.b output.x is gone
            'x':{'type':'string'}                        | 'x':{'type':'boolean'}                       | a.b output.x was string and is boolean
            'x':{'type':'string'}                        | 'x':{'type':'string','nullable':true}        | a.b output.x may be null now
            'x':{'type':'string','nullable':true}        | 'x':{'type':'string'}                        |
            'x':{'type':'string'}                        | 'x':{'type':'string','optional':true}        | a.b output.x may be absent now
            'x':{'type':'string','optional':true}        | 'x':{'type':'string'}                        |
            'x':{'type':'choice','values':['a']}         | 'x':{'type':'choice','values':['a','b']}     |
            'x':{'type':'list','item':{'type':'string'}} | 'x':{'type':'list','item':{'type':'uuid'}}   | a.b output.x item was string and is uuid
            """)
    void what_clients_are_sent_may_only_become_more_certain(String before, String after, String fault) {
        assertThat(ApiChanges.between(api(NOTHING, object(before)), api(NOTHING, object(after))))
                .isEqualTo(fault == null ? List.of() : List.of(fault));
    }

    @Test
    void a_procedure_stays_and_stays_open_to_whom_it_was() {
        JsonNode released = api(NOTHING, NOTHING);
        assertThat(ApiChanges.between(released, Json.tree("{\"procedures\":{}}"))).containsExactly("a.b is gone");
        JsonNode narrowed = Json.tree(released.toString().replace("signed_in", "admin").replace("query", "mutation"));
        assertThat(ApiChanges.between(released, narrowed)).containsExactly("a.b was a query and is a mutation",
                "a.b was open to signed_in and is to admin");
        assertThat(ApiChanges.between(narrowed, Json.tree(narrowed.toString().replace("admin", "anyone")))).isEmpty();
    }

    @Test
    void an_input_may_be_added_where_there_was_none_when_nothing_of_it_is_required() {
        assertThat(ApiChanges.between(api(NOTHING, NOTHING), api(object("'x':{'type':'string','optional':true}"),
                NOTHING))).isEmpty();
        assertThat(ApiChanges.between(api(NOTHING, NOTHING), api(object("'x':{'type':'string'}"), NOTHING)))
                .containsExactly("a.b input.x is new and required");
    }
}
