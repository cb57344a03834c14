package live.chobi.users;

import static live.chobi.users.UsersOnPostgres.GUEST;
import static live.chobi.users.UsersOnPostgres.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.ProblemCode;
import live.chobi.kernel.UserId;
import live.chobi.outbox.Json;
import live.chobi.testkit.Virtually;
import live.chobi.users.experience.Deed;
import live.chobi.users.experience.Experience;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What deeds bring by the rules that the product comes with.
class ExperienceTest {
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final UUID SESSION = UUID.randomUUID();
    private final UsersOnPostgres chobi = new UsersOnPostgres();

    @AfterEach
    void close() {
        chobi.close();
    }

    private void happens(Deed... deeds) {
        chobi.database.transact(tx -> Experience.write(tx, List.of(deeds)));
    }

    private static Deed gift(Caller giver, long seq, long coins) {
        return Deed.in(new Deed.Place(SESSION, seq), giver.user(), Deed.GIFT_SENT, coins, NOON);
    }

    private static Deed follower(Caller of, Instant at) {
        return Deed.once(of.user(), Deed.FOLLOWER_GAINED, UserId.next(), at);
    }

    private JsonNode experience(Caller caller) {
        return Json.tree(chobi.call(caller, "getExperience", "{}"));
    }

    /// `rule events units xp`, the oldest first.
    private List<String> grants(Caller caller) {
        List<String> lines = new ArrayList<>();
        experience(caller).path("items").forEach(it -> lines.addFirst(it.path("rule").asText() + " "
                + it.path("events").asInt() + " " + it.path("units").asLong() + " " + it.path("xp").asInt()));
        return lines;
    }

    private JsonNode profile(Caller caller) {
        return Json.tree(chobi.call(caller, "getProfile", "{}"));
    }

    @Test
    void every_point_is_explained_and_they_add_up_to_the_profiles_sum() {
        Virtually.run(() -> {
            Caller sara = chobi.signUp("sara");
            happens(Deed.once(sara.user(), Deed.STREAM_STARTED, SESSION, NOON), gift(sara, 3, 1_234),
                    follower(sara, NOON));
            assertThat(grants(sara)).containsExactly("stream_started 1 0 50", "gift_sent 1 1234 123",
                    "follower_gained 1 0 5", "awarded 1 10 10", "awarded 1 10 10", "awarded 1 50 50");
            assertThat(experience(sara).path("xp").asInt()).isEqualTo(248);
            assertThat(profile(sara).path("xp").asInt()).isEqualTo(248);
            assertThat(profile(sara).path("level").asInt()).isEqualTo(2);
            assertThat(experience(sara).path("levelAt").asInt()).isEqualTo(100);
            assertThat(experience(sara).path("nextLevelAt").asInt()).isEqualTo(400);
            assertThat(profile(sara).path("achievements").toString())
                    .isEqualTo("[\"first_follower\",\"first_gift\",\"first_stream\"]");
        });
    }

    @Test
    void gifts_of_a_session_are_one_cause_that_grows_and_small_ones_are_not_rounded_away() {
        Virtually.run(() -> {
            Caller sara = chobi.signUp("sara");
            for (int seq = 1; seq <= 25; seq++) {
                happens(gift(sara, seq, 1));
            }
            assertThat(grants(sara)).contains("gift_sent 25 25 2");
            happens(gift(sara, 26, 5));
            assertThat(grants(sara)).contains("gift_sent 26 30 3");
        });
    }

    @Test
    void the_same_deed_counts_once_however_often_it_is_told() {
        Virtually.run(() -> {
            Caller sara = chobi.signUp("sara");
            Deed[] all = {Deed.once(sara.user(), Deed.STREAM_STARTED, SESSION, NOON), gift(sara, 3, 1_000),
                follower(sara, NOON), gift(sara, 4, 1_000)};
            happens(all);
            String before = experience(sara).toString();
            happens(all);
            happens(all[1], all[1]);
            assertThat(experience(sara).toString()).isEqualTo(before);
        });
    }

    @Test
    void a_rule_brings_so_much_in_a_day_and_what_is_beyond_still_counts_for_awards() {
        Virtually.run(() -> {
            Caller sara = chobi.signUp("sara");
            Deed[] many = new Deed[100];
            for (int i = 0; i < many.length; i++) {
                many[i] = follower(sara, NOON);
            }
            happens(many);
            happens(follower(sara, NOON));
            assertThat(pointsOfFollowers()).isEqualTo(500);
            assertThat(profile(sara).path("achievements").toString()).contains("followers_100");
            happens(follower(sara, NOON.plusSeconds(12 * 3_600)));
            assertThat(pointsOfFollowers()).isEqualTo(505);
        });
    }

    private long pointsOfFollowers() {
        return chobi.database.read(sql -> sql.fetchSingle(
                "select sum(points) from users.xp_grant where rule = 'follower_gained'").get(0, Long.class));
    }

