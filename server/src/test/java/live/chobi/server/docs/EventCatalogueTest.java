package live.chobi.server.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import live.chobi.chat.announcements.AnnouncementRow;
import live.chobi.chat.gateway.ChatGateway;
import live.chobi.chat.messages.MessageRow;
import live.chobi.chat.polls.Poll;
import live.chobi.chat.standing.Decisions;
import live.chobi.gifts.battles.Battle;
import live.chobi.gifts.goals.Goal;
import live.chobi.gifts.sending.GiftRow;
import live.chobi.log.RowType;
import live.chobi.outbox.Json;
import live.chobi.server.RowTypes;
import live.chobi.server.docs.EventDoc.Field;
import live.chobi.server.docs.EventDoc.Kind;
import live.chobi.streaming.cohosts.CoHostRow;
import live.chobi.streaming.likes.LikesRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The catalogue says what the features list and send, no more and no less. That whole runs of the product keep to it
/// is the node suite's: `interaction.test.mjs`.
class EventCatalogueTest {
    private static final List<RowType> LISTED = RowTypes.ALL;
    /// Clients and operators depend on these.
    private static final Set<String> ROWS_PROMISED = Set.of("message", "message_deleted", "gift", "viewer_joined",
            "viewer_left", "moderation", "co_host", "session_live", "session_interrupted", "session_ended",
            "session_updated");
    private static final Set<String> EVENTS_PROMISED = Set.of("new_message", "gift_animation", "viewer_joined",
            "viewer_left", "session_ended", "notification", "viewer_count", "session_updated", "message_deleted",
            "moderation",
            "skipped");
    private static final Set<String> CALLS_PROMISED = Set.of("join_session", "leave_session", "send_message",
            "send_gift");
    /// Rows that may be taken back; then they say so.
    private static final Set<String> WITHDRAWN = Set.of("message");
    /// The records that rows are written from, where a feature shows them.
    private static final Map<String, Class<?>> PAYLOADS = Map.ofEntries(Map.entry("message", MessageRow.class),
            Map.entry("announcement", AnnouncementRow.class), Map.entry("poll_closed", Poll.View.class),
            Map.entry("co_host", CoHostRow.class), Map.entry("likes", LikesRow.class),
            Map.entry("gift", GiftRow.class), Map.entry("goal_set", Goal.View.class),
            Map.entry("battle_ended", Battle.View.class), Map.entry("moderation", Decisions.Moderation.class),
            Map.entry("message_deleted", Decisions.Deleted.class), Map.entry("chat_filter", Decisions.Filter.class));
    private static final Path MARKDOWN = Path.of("../docs/events.md");

    static List<EventDoc> docs() {
        return EventCatalogue.all();
    }

    private static List<EventDoc> of(Kind kind) {
        return docs().stream().filter(it -> it.kind() == kind).toList();
    }

    @Test
    void every_row_that_features_list_is_declared_with_its_event() {
        Map<String, String> listed = new TreeMap<>();
        LISTED.forEach(it -> listed.put(it.name(), it.socketEvent().orElse("")));
        Map<String, String> declared = new TreeMap<>();
        of(Kind.ROW).forEach(it -> declared.put(it.name(), it.event().orElse("")));
        assertThat(declared).isEqualTo(listed);
    }

    @Test
    void what_was_promised_is_declared() {
        assertThat(of(Kind.ROW)).extracting(EventDoc::name).containsAll(ROWS_PROMISED);
        assertThat(docs().stream().filter(it -> it.kind() != Kind.CLIENT).flatMap(it -> it.event().stream()))
                .containsAll(EVENTS_PROMISED);
        assertThat(of(Kind.CLIENT)).extracting(EventDoc::name).containsAll(CALLS_PROMISED);
    }

    @Test
    void what_is_withheld_from_viewers_is_declared_as_optional() {
        Map<String, EventDoc> rows = of(Kind.ROW).stream().collect(Collectors.toMap(EventDoc::name, it -> it));
        for (RowType type : LISTED) {
            EventDoc doc = Objects.requireNonNull(rows.get(type.name()));
            assertThat(doc.fields().stream().filter(Field::optional).map(Field::name)).as(type.name())
                    .containsAll(type.withheld());
        }
    }

    @Test
    void every_event_that_clients_may_send_is_declared() {
        Set<String> taken = new TreeSet<>(ChatGateway.CALLS.keySet());
        taken.addAll(List.of("join_session", "leave_session"));
        assertThat(of(Kind.CLIENT)).extracting(EventDoc::name).containsExactlyInAnyOrderElementsOf(taken);
    }

    @ParameterizedTest
    @MethodSource("docs")
    void an_example_has_the_declared_fields_and_no_others(EventDoc doc) {
        assertThat(doc.faults(doc.example())).isEmpty();
        assertThat(doc.answer().isPresent()).isEqualTo(doc.kind() == Kind.CLIENT);
    }

    @Test
    void a_declaration_has_the_fields_of_the_record_that_is_written() {
        for (EventDoc doc : of(Kind.ROW)) {
            Class<?> payload = PAYLOADS.get(doc.name());
            if (payload != null) {
                RowType type = LISTED.stream().filter(it -> it.name().equals(doc.name())).findFirst().orElseThrow();
                Set<String> written = properties(payload);
                type.people().forEach(it -> written.add(it.field()));
                if (WITHDRAWN.contains(doc.name())) {
                    written.add("deleted");
                }
                assertThat(doc.fields()).extracting(Field::name).as(doc.name())
                        .containsExactlyInAnyOrderElementsOf(written);
            }
        }
        assertThat(of(Kind.ROW)).extracting(EventDoc::name).containsAll(PAYLOADS.keySet());
    }

    private static Set<String> properties(Class<?> payload) {
        BeanDescription description = Json.MAPPER.getSerializationConfig()
                .introspect(Json.MAPPER.constructType(payload));
        Set<String> names = new TreeSet<>();
        for (BeanPropertyDefinition property : description.findProperties()) {
            if (property.couldSerialize()) {
                names.add(property.getName());
            }
        }
        return names;
    }

    @Test
    void a_field_too_many_too_few_or_of_another_type_is_a_fault() {
        EventDoc likes = docs().stream().filter(it -> it.name().equals("likes")).findFirst().orElseThrow();
        assertThat(likes.faults(Json.tree("{\"count\":1,\"total\":2}"))).isEmpty();
        assertThat(likes.faults(Json.tree("{\"count\":\"1\",\"more\":2}"))).containsExactly(
                "likes.count should be integer, got \"1\"", "likes.total should be integer, got ",
                "likes.more is not declared");
    }

    @Test
    void the_markdown_in_docs_is_what_the_declaration_makes() throws IOException {
        String made = new EventPages(docs()).markdown();
        Path fresh = Files.createDirectories(Path.of("target/docs")).resolve("events.md");
        Files.writeString(fresh, made);
        assertThat(Objects.equals(Files.readString(MARKDOWN), made))
                .as("docs/events.md is stale: copy server/%s over it", fresh).isTrue();
    }

    @Test
    void the_page_and_the_json_name_everything() {
        EventPages pages = new EventPages(docs());
        assertThat(docs()).allSatisfy(doc -> {
            assertThat(pages.html()).contains("id=\"" + doc.name() + "\"");
            assertThat(Json.tree(pages.json()).path("events").findValuesAsText("name")).contains(doc.name());
        });
    }
}
