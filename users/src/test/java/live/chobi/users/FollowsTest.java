package live.chobi.users;

import static live.chobi.users.UsersOnPostgres.GUEST;
import static live.chobi.users.UsersOnPostgres.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.ProblemCode;
import live.chobi.kernel.UserId;
import live.chobi.outbox.Json;
import live.chobi.testkit.Virtually;
import live.chobi.users.follows.UserPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FollowsTest {
    private static final String FOLLOWING = "{\"following\":true,\"followers\":";
    private static final String NOT_FOLLOWING = "{\"following\":false,\"followers\":";

    private final UsersOnPostgres chobi = new UsersOnPostgres();

    @AfterEach
    void close() {
        chobi.close();
    }

    @Test
    void following_and_unfollowing_twice_changes_nothing() {
        Virtually.run(() -> {
            Caller sara = chobi.signUp("sara");
            Caller omar = chobi.signUp("omar");
            Caller lina = chobi.signUp("lina");
            assertThat(chobi.call(sara, "follow", omar)).isEqualTo(FOLLOWING + "1}");
            assertThat(chobi.call(sara, "follow", omar)).isEqualTo(FOLLOWING + "1}");
            assertThat(chobi.call(lina, "follow", omar)).isEqualTo(FOLLOWING + "2}");
            assertThat(Json.tree(chobi.call(sara, "getProfile", omar)).at("/followedByMe").asBoolean()).isTrue();
            assertThat(Json.tree(chobi.call(sara, "getProfile", "{}")).at("/stats/following").asInt()).isEqualTo(1);
            assertThat(Json.tree(chobi.call(GUEST, "getProfile", omar)).at("/stats/followers").asInt()).isEqualTo(2);
            assertThat(chobi.call(sara, "unfollow", omar)).isEqualTo(NOT_FOLLOWING + "1}");
            assertThat(chobi.call(sara, "unfollow", omar)).isEqualTo(NOT_FOLLOWING + "1}");
            assertThat(Json.tree(chobi.call(sara, "getProfile", omar)).at("/followedByMe").asBoolean()).isFalse();
        });
    }

    @Test
    void a_follow_is_told_outside_once_until_it_has_ended() {
        Virtually.run(() -> {
            Caller sara = chobi.signUp("sara");
            Caller omar = chobi.signUp("omar");
            chobi.call(sara, "follow", omar);
            chobi.call(sara, "follow", omar);
            assertThat(told()).containsExactly(
                    "followed {\"followee\": \"" + omar.user() + "\", \"follower\": \"" + sara.user() + "\"}");
            chobi.call(sara, "unfollow", omar);
            chobi.call(sara, "follow", omar);
            assertThat(told()).hasSize(2);
        });
    }

    private List<String> told() {
        return chobi.database
                .read(sql -> sql.fetch("select topic || ' ' || payload::text from outbox.event order by id")
                        .map(it -> it.get(0).toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"follow", "unfollow", "block", "unblock"})
    void is_refused_to_guests_for_oneself_and_for_nobody(String procedure) {
        Virtually.run(() -> {
            Caller sara = chobi.signUp("sara");
            refuses(ProblemCode.UNAUTHORIZED, "sign_in_required", () -> chobi.call(GUEST, procedure, sara));
            refuses(ProblemCode.PRECONDITION_FAILED, "own_account", () -> chobi.call(sara, procedure, sara));
            refuses(ProblemCode.NOT_FOUND, "user_not_found",
                    () -> chobi.call(sara, procedure, "{'userId':'" + UserId.next() + "'}"));
        });
    }

    @Test
    void a_block_ends_what_both_followed_and_refuses_both_until_it_is_lifted() {
        Virtually.run(() -> {
            Caller sara = chobi.signUp("sara");
            Caller omar = chobi.signUp("omar");
            Caller lina = chobi.signUp("lina");
            chobi.call(sara, "follow", omar);
            chobi.call(omar, "follow", sara);
            chobi.call(lina, "follow", sara);
            assertThat(chobi.call(sara, "block", omar)).isEqualTo("{\"blocked\":true}");
            assertThat(chobi.call(sara, "block", omar)).isEqualTo("{\"blocked\":true}");
            assertThat(names(chobi.call(GUEST, "getFollowers", sara))).containsExactly("lina");
            assertThat(names(chobi.call(GUEST, "getFollowing", sara))).isEmpty();
            refuses(ProblemCode.PRECONDITION_FAILED, "blocked", () -> chobi.call(omar, "follow", sara));
            refuses(ProblemCode.PRECONDITION_FAILED, "blocked", () -> chobi.call(sara, "follow", omar));
            assertThat(chobi.call(omar, "unblock", sara)).isEqualTo("{\"blocked\":false}");
            refuses(ProblemCode.PRECONDITION_FAILED, "blocked", () -> chobi.call(omar, "follow", sara));
            assertThat(chobi.call(sara, "unblock", omar)).isEqualTo("{\"blocked\":false}");
            assertThat(names(chobi.call(GUEST, "getFollowing", omar))).isEmpty();
            assertThat(chobi.call(omar, "follow", sara)).isEqualTo(FOLLOWING + "2}");
        });
    }

    @Test
    void no_follow_outlives_a_block_however_they_meet() throws Exception {
        for (int round = 0; round < 20; round++) {
            String number = "-" + round;
            Caller sara = Virtually.call(() -> chobi.signUp("sara" + number));
            Caller omar = Virtually.call(() -> chobi.signUp("omar" + number));
            Callable<Object> follow = () -> orProblem(() -> chobi.call(omar, "follow", sara));
            Callable<Object> back = () -> orProblem(() -> chobi.call(sara, "follow", omar));
            Callable<Object> block = () -> chobi.call(sara, "block", omar);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var done : threads.invokeAll(List.of(follow, block, back))) {
                    assertThat(done.resultNow()).isNotNull();
                }
            }
            Virtually.run(() -> {
                assertThat(names(chobi.call(GUEST, "getFollowers", sara))).as("round %s", number).isEmpty();
                assertThat(names(chobi.call(GUEST, "getFollowing", sara))).as("round %s", number).isEmpty();
            });
        }
    }

    @Test
    void following_at_once_counts_once() throws Exception {
        Caller sara = Virtually.call(() -> chobi.signUp("sara"));
        Caller omar = Virtually.call(() -> chobi.signUp("omar"));
        Callable<String> follow = () -> chobi.call(sara, "follow", omar);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(List.of(follow, follow, follow, follow))) {
                assertThat(answer.resultNow()).isEqualTo(FOLLOWING + "1}");
            }
        }
    }

    @Test
    void pages_hold_every_follower_once_the_newest_first() {
        Virtually.run(() -> {
            Caller omar = chobi.signUp("omar");
            List<String> expected = new ArrayList<>();
            for (int i = 0; i < 23; i++) {
                Caller fan = chobi.signUp("fan" + i);
                chobi.call(fan, "follow", omar);
                expected.addFirst("fan" + i);
            }
            // Many of the same moment: the place in the list still has one meaning.
            chobi.database.transact(sql -> sql.execute(
                    "update users.follow set at = date_trunc('hour', at) where follower in"
                            + " (select id from identity.account where username like 'fan1%')"));
            List<String> all = names(chobi.call(GUEST, "getFollowers", page(omar, 100, Optional.empty())));
            assertThat(all).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(all.subList(0, 5)).containsExactly("fan22", "fan21", "fan20", "fan9", "fan8");
            for (int limit : new int[]{1, 5, 22, 23}) {
                assertThat(allPages(omar, limit)).as("pages of %d", limit).isEqualTo(all);
            }
            assertThat(names(chobi.call(GUEST, "getFollowers", omar))).hasSize(20);
        });
    }

    @Test
    void a_list_has_views_and_a_null_cursor_at_its_end() {
        Virtually.run(() -> {
            Caller sara = chobi.signUp("sara");
            Caller omar = chobi.signUp("omar");
            chobi.call(sara, "follow", omar);
            assertThat(chobi.call(GUEST, "getFollowing", sara)).isEqualTo(("{'items':[{'id':'" + omar.user()
                    + "','username':'omar','displayName':'omar'}],'nextCursor':null}").replace('\'', '"'));
            assertThat(chobi.call(GUEST, "getFollowing", omar)).isEqualTo("{\"items\":[],\"nextCursor\":null}");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "!!", "AAAA", "__________8AAAAAAAAAAAAAAAAAAAAA",
        "f_________8AAAAAAAAAAAAAAAAAAAAA"})
    void a_made_up_cursor_is_bad_input(String cursor) {
        Virtually.run(() -> {
            Caller sara = chobi.signUp("sara");
            assertThat(refuses(ProblemCode.BAD_REQUEST, "bad_input",
                    () -> chobi.call(GUEST, "getFollowers", page(sara, 5, Optional.of(cursor)))).field())
                    .contains("cursor");
        });
    }

    @Test
    void the_list_of_nobody_is_not_found() {
        Virtually.run(() -> refuses(ProblemCode.NOT_FOUND, "user_not_found",
                () -> chobi.call(GUEST, "getFollowers", "{'userId':'" + UserId.next() + "'}")));
    }

    @Test
    void limits_from_one_to_a_hundred_are_declared() {
        try (var factory = Validation.buildDefaultValidatorFactory()) {
            var validator = factory.getValidator();
            for (int limit : new int[]{0, -1, 101}) {
                assertThat(validator.validate(new UserPage.Input(UserId.next(), limit, null))).as("%d", limit)
                        .hasSize(1).allSatisfy(it -> assertThat(it.getMessage()).isEqualTo("must be from 1 to 100"));
            }
            assertThat(validator.validate(new UserPage.Input(UserId.next(), null, null))).isEmpty();
            assertThat(validator.validate(Json.read("{}", UserPage.Input.class))).hasSize(1);
        }
    }

    @Test
    void the_procedures_and_who_may_call_them_stand_in_one_table() {
        assertThat(chobi.users().endpoints().stream().map(it -> it.kind() + " " + it.path() + " " + it.access()))
                .containsExactly("QUERY users.getProfile ANYONE", "MUTATION users.updateProfile SIGNED_IN",
                        "MUTATION users.uploadAvatar SIGNED_IN",
                        "MUTATION users.follow SIGNED_IN", "MUTATION users.unfollow SIGNED_IN",
                        "MUTATION users.block SIGNED_IN", "MUTATION users.unblock SIGNED_IN",
                        "QUERY users.getFollowers ANYONE", "QUERY users.getFollowing ANYONE",
                        "MUTATION users.mute SIGNED_IN", "MUTATION users.unmute SIGNED_IN",
                        "QUERY users.getRelationships SIGNED_IN", "QUERY users.getPrivacy SIGNED_IN",
                        "MUTATION users.updatePrivacy SIGNED_IN", "QUERY users.search ANYONE",
                        "QUERY users.getExperience SIGNED_IN", "QUERY users.getAwards ANYONE",
                        "QUERY users.getXpRules ANYONE", "MUTATION users.saveXpRule ADMIN");
    }

    private List<String> allPages(Caller user, int limit) {
        List<String> all = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            String page = chobi.call(GUEST, "getFollowers", page(user, limit, cursor));
            assertThat(names(page)).hasSizeBetween(1, limit);
            all.addAll(names(page));
            cursor = Optional.ofNullable(Json.tree(page).at("/nextCursor").textValue());
        } while (cursor.isPresent());
        return all;
    }

    private static String page(Caller user, int limit, Optional<String> cursor) {
        return "{'userId':'" + user.user() + "','limit':" + limit
                + cursor.map(it -> ",'cursor':'" + it + "'").orElse("") + "}";
    }

    private static List<String> names(String page) {
        List<String> names = new ArrayList<>();
        for (JsonNode item : Json.tree(page).at("/items")) {
            names.add(item.at("/username").asText());
        }
        return names;
    }

    private static Object orProblem(Callable<?> work) throws Exception {
        try {
            return work.call();
        } catch (Problem problem) {
            return problem;
        }
    }
}
