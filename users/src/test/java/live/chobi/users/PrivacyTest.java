package live.chobi.users;

import static live.chobi.users.UsersOnPostgres.GUEST;
import static live.chobi.users.UsersOnPostgres.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import live.chobi.kernel.Caller;
import live.chobi.kernel.ProblemCode;
import live.chobi.kernel.Role;
import live.chobi.outbox.Json;
import live.chobi.testkit.Virtually;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What users choose to show, and that the server keeps to it.
class PrivacyTest {
    private final UsersOnPostgres chobi = new UsersOnPostgres();

    @AfterEach
    void close() {
        chobi.close();
    }

    @Test
    void everything_is_open_until_its_owner_chooses_otherwise_and_what_is_left_out_stays() {
        Virtually.run(() -> {
            Caller sara = chobi.signUp("sara");
            assertThat(chobi.call(sara, "getPrivacy", "{}")).isEqualTo("{\"lists\":\"everybody\",\"searchable\":true}");
            assertThat(chobi.call(sara, "updatePrivacy", "{'lists':'nobody'}"))
                    .isEqualTo("{\"lists\":\"nobody\",\"searchable\":true}");
            assertThat(chobi.call(sara, "updatePrivacy", "{'searchable':false}"))
                    .isEqualTo("{\"lists\":\"nobody\",\"searchable\":false}");
            assertThat(chobi.call(sara, "getPrivacy", "{}")).isEqualTo("{\"lists\":\"nobody\",\"searchable\":false}");
        });
    }

    @Test
    void lists_are_shown_to_whom_their_owner_has_chosen() {
        Virtually.run(() -> {
            Caller sara = chobi.signUp("sara");
            Caller follower = chobi.signUp("omar");
            Caller stranger = chobi.signUp("lina");
            Caller admin = new Caller.SignedIn(chobi.signUp("root").user(), Role.ADMIN, "192.0.2.1");
            chobi.call(follower, "follow", sara);
            for (String list : List.of("getFollowers", "getFollowing")) {
                chobi.call(sara, "updatePrivacy", "{'lists':'everybody'}");
                chobi.call(GUEST, list, sara);
                chobi.call(sara, "updatePrivacy", "{'lists':'followers'}");
                chobi.call(follower, list, sara);
                refuses(ProblemCode.FORBIDDEN, "list_private", () -> chobi.call(stranger, list, sara));
                refuses(ProblemCode.FORBIDDEN, "list_private", () -> chobi.call(GUEST, list, sara));
                chobi.call(sara, "updatePrivacy", "{'lists':'nobody'}");
                refuses(ProblemCode.FORBIDDEN, "list_private", () -> chobi.call(follower, list, sara));
                chobi.call(sara, list, sara);
                chobi.call(admin, list, sara);
            }
        });
    }

    @Test
    void the_search_goes_by_how_names_begin_page_by_page() {
        Virtually.run(() -> {
            for (String name : List.of("sara", "sarah", "samir", "omar")) {
                chobi.signUp(name);
            }
            Caller lina = chobi.signUp("lina");
            chobi.database.transact(
                    tx -> tx.execute(
                            "update identity.account set display_name = 'Sara''s mother' where username = 'omar'"));
            assertThat(found(lina, "SAR", 50)).containsExactly("omar", "sara", "sarah");
            assertThat(found(lina, "sa", 1)).containsExactly("omar", "samir", "sara", "sarah");
            assertThat(found(lina, "s%", 50)).isEmpty();
            assertThat(found(GUEST, "li", 50)).containsExactly("lina");
        });
    }

    @Test
    void who_does_not_want_to_be_found_is_blocked_or_suspended_is_not_found() {
        Virtually.run(() -> {
            Caller seeker = chobi.signUp("seeker");
            Caller shy = chobi.signUp("user-shy");
            Caller blocked = chobi.signUp("user-blocked");
            Caller blocking = chobi.signUp("user-blocking");
            chobi.signUp("user-suspended");
            chobi.signUp("user-open");
            chobi.call(shy, "updatePrivacy", "{'searchable':false}");
            chobi.call(seeker, "block", blocked);
            chobi.call(blocking, "block", seeker);
            chobi.database.transact(tx -> tx.execute("""
                    update identity.account set suspended_at = now() where username = 'user-suspended'"""));
            assertThat(found(seeker, "user", 1)).containsExactly("user-open");
            assertThat(found(shy, "user-s", 50)).as("oneself").containsExactly("user-shy");
        });
    }

    @Test
    void a_cursor_of_another_list_is_refused() {
        Virtually.run(() -> assertThat(refuses(ProblemCode.BAD_REQUEST, "bad_input",
                () -> chobi.call(GUEST, "search", "{'query':'sa','cursor':'!'}")).field()).contains("cursor"));
    }

    private List<String> found(Caller who, String query, int limit) {
        List<String> names = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page < 20; page++) {
            JsonNode answer = Json.tree(chobi.call(who, "search",
                    "{'query':'" + query + "','limit':" + limit + cursor + "}"));
            answer.path("items").forEach(it -> names.add(it.path("username").asText()));
            if (answer.path("nextCursor").isNull()) {
                return names;
            }
            cursor = ",'cursor':'" + answer.path("nextCursor").asText() + "'";
        }
        throw new AssertionError("the pages do not end");
    }
}
