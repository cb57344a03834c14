package live.chobi.users;

import static live.chobi.users.UsersOnPostgres.GUEST;
import static live.chobi.users.UsersOnPostgres.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import live.chobi.kernel.Caller;
import live.chobi.kernel.ProblemCode;
import live.chobi.kernel.UserId;
import live.chobi.outbox.Json;
import live.chobi.testkit.Virtually;
import live.chobi.users.profiles.ChannelStats;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfilesTest {
    private final UsersOnPostgres chobi = new UsersOnPostgres();

    @AfterEach
    void close() {
        chobi.close();
    }

    @Test
    void ones_own_profile_is_flat_and_shows_money_and_settings() {
        Virtually.run(() -> {
            Caller sara = chobi.signUp("sara");
            chobi.give(sara, 120, 7);
            assertThat(chobi.call(sara, "getProfile", "{}")).isEqualTo(quoted("{'id':'" + sara.user()
                    + "','username':'sara','displayName':'sara','bio':'','avatarUrl':null,'level':1,'xp':0,"
                    + "'coins':120,'diamonds':7,'stats':{'followers':0,'following':0,'streams':0},"
                    + "'badges':[],'achievements':[],'settings':{}}"));
        });
    }

    @Test
    void others_see_neither_money_nor_settings_by_id_or_by_name_in_any_case() {
        Virtually.run(() -> {
            Caller sara = chobi.signUp("sara");
            Caller omar = chobi.signUp("omar");
            JsonNode seen = Json.tree(chobi.call(omar, "getProfile", sara));
            assertThat(fields(seen)).containsExactly("id", "username", "displayName", "bio", "avatarUrl", "level", "xp",
                    "stats", "badges", "achievements", "followedByMe");
            assertThat(Json.tree(chobi.call(omar, "getProfile", "{'username':'SARA'}"))).isEqualTo(seen);
            assertThat(fields(Json.tree(chobi.call(GUEST, "getProfile", sara)))).doesNotContain("coins", "diamonds",
                    "settings", "followedByMe");
        });
    }

    @Test
    void a_guest_has_no_profile_of_their_own() {
        Virtually.run(() -> refuses(ProblemCode.UNAUTHORIZED, "sign_in_required",
                () -> chobi.call(GUEST, "getProfile", "{}")));
    }

    @Test
    void an_unknown_user_is_not_found() {
        Virtually.run(() -> {
            refuses(ProblemCode.NOT_FOUND, "user_not_found",
                    () -> chobi.call(GUEST, "getProfile", "{'userId':'" + UserId.next() + "'}"));
        });
    }

    @Test
    void the_fields_given_change_and_the_others_stay() {
        Virtually.run(() -> {
            Caller sara = chobi.signUp("sara");
            chobi.call(sara, "updateProfile",
                    "{'bio':'أهلاً 👋\\nوسهلاً','settings':{'theme':'dark','a':[1,null,{'b':true}]}}");
            chobi.call(sara, "updateProfile", "{'displayName':'سارة'}");
            JsonNode after = Json.tree(
                    chobi.call(sara, "updateProfile", "{'avatarUrl':'https://example.test/s%C3%A1ra.png?x=1'}"));
            assertThat(after.at("/bio").asText()).isEqualTo("أهلاً 👋\nوسهلاً");
            assertThat(after.at("/displayName").asText()).isEqualTo("سارة");
            assertThat(after.at("/avatarUrl").asText()).isEqualTo("https://example.test/s%C3%A1ra.png?x=1");
            assertThat(after.at("/settings"))
                    .isEqualTo(Json.tree(quoted("{'theme':'dark','a':[1,null,{'b':true}]}")));
            assertThat(Json.tree(chobi.call(sara, "getProfile", "{}"))).isEqualTo(after);
            assertThat(chobi.call(sara, "updateProfile", "{}")).isEqualTo(chobi.call(sara, "getProfile", "{}"));
            JsonNode cleared = Json.tree(chobi.call(sara, "updateProfile", "{'avatarUrl':'','bio':'','settings':{}}"));
            assertThat(cleared.at("/avatarUrl").isNull()).isTrue();
            assertThat(cleared.at("/bio").asText()).isEmpty();
            assertThat(cleared.at("/settings")).isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "displayName | {'displayName':'a\\u0007b','bio':'new'}",
        "displayName | {'displayName':'   ','bio':'new'}",
        "avatarUrl   | {'avatarUrl':'http://example.test/a.png','displayName':'New'}",
        "avatarUrl   | {'avatarUrl':'javascript:alert(1)','displayName':'New'}",
        "avatarUrl   | {'avatarUrl':'https://user:pw@example.test/','displayName':'New'}",
        "avatarUrl   | {'avatarUrl':'https:///a.png','displayName':'New'}",
        "avatarUrl   | {'avatarUrl':'https://example.test/a b','displayName':'New'}"})
    void bad_input_names_its_field_and_changes_nothing(String field, String input) {
        Virtually.run(() -> {
            Caller sara = chobi.signUp("sara");
            String before = chobi.call(sara, "getProfile", "{}");
            assertThat(refuses(ProblemCode.BAD_REQUEST, "bad_input", () -> chobi.call(sara, "updateProfile", input))
                    .field()).contains(field);
            if (!field.equals("displayName")) {
                assertThat(chobi.call(sara, "getProfile", "{}")).isEqualTo(before);
            }
        });
    }

    @Test
    void texts_end_at_their_limits() {
        Virtually.run(() -> {
            Caller sara = chobi.signUp("sara");
            String full = "{'settings':{'a':'" + "x".repeat(4096 - 8) + "'},'bio':'" + "ب".repeat(500) + "'}";
            assertThat(Json.tree(chobi.call(sara, "updateProfile", full)).at("/bio").asText()).hasSize(500);
            assertThat(badField(sara, "{'settings':{'a':'" + "x".repeat(4096 - 7) + "'}}")).isEqualTo("settings");
            assertThat(badField(sara, "{'bio':'" + "ب".repeat(501) + "'}")).isEqualTo("bio");
            assertThat(badField(sara, "{'displayName':'" + "x".repeat(51) + "'}")).isEqualTo("displayName");
            assertThat(badField(sara, "{'avatarUrl':'https://example.test/" + "x".repeat(480) + "'}"))
                    .isEqualTo("avatarUrl");
        });
    }

    @Test
    void a_backslash_before_a_zero_is_no_nul() {
        Virtually.run(() -> {
            Caller sara = chobi.signUp("sara");
            assertThat(Json.tree(chobi.call(sara, "updateProfile", "{'settings':{'a':'\\\\u0000'}}"))
                    .at("/settings/a").asText()).isEqualTo("\\u0000");
        });
    }

    @Test
    void a_guest_changes_nothing() {
        Virtually.run(() -> refuses(ProblemCode.UNAUTHORIZED, "sign_in_required",
                () -> chobi.call(GUEST, "updateProfile", "{'bio':'x'}")));
    }

    @Test
    void streams_are_counted_and_rolled_back_with_their_transaction() {
        Virtually.run(() -> {
            Caller sara = chobi.signUp("sara");
            chobi.database.transact(tx -> ChannelStats.countStream(tx, sara.user()));
            chobi.database.transact(tx -> ChannelStats.countStream(tx, sara.user()));
            try {
                chobi.database.transact(tx -> {
                    ChannelStats.countStream(tx, sara.user());
                    throw new IllegalArgumentException("undone");
                });
            } catch (IllegalArgumentException undone) {
                assertThat(undone).hasMessage("undone");
            }
            assertThat(Json.tree(chobi.call(GUEST, "getProfile", sara)).at("/stats/streams").asInt()).isEqualTo(2);
        });
    }

    private String badField(Caller caller, String input) {
        return refuses(ProblemCode.BAD_REQUEST, "bad_input", () -> chobi.call(caller, "updateProfile", input)).field()
                .orElseThrow();
    }

    private static String quoted(String json) {
        return json.replace('\'', '"');
    }

    private static List<String> fields(JsonNode json) {
        List<String> names = new ArrayList<>();
        json.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
