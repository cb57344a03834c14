package live.chobi.streaming.sessions;

import static live.chobi.testkit.Virtually.call;
import static live.chobi.testkit.Virtually.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.log.RowType;
import live.chobi.log.RowType.Audience;
import live.chobi.log.RowView;
import live.chobi.log.RowViews;
import live.chobi.streaming.viewers.Viewer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who may see a session, who runs it, and what the lists show.
class SessionDeskTest {
    private final UserId ana = UserId.next();
    private SessionStage stage;

    @BeforeEach
    void open() {
        stage = new SessionStage();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private Caller caller(String who) {
        return switch (who) {
            case "guest" -> new Caller.Guest("127.0.0.1");
            case "stranger" -> SessionStage.user(ana);
            case "host" -> SessionStage.user(stage.host);
            default -> SessionStage.admin();
        };
    }

    @Test
    void a_picture_is_shown_of_public_sessions_on_air() {
        run(() -> {
            SessionId hidden = stage.make(Visibility.PRIVATE, "music", Kind.VIDEO).session().id();
            stage.bring(hidden, Phase.LIVE);
            assertThat(stage.desk.view(stage.in(Phase.LIVE)).thumbnailUrl()).isEqualTo("picture");
            assertThat(stage.desk.view(stage.in(Phase.INTERRUPTED)).thumbnailUrl()).isEqualTo("picture");
            assertThat(stage.desk.view(stage.in(Phase.CREATED)).thumbnailUrl()).isNull();
            assertThat(stage.desk.view(stage.in(Phase.ENDED)).thumbnailUrl()).isNull();
            assertThat(stage.desk.view(stage.sessions.get(hidden)).thumbnailUrl()).isNull();
        });
    }

    @ParameterizedTest(name = "transcoding {0}, on a server that does it: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            true  | true  | true
            false | true  | false
                  | true  | left to the server
            true  | false | transcoding_off
            false | false | false
                  | false | left to the server
            """)
    void a_host_says_whether_smaller_renditions_are_made_where_the_server_makes_any(@Nullable Boolean wanted,
            boolean transcodes, String outcome) {
        var create = new CreateSession(stage.sessions, stage.desk, new SessionStage.Places(), transcodes);
        assertThat(call(() -> {
            try {
                SessionView made = create.handle(caller("host"), new CreateSession.Input("title", null, null, null,
                        null, null, null, wanted)).session();
                assertThat(stage.sessions.get(made.id()).transcoding()).isEqualTo(made.transcoding());
                return Objects.requireNonNullElse(made.transcoding(), "left to the server").toString();
            } catch (Problem refused) {
                return refused.reason();
            }
        })).isEqualTo(outcome);
    }

    private static String outcome(Supplier<?> attempt) {
        try {
            var _ = attempt.get();
            return "yes";
        } catch (Problem refusal) {
            return refusal.reason();
        }
    }

    @ParameterizedTest(name = "{0}, {1} session")
    @CsvSource(delimiter = '|', textBlock = """
            # who      | session | without a code  | with a wrong code | with the code | later, without  | runs it
            guest      | public  | yes             | yes               | yes           | yes             | not_your_session
            stranger   | public  | yes             | yes               | yes           | yes             | not_your_session
            host       | public  | yes             | yes               | yes           | yes             | yes
            admin      | public  | yes             | yes               | yes           | yes             | yes
            guest      | private | private_session | wrong_access_code | yes           | private_session | not_your_session
            stranger   | private | private_session | wrong_access_code | yes           | yes             | not_your_session
            host       | private | yes             | yes               | yes           | yes             | yes
            admin      | private | yes             | yes               | yes           | yes             | yes
            """)
    void access(String who, String visibility, String without, String wrong, String right, String later, String runs) {
        run(() -> {
            Sessions.Made made = stage.make(Visibility.valueOf(visibility.toUpperCase(Locale.ROOT)), "music",
                    Kind.VIDEO);
            SessionId id = made.session().id();
            Caller caller = caller(who);
            assertThat(List.of(outcome(() -> stage.desk.visible(caller, id)),
                    outcome(() -> stage.desk.visible(caller, id, "wrong")),
                    outcome(() -> stage.desk.visible(caller, id, made.accessCode().orElse("any"))),
                    outcome(() -> stage.desk.visible(caller, id)), outcome(() -> stage.desk.run(caller, id))))
                    .containsExactly(without, wrong, right, later, runs);
        });
    }

    @Test
    void the_code_of_one_private_session_does_not_open_another() {
        run(() -> {
            String code = stage.make(Visibility.PRIVATE, "music", Kind.VIDEO).accessCode().orElseThrow();
            SessionId other = stage.make(Visibility.PRIVATE, "music", Kind.VIDEO).session().id();
            assertThat(outcome(() -> stage.desk.visible(caller("stranger"), other, code)))
                    .isEqualTo("wrong_access_code");
        });
    }

    @Test
    void a_session_that_does_not_exist_is_not_found_by_anybody() {
        run(() -> {
            for (String who : List.of("guest", "stranger", "host", "admin")) {
                assertThat(outcome(() -> stage.desk.visible(caller(who), SessionId.next()))).as(who)
                        .isEqualTo("session_not_found");
                assertThat(outcome(() -> stage.desk.run(caller(who), SessionId.next()))).as(who)
                        .isEqualTo("session_not_found");
            }
        });
    }

    @Test
    void a_private_session_is_watched_with_a_token_of_ones_own() {
        run(() -> {
            Session open = stage.in(Phase.LIVE);
            Session closed = stage.make(Visibility.PRIVATE, "music", Kind.VIDEO).session();
            assertThat(stage.desk.playback(open, caller("guest")).hlsUrl()).isEqualTo("open");
            assertThat(stage.desk.playback(open, caller("stranger")).hlsUrl()).isEqualTo("open for user:" + ana);
            assertThat(stage.desk.playback(closed, caller("stranger")).hlsUrl()).isEqualTo("token for user:" + ana);
            assertThat(stage.desk.playback(closed, caller("guest")).hlsUrl()).startsWith("token for guest:");
        });
    }

    private String live(String category, Kind kind, Visibility visibility, Phase phase) {
        SessionId id = stage.make(visibility, category, kind).session().id();
        stage.bring(id, phase);
        return id.toString();
    }

    private GetActiveSessions.Output active(@Nullable String category, @Nullable Kind kind,
            GetActiveSessions.@Nullable Sort sort, @Nullable Integer limit, @Nullable String cursor) {
        return new GetActiveSessions(stage.sessions, stage.desk).handle(new Caller.Guest("127.0.0.1"),
                new GetActiveSessions.Input(category, kind, sort, null, limit, cursor));
    }

    private static List<String> ids(GetActiveSessions.Output output) {
        return output.items().stream().map(it -> it.id().toString()).toList();
    }

    @Test
    void the_list_of_active_sessions_shows_public_ones_on_air_filtered_newest_first() {
        run(() -> {
            String song = live("music", Kind.VIDEO, Visibility.PUBLIC, Phase.LIVE);
            String radio = live("music", Kind.AUDIO, Visibility.PUBLIC, Phase.INTERRUPTED);
            String game = live("games", Kind.VIDEO, Visibility.PUBLIC, Phase.LIVE);
            var _ = live("music", Kind.VIDEO, Visibility.PRIVATE, Phase.LIVE);
            var _ = live("music", Kind.VIDEO, Visibility.PUBLIC, Phase.CREATED);
            var _ = live("music", Kind.VIDEO, Visibility.PUBLIC, Phase.ENDED);
            assertThat(ids(active(null, null, null, null, null))).containsExactly(game, radio, song);
            assertThat(ids(active("music", null, null, null, null))).containsExactly(radio, song);
            assertThat(ids(active("music", Kind.VIDEO, null, null, null))).containsExactly(song);
            assertThat(ids(active(null, Kind.AUDIO, null, null, null))).containsExactly(radio);
            assertThat(ids(active("nothing", null, null, null, null))).isEmpty();
        });
    }

    private List<String> sought(String query) {
        return ids(new GetActiveSessions(stage.sessions, stage.desk).handle(new Caller.Guest("127.0.0.1"),
                new GetActiveSessions.Input(null, null, null, query, null, null)));
    }

    @Test
    void what_is_sought_stands_in_the_title_or_the_category_every_word_of_it() {
        run(() -> {
            String song = live("Music", Kind.VIDEO, Visibility.PUBLIC, Phase.LIVE);
            var _ = live("games", Kind.VIDEO, Visibility.PUBLIC, Phase.LIVE);
            var _ = live("music", Kind.VIDEO, Visibility.PRIVATE, Phase.LIVE);
            assertThat(sought("  TITLE  music ")).containsExactly(song);
            assertThat(sought("music chess")).isEmpty();
            assertThat(sought(" ")).hasSize(2);
        });
    }

    private String coming(Duration in, Visibility visibility, String category, UserId host) {
        return stage.sessions.create(new Sessions.Wish(host, "soon", "", category, List.of(), Kind.VIDEO, visibility,
                stage.clock.instant().plus(in), null)).session().id().toString();
    }

    private GetUpcomingSessions.Output upcoming(@Nullable UserId host, @Nullable String category,
            @Nullable Integer limit, @Nullable String cursor) {
        return new GetUpcomingSessions(stage.sessions, stage.desk, stage.clock).handle(new Caller.Guest("127.0.0.1"),
                new GetUpcomingSessions.Input(host, category, limit, cursor));
    }

    private static List<String> idsOf(GetUpcomingSessions.Output output) {
        return output.items().stream().map(it -> it.id().toString()).toList();
    }

    @Test
    void what_is_to_come_is_public_has_a_time_and_has_not_begun_the_soonest_first() {
        run(() -> {
            String tomorrow = coming(Duration.ofDays(1), Visibility.PUBLIC, "music", stage.host);
            String late = coming(Duration.ofMinutes(-20), Visibility.PUBLIC, "music", stage.host);
            String games = coming(Duration.ofHours(2), Visibility.PUBLIC, "games", ana);
            var _ = coming(Duration.ofMinutes(-61), Visibility.PUBLIC, "music", stage.host);
            var _ = coming(Duration.ofHours(1), Visibility.PRIVATE, "music", stage.host);
            var _ = stage.make(Visibility.PUBLIC, "music", Kind.VIDEO);
            stage.bring(SessionId.parse(coming(Duration.ofHours(3), Visibility.PUBLIC, "music", ana), "id"),
                    Phase.LIVE);
            assertThat(idsOf(upcoming(null, null, null, null))).containsExactly(late, games, tomorrow);
            assertThat(idsOf(upcoming(stage.host, null, null, null))).containsExactly(late, tomorrow);
            assertThat(idsOf(upcoming(null, "games", null, null))).containsExactly(games);
        });
    }

    @Test
    void pages_of_what_is_to_come_join_up_also_where_two_begin_together() {
        run(() -> {
            String one = coming(Duration.ofHours(1), Visibility.PUBLIC, "music", stage.host);
            String two = coming(Duration.ofHours(1), Visibility.PUBLIC, "music", ana);
            String three = coming(Duration.ofHours(2), Visibility.PUBLIC, "music", ana);
            GetUpcomingSessions.Output first = upcoming(null, null, 1, null);
            GetUpcomingSessions.Output second = upcoming(null, null, 1, first.nextCursor());
            GetUpcomingSessions.Output third = upcoming(null, null, 1, second.nextCursor());
            assertThat(List.of(idsOf(first), idsOf(second), idsOf(third)))
                    .containsExactly(List.of(one), List.of(two), List.of(three));
            assertThat(third.nextCursor()).isNull();
            assertThatThrownBy(() -> upcoming(null, null, 1, "x")).isInstanceOf(Problem.class);
        });
    }

    @Test
    void the_most_watched_come_first_unless_the_newest_are_asked_for_and_pages_join_up() {
        run(() -> {
            String first = live("music", Kind.VIDEO, Visibility.PUBLIC, Phase.LIVE);
            String second = live("music", Kind.VIDEO, Visibility.PUBLIC, Phase.LIVE);
            String third = live("music", Kind.VIDEO, Visibility.PUBLIC, Phase.LIVE);
            assertThat(stage.viewers.socketJoined(SessionId.parse(first, "id"), new Viewer.User(ana))).isTrue();
            assertThat(ids(active(null, null, null, null, null))).containsExactly(first, third, second);
            assertThat(ids(active(null, null, GetActiveSessions.Sort.NEWEST, null, null)))
                    .containsExactly(third, second, first);
            GetActiveSessions.Output page = active(null, null, null, 2, null);
            assertThat(ids(page)).containsExactly(first, third);
            GetActiveSessions.Output next = active(null, null, null, 2, page.nextCursor());
            assertThat(ids(next)).containsExactly(second);
            assertThat(next.nextCursor()).isNull();
            assertThat(ids(active(null, null, null, 2, "999999999999999999"))).isEmpty();
            assertThatThrownBy(() -> active(null, null, null, 2, "x")).isInstanceOf(Problem.class);
        });
    }

    /// Nothing in the product changes a session's visibility; here it shows that nobody asks for it again.
    @Test
    void a_public_session_that_is_known_is_not_looked_up_again_and_a_private_one_is_judged_each_time() {
        run(() -> {
            SessionId open = stage.in(Phase.LIVE).id();
            stage.desk.requireVisible(caller("guest"), open);
            stage.database.transact(tx -> tx.execute("update streaming.session set visibility = 'private',"
                    + " access_code_hash = stream_key_hash"));
            stage.desk.requireVisible(caller("guest"), open);
            assertThatThrownBy(() -> stage.desk.visible(caller("guest"), open)).isInstanceOf(Problem.class);
            SessionId closed = stage.makePrivate();
            Caller ana = SessionStage.user(UserId.next());
            assertThatThrownBy(() -> stage.desk.requireVisible(ana, closed)).isInstanceOf(Problem.class);
            stage.sessions.rememberCode(closed, new Viewer.User(ana.user()).stored());
            stage.desk.requireVisible(ana, closed);
            stage.desk.requireVisible(caller("host"), closed);
            SessionDesk banning = stage.desk(new Banning(Set.of(ana.user()), Set.of()));
            assertThatThrownBy(() -> banning.requireVisible(ana, open)).isInstanceOfSatisfying(Problem.class,
                    it -> assertThat(it.reason()).isEqualTo("banned"));
            assertThatThrownBy(() -> stage.desk.requireVisible(ana, SessionId.next()))
                    .isInstanceOfSatisfying(Problem.class,
                            it -> assertThat(it.reason()).isEqualTo("session_not_found"));
        });
    }

    private GetEvents.Output events(Caller caller, SessionId id, @Nullable Long after, @Nullable Integer limit,
            @Nullable String cursor) {
        RowViews views = new RowViews(
                List.of(RowType.broadcast("session_live", "session_updated"), RowType.unannounced("session_interrupted",
                        Audience.OWNER)),
                _ -> java.util.Map.of());
        return new GetEvents(stage.desk, stage.logs, views).handle(caller,
                new GetEvents.Input(id, after, limit, cursor));
    }

    /// Interruptions are for the owner's eyes only in this test.
    @Test
    void rows_that_are_not_the_callers_keep_their_place_hidden() {
        run(() -> {
            SessionId id = stage.in(Phase.INTERRUPTED).id();
            var _ = stage.goLive(id);
            assertThat(events(caller("guest"), id, null, null, null).items())
                    .extracting(RowView::seq, RowView::type)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(1L, "session_live"),
                            org.assertj.core.groups.Tuple.tuple(2L, "hidden"),
                            org.assertj.core.groups.Tuple.tuple(3L, "session_live"));
            for (String who : List.of("host", "admin")) {
                assertThat(events(caller(who), id, null, null, null).items()).as(who).extracting(RowView::type)
                        .containsExactly("session_live", "session_interrupted", "session_live");
            }
        });
    }

    @Test
    void events_come_page_by_page_from_where_the_client_is() {
        run(() -> {
            SessionId id = stage.in(Phase.INTERRUPTED).id();
            var _ = stage.goLive(id);
            GetEvents.Output page = events(caller("host"), id, null, 2, null);
            assertThat(page.items()).extracting(RowView::seq).containsExactly(1L, 2L);
            GetEvents.Output next = events(caller("host"), id, 0L, 2, page.nextCursor());
            assertThat(next.items()).extracting(RowView::seq).containsExactly(3L);
            assertThat(next.nextCursor()).isNull();
            assertThat(events(caller("host"), id, 3L, null, null).items()).isEmpty();
            assertThat(events(caller("host"), id, Long.MAX_VALUE, null, null).items()).isEmpty();
        });
    }

    @Test
    void the_log_of_a_private_session_is_private() {
        SessionId id = call(() -> stage.make(Visibility.PRIVATE, "music", Kind.VIDEO).session().id());
        run(() -> assertThat(outcome(() -> events(caller("stranger"), id, null, null, null)))
                .isEqualTo("private_session"));
    }
}
