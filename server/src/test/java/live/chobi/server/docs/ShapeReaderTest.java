package live.chobi.server.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Endpoint;
import live.chobi.kernel.Endpoint.Access;
import live.chobi.kernel.Feed;
import live.chobi.kernel.FormFile;
import live.chobi.kernel.Octets;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.Subscription;
import live.chobi.outbox.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What is generated from records: the description, JSON Schema and TypeScript, side by side.
class ShapeReaderTest {
    enum Kind {
        VIDEO, AUDIO
    }

    record Input(SessionId session, @NotBlank @Size(max = 20) String title, @Nullable @Min(1) @Max(9) Integer size,
            @Size(max = 3) List<@Pattern(regexp = "[a-z]+") String> tags, @Nullable Kind kind, boolean loud,
            @Nullable Instant at) {}

    record Output(UUID id, @Nullable String note, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long coins,
            @Nullable Object host, List<?> coHosts, Map<String, Integer> counts, JsonNode payload, Inner inner) {
        record Inner(double share) {}
    }

    record Form(String name, FormFile file) {}

    static final class Make implements Procedure<Input, Output> {
        @Override
        public Output handle(Caller caller, Input input) {
            throw new UnsupportedOperationException();
        }
    }

    static final class Watch implements Subscription<Procedure.Nothing, Output.Inner> {
        @Override
        public Feed<Output.Inner> handle(Caller caller, Procedure.Nothing input) {
            throw new UnsupportedOperationException();
        }
    }

    private static final ApiModel MODEL = ApiModel.of(List.of(
            Endpoint.mutation("thing.make", Access.SIGNED_IN, Input.class, new Make()),
            Endpoint.subscription("thing.watch", Access.ANYONE, Procedure.Nothing.class, new Watch()),
            Endpoint.mutation("thing.send", Access.ADMIN, Form.class, (_, input) -> input.name()),
            Endpoint.mutation("thing.store", Access.ADMIN, Octets.class, (_, input) -> input.size())));

    private static JsonNode described(String pointer) {
        return Json.tree(Json.write(ApiDescription.of(MODEL))).path("procedures").at(pointer);
    }

    private static JsonNode json(String text) {
        return Json.tree(text.replace('\'', '"'));
    }

    @Test
    void an_input_is_described_with_its_limits_and_what_may_be_left_out() {
        assertThat(described("/thing.make/input/fields")).isEqualTo(json("""
                {'session':{'type':'uuid'},
                 'title':{'type':'string','min':1,'max':20},
                 'size':{'type':'integer','min':1,'max':9,'nullable':true,'optional':true},
                 'tags':{'type':'list','max':3,'item':{'type':'string','pattern':'[a-z]+'}},
                 'kind':{'type':'choice','values':['video','audio'],'nullable':true,'optional':true},
                 'loud':{'type':'boolean'},
                 'at':{'type':'date-time','nullable':true,'optional':true}}"""));
        assertThat(described("/thing.make/kind").asText()).isEqualTo("mutation");
        assertThat(described("/thing.make/access").asText()).isEqualTo("signed_in");
    }

    @Test
    void an_output_says_what_is_null_and_what_is_absent() {
        String user = "'type':'object','fields':{'id':{'type':'uuid'},'username':{'type':'string'},"
                + "'displayName':{'type':'string'}}";
        assertThat(described("/thing.make/output/fields")).isEqualTo(json("""
                {'id':{'type':'uuid'},
                 'note':{'type':'string','nullable':true},
                 'coins':{'type':'integer','optional':true},
                 'host':{%s,'nullable':true},
                 'coHosts':{'type':'list','item':{%s}},
                 'counts':{'type':'table','value':{'type':'integer'}},
                 'payload':{'type':'any'},
                 'inner':{'type':'object','fields':{'share':{'type':'number'}}}}""".formatted(user, user)));
        assertThat(described("/thing.watch/output/fields/share/type").asText()).isEqualTo("number");
        assertThat(described("/thing.watch/input")).isEqualTo(json("{'type':'nothing'}"));
        assertThat(described("/thing.store/input")).isEqualTo(json("{'type':'bytes'}"));
    }

    @Test
    void typescript_has_the_same_fields() {
        assertThat(AppRouterTypes.of(MODEL)).contains("""
                export interface ShapeReaderTestInput {
                  session: Id;
                  /** 1 to 20 characters */
                  title: string;
                  /** 1 to 9 */
                  size?: number | null;
                  /** at most 3 items */
                  tags: Array<string>;
                  kind?: 'video' | 'audio' | null;
                  loud: boolean;
                  at?: Time | null;
                }
                """, """
                export interface ShapeReaderTestOutput {
                  id: Id;
                  note: string | null;
                  coins?: number;
                  host: UserView | null;
                  coHosts: Array<UserView>;
                  counts: Record<string, number>;
                  payload: Record<string, any>;
                  inner: ShapeReaderTestOutputInner;
                }
                """, "make: TRPCMutationProcedure<{ input: ShapeReaderTestInput; output: ShapeReaderTestOutput;",
                "watch: TRPCSubscriptionProcedure<{ input: void; output: "
                        + "AsyncIterable<Tracked<ShapeReaderTestOutputInner>, void, unknown>;",
                "send: TRPCMutationProcedure<{ input: FormData;", "store: TRPCMutationProcedure<{ input: Blob");
    }

    @Test
    void json_schema_has_the_same_limits() {
        JsonNode input = Json.tree(Json.write(JsonSchema.components(MODEL.structs()))).path("ShapeReaderTestInput");
        assertThat(input.path("required")).isEqualTo(json("['session','title','tags','loud']"));
        assertThat(input.at("/properties/title")).isEqualTo(json("{'type':'string','minLength':1,'maxLength':20}"));
        assertThat(input.at("/properties/size")).isEqualTo(json("{'type':['integer','null'],'minimum':1,'maximum':9}"));
        assertThat(input.at("/properties/tags/items/pattern").asText()).isEqualTo("^(?:[a-z]+)$");
        assertThat(input.at("/properties/kind/oneOf")).hasSize(2);
    }

    @Test
    void two_records_of_one_name_are_told_apart() {
        ApiModel twice = ApiModel.of(List.of(
                Endpoint.query("a.x", Access.ANYONE, Input.class, (_, _) -> ""),
                Endpoint.mutation("b.x", Access.ANYONE, Procedure.Nothing.class, new Back())));
        assertThat(twice.structs().keySet()).contains("ShapeReaderTestInput", "DocsShapeReaderTestInput");
    }

    /// Hands out what others take: the same record, in the other direction.
    static final class Back implements Procedure<Procedure.Nothing, Input> {
        @Override
        public Input handle(Caller caller, Procedure.Nothing input) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void what_is_written_about_a_procedure_is_read_by_lines() {
        var words = ProcedureTexts.parse("""
                make | Makes it. | too_many, too_few | {"id":"$id"}
                look | Looks. | |
                """);
        assertThat(words.get("make")).isEqualTo(new ProcedureTexts.Words("Makes it.", List.of("too_many", "too_few"),
                Optional.of(json("{'id':'01a1fd9d-1155-7000-b833-ddfc24f0661c'}"))));
        assertThat(words.get("look")).isEqualTo(new ProcedureTexts.Words("Looks.", List.of(),
                Optional.empty()));
    }
}