    @Test
    void a_thousand_viewers_are_those_of_one_stream() {
        Virtually.run(() -> {
            Caller sara = chobi.signUp("sara");
            happens(Deed.in(new Deed.Place(UUID.randomUUID(), 9), sara.user(), Deed.STREAM_WATCHED, 600, NOON),
                    Deed.in(new Deed.Place(UUID.randomUUID(), 9), sara.user(), Deed.STREAM_WATCHED, 999, NOON));
            assertThat(profile(sara).path("achievements").toString()).doesNotContain("viewers_1000");
            happens(Deed.in(new Deed.Place(UUID.randomUUID(), 9), sara.user(), Deed.STREAM_WATCHED, 1_000, NOON));
            assertThat(profile(sara).path("achievements").toString()).contains("viewers_1000");
        });
    }

    @Test
    void a_badge_of_a_level_comes_with_its_first_point_and_what_an_award_brings_counts_for_it() {
        Virtually.run(() -> {
            Caller sara = chobi.signUp("sara");
            happens(gift(sara, 1, 15_890)); // 1,589 points; the award first_gift brings ten more
            assertThat(profile(sara).path("xp").asInt()).isEqualTo(1_599);
            assertThat(profile(sara).path("badges").toString()).isEqualTo("[\"patron\"]");
            happens(gift(sara, 2, 10));
            assertThat(profile(sara).path("level").asInt()).isEqualTo(5);
            assertThat(profile(sara).path("badges").toString()).isEqualTo("[\"patron\",\"rising\"]");
        });
    }

    @Test
    void how_far_one_is_on_the_way_is_ones_own_to_know() {
        Virtually.run(() -> {
            Caller sara = chobi.signUp("sara");
            happens(follower(sara, NOON), follower(sara, NOON));
            JsonNode own = award(sara, "{}", "followers_100");
            assertThat(own.path("progress").asInt()).isEqualTo(2);
            assertThat(own.has("awardedAt")).isFalse();
            assertThat(own.at("/name/ar").asText()).isEqualTo("100 متابع");
            String about = "{'userId':'" + sara.user() + "'}";
            assertThat(award(GUEST, about, "followers_100").has("progress")).isFalse();
            assertThat(award(GUEST, about, "first_follower").path("awardedAt").asText())
                    .isEqualTo(Json.format(NOON));
            assertThat(award(GUEST, "{}", "first_follower").has("awardedAt")).isFalse();
            refuses(ProblemCode.NOT_FOUND, "user_not_found",
                    () -> chobi.call(GUEST, "getAwards", "{'userId':'" + UserId.next() + "'}"));
        });
    }

    private JsonNode award(Caller caller, String input, String code) {
        return Json.tree(chobi.call(caller, "getAwards", input)).path("items").valueStream()
                .filter(it -> it.path("code").asText().equals(code)).findFirst().orElseThrow();
    }

    @Test
    void a_rule_that_is_changed_counts_from_then_on() {
        Virtually.run(() -> {
            Caller sara = chobi.signUp("sara");
            Caller admin = new Caller.SignedIn(UserId.next(), live.chobi.kernel.Role.ADMIN, "192.0.2.1");
            happens(gift(sara, 1, 100));
            String saved = chobi.call(admin, "saveXpRule", "{'code':'gift_sent','name':{'en':'Given','ar':'هدايا'},"
                    + "'points':7,'unitsPerPoint':1}");
            assertThat(saved).doesNotContain("dailyMax");
            assertThat(chobi.call(GUEST, "getXpRules", "{}")).contains(saved.substring("{\"rule\":".length(),
                    saved.length() - 1));
            happens(gift(sara, 2, 100));
            assertThat(grants(sara)).contains("gift_sent 2 200 117");
            refuses(ProblemCode.NOT_FOUND, "rule_not_found", () -> chobi.call(admin, "saveXpRule",
                    "{'code':'breathing','name':{'en':'x','ar':'x'},'points':1}"));
            refuses(ProblemCode.FORBIDDEN, "admin_only", () -> chobi.call(sara, "saveXpRule",
                    "{'code':'gift_sent','name':{'en':'x','ar':'x'},'points':1}"));
        });
    }

    @Test
    void the_list_of_grants_comes_page_by_page() {
        Virtually.run(() -> {
            Caller sara = chobi.signUp("sara");
            happens(follower(sara, NOON), follower(sara, NOON), follower(sara, NOON));
            JsonNode first = Json.tree(chobi.call(sara, "getExperience", "{'limit':3}"));
            assertThat(first.path("items")).hasSize(3);
            JsonNode rest = Json.tree(chobi.call(sara, "getExperience",
                    "{'limit':3,'cursor':'" + first.path("nextCursor").asText() + "'}"));
            assertThat(rest.path("items")).hasSize(1);
            assertThat(rest.path("nextCursor").isNull()).isTrue();
            refuses(ProblemCode.BAD_REQUEST, "bad_input",
                    () -> chobi.call(sara, "getExperience", "{'cursor':'x'}"));
        });
    }
}
