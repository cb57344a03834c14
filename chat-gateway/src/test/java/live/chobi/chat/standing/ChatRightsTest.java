package live.chobi.chat.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import live.chobi.chat.standing.Decisions.Action;
import live.chobi.chat.standing.Decisions.Moderation;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Role;
import live.chobi.kernel.UserId;
import live.chobi.log.LogRow;
import live.chobi.outbox.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Who may do what, as a table.
class ChatRightsTest {
    private static final UserId HOST = UserId.next();
    private static final UserId CO_HOST = UserId.next();
    private static final UserId MODERATOR = UserId.next();
    private static final RoomState ROOM = RoomState.of(HOST).after(coHost(1, "added"))
            .after(new LogRow(UUID.randomUUID(), 2, Instant.EPOCH, null, Decisions.MODERATION, HOST,
                    Json.write(new Moderation(Action.ADD_MODERATOR, MODERATOR, null, null, null))));

    private static LogRow coHost(long seq, String action) {
        return new LogRow(UUID.randomUUID(), seq, Instant.EPOCH, null, "co_host", HOST,
                "{\"action\":\"%s\",\"userId\":\"%s\"}".formatted(action, CO_HOST));
    }

    private static LogRow moderation(long seq, Action action) {
        return new LogRow(UUID.randomUUID(), seq, Instant.EPOCH, null, Decisions.MODERATION, HOST,
                Json.write(new Moderation(action, CO_HOST, null, null, null)));
    }

    private static ChatRole roleOf(UserId user, Role role) {
        return ChatRights.roleOf(ROOM, new Caller.SignedIn(user, role, "127.0.0.1"));
    }

    @Test
    void a_role_is_the_highest_that_somebody_has() {
        assertThat(roleOf(HOST, Role.ADMIN)).isEqualTo(ChatRole.OWNER);
        assertThat(roleOf(MODERATOR, Role.ADMIN)).isEqualTo(ChatRole.ADMIN);
        assertThat(roleOf(CO_HOST, Role.USER)).isEqualTo(ChatRole.CO_HOST);
        assertThat(roleOf(MODERATOR, Role.USER)).isEqualTo(ChatRole.MODERATOR);
        assertThat(roleOf(UserId.next(), Role.USER)).isEqualTo(ChatRole.VIEWER);
        assertThat(ChatRights.roleOf(ROOM, new Caller.Guest("127.0.0.1"))).isEqualTo(ChatRole.GUEST);
    }

    @Test
    void a_co_host_is_one_until_dismissed_and_not_while_they_are_banned() {
        Person person = new Person(CO_HOST, false);
        RoomState banned = ROOM.after(moderation(3, Action.BAN));
        assertThat(ChatRights.roleOf(banned, person)).isEqualTo(ChatRole.VIEWER);
        assertThat(ChatRights.roleOf(banned.after(moderation(4, Action.UNBAN)), person)).isEqualTo(ChatRole.CO_HOST);
        assertThat(ChatRights.roleOf(ROOM.after(coHost(3, "removed")), person)).isEqualTo(ChatRole.VIEWER);
    }

    @ParameterizedTest
    @CsvSource({"OWNER, WRITE WRITE_FREELY MODERATE APPOINT", "ADMIN, WRITE WRITE_FREELY MODERATE APPOINT",
        "CO_HOST, WRITE WRITE_FREELY MODERATE", "MODERATOR, WRITE WRITE_FREELY MODERATE", "VIEWER, WRITE",
        "GUEST, ''"})
    void each_role_may_this(ChatRole role, String rights) {
        assertThat(Stream.of(ChatRight.values()).filter(it -> ChatRights.may(role, it)).map(Enum::name)
                .collect(Collectors.joining(" "))).isEqualTo(rights);
    }

    @ParameterizedTest
    @CsvSource({"OWNER, CO_HOST MODERATOR VIEWER", "ADMIN, CO_HOST MODERATOR VIEWER", "CO_HOST, MODERATOR VIEWER",
        "MODERATOR, VIEWER", "VIEWER, ''", "GUEST, ''"})
    void each_role_may_time_out_and_ban_these(ChatRole role, String targets) {
        assertThat(Stream.of(ChatRole.OWNER, ChatRole.ADMIN, ChatRole.CO_HOST, ChatRole.MODERATOR, ChatRole.VIEWER)
                .filter(it -> ChatRights.maySanction(role, it)).map(Enum::name).collect(Collectors.joining(" ")))
                .isEqualTo(targets);
    }

    @ParameterizedTest
    @CsvSource({"OWNER, OWNER ADMIN CO_HOST MODERATOR VIEWER", "ADMIN, OWNER ADMIN CO_HOST MODERATOR VIEWER",
        "CO_HOST, MODERATOR VIEWER", "MODERATOR, VIEWER", "VIEWER, ''", "GUEST, ''"})
    void each_role_may_delete_what_these_wrote(ChatRole role, String authors) {
        assertThat(Stream.of(ChatRole.OWNER, ChatRole.ADMIN, ChatRole.CO_HOST, ChatRole.MODERATOR, ChatRole.VIEWER)
                .filter(it -> ChatRights.mayDelete(role, it, false)).map(Enum::name).collect(Collectors.joining(" ")))
                .isEqualTo(authors);
    }

    @Test
    void whoever_moderates_may_delete_their_own_words_and_a_viewer_may_not() {
        assertThat(ChatRights.mayDelete(ChatRole.MODERATOR, ChatRole.MODERATOR, true)).isTrue();
        assertThat(ChatRights.mayDelete(ChatRole.VIEWER, ChatRole.VIEWER, true)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(value = ChatRole.class, names = {"VIEWER", "GUEST"})
    void who_may_not_moderate_is_told_so(ChatRole role) {
        assertThatThrownBy(() -> ChatRights.require(role, ChatRight.MODERATE)).isInstanceOfSatisfying(Problem.class,
                it -> assertThat(it.reason()).isEqualTo("not_a_moderator"));
    }

    @ParameterizedTest
    @EnumSource(value = ChatRole.class, names = {"CO_HOST", "MODERATOR", "VIEWER", "GUEST"})
    void who_may_not_appoint_is_told_whose_it_is(ChatRole role) {
        assertThatThrownBy(() -> ChatRights.require(role, ChatRight.APPOINT)).isInstanceOfSatisfying(Problem.class,
                it -> assertThat(it.reason()).isEqualTo("not_your_session"));
    }
}
