package live.chobi.users;

import static live.chobi.users.UsersOnPostgres.GUEST;
import static live.chobi.users.UsersOnPostgres.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import live.chobi.kernel.Caller;
import live.chobi.kernel.ProblemCode;
import live.chobi.kernel.UserId;
import live.chobi.testkit.Virtually;
import live.chobi.users.follows.Mutes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Muting, and what is between two users.
class MutesTest {
    private final UsersOnPostgres chobi = new UsersOnPostgres();

    @AfterEach
    void close() {
        chobi.close();
    }

    @Test
    void muting_silences_one_way_and_ends_no_follow() {
        Virtually.run(() -> {
            Caller sara = chobi.signUp("sara");
            Caller omar = chobi.signUp("omar");
            chobi.call(sara, "follow", omar);
            assertThat(chobi.call(sara, "mute", omar)).isEqualTo("{\"muted\":true}");
            assertThat(chobi.call(sara, "mute", omar)).isEqualTo("{\"muted\":true}");
            assertThat(isSilenced(omar, sara)).as("what Omar does is not told Sara").isTrue();
            assertThat(isSilenced(sara, omar)).as("what Sara does is told Omar").isFalse();
            assertThat(relationships(sara, omar)).contains("\"following\":true", "\"muted\":true");
            assertThat(chobi.call(sara, "unmute", omar)).isEqualTo("{\"muted\":false}");
            assertThat(isSilenced(omar, sara)).isFalse();
        });
    }

    @Test
    void a_block_silences_both_ways() {
        Virtually.run(() -> {
            Caller sara = chobi.signUp("sara");
            Caller omar = chobi.signUp("omar");
            chobi.call(sara, "block", omar);
            assertThat(isSilenced(omar, sara)).isTrue();
            assertThat(isSilenced(sara, omar)).isTrue();
        });
    }

    @Test
    void nobody_mutes_themselves_or_nobody() {
        Virtually.run(() -> {
            Caller sara = chobi.signUp("sara");
            refuses(ProblemCode.PRECONDITION_FAILED, "own_account", () -> chobi.call(sara, "mute", sara));
            refuses(ProblemCode.NOT_FOUND, "user_not_found",
                    () -> chobi.call(sara, "unmute", "{'userId':'" + UserId.next() + "'}"));
        });
    }

    @Test
    void all_relationships_come_in_one_call_and_tell_nothing_of_what_others_block() {
        Virtually.run(() -> {
            Caller sara = chobi.signUp("sara");
            Caller omar = chobi.signUp("omar");
            Caller lina = chobi.signUp("lina");
            Caller ziad = chobi.signUp("ziad");
            chobi.call(sara, "follow", omar);
            chobi.call(lina, "follow", sara);
            chobi.call(sara, "block", ziad);
            assertThat(relationships(sara, omar, lina, ziad, omar)).isEqualTo("{\"items\":["
                    + line(omar, "true,\"followedBy\":false,\"blocked\":false") + ","
                    + line(lina, "false,\"followedBy\":true,\"blocked\":false") + ","
                    + line(ziad, "false,\"followedBy\":false,\"blocked\":true") + "],\"nextCursor\":null}");
            assertThat(relationships(ziad, sara)).contains("\"blocked\":false");
            refuses(ProblemCode.UNAUTHORIZED, "sign_in_required", () -> relationships(GUEST, sara));
        });
    }

    private static String line(Caller other, String facts) {
        return "{\"userId\":\"" + other.user() + "\",\"following\":" + facts + ",\"muted\":false}";
    }

    private String relationships(Caller who, Caller... others) {
        return chobi.call(who, "getRelationships", "{'userIds':[" + String.join(",",
                List.of(others).stream().map(it -> "'" + it.user() + "'").toList()) + "]}");
    }

    private boolean isSilenced(Caller actor, Caller recipient) {
        return chobi.database.read(sql -> Mutes.silenced(sql, List.of(actor.user()), List.of(recipient.user())))
                .contains(0);
    }
}
