package live.chobi.chat.standing;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.UserId;

/// The one place that answers what somebody may do in a session's chat. Pure.
///
/// | | write | write freely | moderate | appoint |
/// |---|---|---|---|---|
/// | owner, administrator | yes | yes | yes | yes |
/// | co-host, moderator | yes | yes | yes | no |
/// | viewer | yes | no | no | no |
/// | guest | no | no | no | no |
public final class ChatRights {
    private static final Map<ChatRole, Set<ChatRight>> TABLE = new EnumMap<>(Map.of(
            ChatRole.OWNER, EnumSet.allOf(ChatRight.class),
            ChatRole.ADMIN, EnumSet.allOf(ChatRight.class),
            ChatRole.CO_HOST, EnumSet.of(ChatRight.WRITE, ChatRight.WRITE_FREELY, ChatRight.MODERATE),
            ChatRole.MODERATOR, EnumSet.of(ChatRight.WRITE, ChatRight.WRITE_FREELY, ChatRight.MODERATE),
            ChatRole.VIEWER, EnumSet.of(ChatRight.WRITE),
            ChatRole.GUEST, EnumSet.noneOf(ChatRight.class)));

    private ChatRights() {
    }

    public static ChatRole roleOf(RoomState room, Caller caller) {
        return caller.userIfAny().map(user -> roleOf(room, new Person(user, caller.isAdmin())))
                .orElse(ChatRole.GUEST);
    }

    public static ChatRole roleOf(RoomState room, Person person) {
        UserId user = person.id();
        if (user.equals(room.host())) {
            return ChatRole.OWNER;
        }
        if (person.isAdmin()) {
            return ChatRole.ADMIN;
        }
        if (room.coHosts().contains(user) && !room.isBanned(user)) {
            return ChatRole.CO_HOST;
        }
        return room.moderators().contains(user) ? ChatRole.MODERATOR : ChatRole.VIEWER;
    }

    public static boolean may(ChatRole role, ChatRight right) {
        return java.util.Objects.requireNonNull(TABLE.get(role)).contains(right);
    }

    /// Throws FORBIDDEN: `not_a_moderator`, or `not_your_session` for what only the owner and administrators do.
    public static void require(ChatRole role, ChatRight right) {
        if (may(role, right)) {
            return;
        }
        throw right == ChatRight.APPOINT
                ? Problem.forbidden("not_your_session", "only the session's host and administrators may do this")
                : Problem.forbidden("not_a_moderator", "only the session's host and moderators may do this");
    }

    /// Whether one may time out or ban the other: only somebody above them, and nobody the owner and administrators.
    public static boolean maySanction(ChatRole actor, ChatRole target) {
        return may(actor, ChatRight.MODERATE) && target != ChatRole.OWNER && target != ChatRole.ADMIN
                && actor.isAbove(target);
    }

    /// Whether one may delete what the other wrote. Their own, whoever moderates; otherwise of those below them, and
    /// the owner and administrators everything.
    public static boolean mayDelete(ChatRole actor, ChatRole author, boolean isOwn) {
        return may(actor, ChatRight.MODERATE) && (isOwn || may(actor, ChatRight.APPOINT) || actor.isAbove(author));
    }
}
