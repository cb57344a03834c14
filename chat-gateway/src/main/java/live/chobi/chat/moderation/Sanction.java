package live.chobi.chat.moderation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Locale;
import live.chobi.chat.standing.ChatRight;
import live.chobi.chat.standing.ChatRights;
import live.chobi.chat.standing.ChatRole;
import live.chobi.chat.standing.Decisions.Action;
import live.chobi.chat.standing.Decisions;
import live.chobi.chat.standing.Person;
import live.chobi.chat.standing.RoomFacts.Room;
import live.chobi.chat.standing.RoomFacts;
import live.chobi.chat.standing.RoomState;
import live.chobi.kernel.Problem;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.log.Draft;
import org.jspecify.annotations.Nullable;

/// Something is done to somebody: a time-out, a ban, an appointment, or the end of one. Refusals in this order:
/// FORBIDDEN `not_a_moderator` or `not_your_session`, `own_account`, FORBIDDEN `cannot_moderate`, then by action.
///
/// @param seconds of a time-out; else 0
record Sanction(SessionId session, Person actor, Person target, Action action, int seconds,
        @Nullable String reason) implements RoomCommand {
    /// All of them are in memory while the session is watched.
    static final int BANS_MAX = 10_000;
    static final int TIME_OUTS_MAX = 10_000;
    static final int MODERATORS_MAX = 100;

    /// For readers outside.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Event(UserId actor, UserId userId, Action action, @Nullable Instant until) {}

    @Override
    public String kind() {
        return action.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean decide(Room room, ChatRole role, Draft draft) {
        RoomState state = room.state();
        boolean isAppointment = action == Action.ADD_MODERATOR || action == Action.REMOVE_MODERATOR;
        ChatRights.require(role, isAppointment ? ChatRight.APPOINT : ChatRight.MODERATE);
        if (actor.id().equals(target.id())) {
            throw Problem.refused("own_account", "nobody does this to themselves").about("userId");
        }
        ChatRole its = ChatRights.roleOf(state, target);
        if (!ChatRights.maySanction(role, its)) {
            throw Problem.forbidden("cannot_moderate",
                    "a " + its.name().toLowerCase(Locale.ROOT).replace('_', '-') + " is not yours to moderate")
                    .about("userId");
        }
        if (!isNew(state, draft)) {
            return false;
        }
        @Nullable
        Instant until = action == Action.TIMEOUT ? draft.now().plusSeconds(seconds) : null;
        room.decide(draft, Decisions.MODERATION, actor.id(), new Decisions.Moderation(action, target.id(),
                action == Action.TIMEOUT ? seconds : null, until, reason));
        draft.event(Decisions.MODERATED, new Event(actor.id(), target.id(), action, until));
        return true;
    }

    private boolean isNew(RoomState state, Draft draft) {
        return switch (action) {
            case TIMEOUT -> {
                RoomFacts.requireOpen(draft);
                requireNotBanned(state);
                requireRoom(state.timeOuts().size(), TIME_OUTS_MAX, "too_many_timeouts");
                yield true;
            }
            case BAN -> {
                requireRoom(state.bans().size(), BANS_MAX, "too_many_bans");
                yield !state.isBanned(target.id());
            }
            case UNBAN -> state.isBanned(target.id()) || state.timedOutUntil(target.id(), draft.now()).isPresent();
            case ADD_MODERATOR -> {
                requireNotBanned(state);
                requireRoom(state.moderators().size(), MODERATORS_MAX, "too_many_moderators");
                yield !state.moderators().contains(target.id());
            }
            case REMOVE_MODERATOR -> state.moderators().contains(target.id());
        };
    }

    private void requireNotBanned(RoomState state) {
        if (state.isBanned(target.id())) {
            throw Problem.refused("user_banned", "the user is banned; lift the ban first").about("userId");
        }
    }

    private static void requireRoom(int size, int max, String reason) {
        if (size >= max) {
            throw Problem.refused(reason, "a session has at most " + max);
        }
    }
}
