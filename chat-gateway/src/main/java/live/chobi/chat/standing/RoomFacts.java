package live.chobi.chat.standing;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import live.chobi.kernel.Problem;
import live.chobi.kernel.UserId;
import live.chobi.log.Draft;
import live.chobi.log.LogRow;

/// What the commands of a batch know of the rooms they decide about. Nothing of it outlives the batch: what is
/// committed comes back to [RoomStates] as rows. Owner: the shard that runs the batch.
public final class RoomFacts {
    private final Map<UUID, Room> rooms = new HashMap<>();

    void put(UUID log, RoomState state, RoomTalk talk) {
        rooms.put(log, new Room(state, talk));
    }

    public Room of(UUID log) {
        return Objects.requireNonNull(rooms.get(log), "the room was not loaded");
    }

    /// One room, as the batch's earlier commands have left it.
    public static final class Room {
        private final RoomTalk talk;
        private final Map<UserId, Instant> spokeNow = new HashMap<>();
        private final Set<Long> saidNow = new HashSet<>();
        private RoomState state;

        Room(RoomState state, RoomTalk talk) {
            this.state = state;
            this.talk = talk;
        }

        public RoomState state() {
            return state;
        }

        /// A decision, appended to the log; the room's state is what the rows add up to.
        public LogRow decide(Draft draft, String type, UserId by, Object decision) {
            LogRow row = draft.append(type, by, decision);
            state = state.after(row);
            return row;
        }

        /// Refuses what may not be said. In this order: `banned`, `timed_out`; and for who is bound by the modes
        /// `followers_only`, `emoji_only`, `link_filter`, `word_filter`, `unique_chat`, `slow_mode`.
        ///
        /// @param follows whether they follow the host; empty where nobody has asked
        public void requireMaySay(Person person, Wording said, Optional<Boolean> follows, Instant now) {
            requireMaySpeak(state, person, now);
            if (ChatRights.may(ChatRights.roleOf(state, person), ChatRight.WRITE_FREELY)) {
                return;
            }
            RoomMode mode = state.mode();
            if (mode.followersOnly() && !follows.orElse(true)) {
                throw Problem.forbidden("followers_only", "only followers of the host may write here now");
            }
            requireFit(state, said);
            if (mode.uniqueChat() && (saidNow.contains(said.fingerprint()) || talk.wasSaid(said.fingerprint(), now))) {
                throw unfit("unique_chat", "somebody has said the same a moment ago");
            }
            if (mode.slowSeconds() > 0) {
                Instant last = Optional.ofNullable(spokeNow.get(person.id())).or(() -> talk.lastOf(person.id()))
                        .orElse(Instant.MIN);
                Duration left = last.equals(Instant.MIN)
                        ? Duration.ZERO
                        : Duration.between(now, last.plus(mode.pause()));
                if (left.isPositive()) {
                    throw Problem.tooFast("slow_mode", "one message in " + mode.slowSeconds() + " s", left);
                }
            }
        }

        /// It was said.
        public void said(UserId user, Wording what, Instant now) {
            spokeNow.put(user, now);
            saidNow.add(what.fingerprint());
        }
    }

    /// Refuses with `session_ended` what comes after the end.
    public static void requireOpen(Draft draft) {
        if (draft.phase().equals("ended")) {
            throw Problem.refused("session_ended", "the session is over, and so is its chat");
        }
    }

    /// Whether somebody may write at all, whatever it is.
    public static void requireMaySpeak(RoomState state, Person person, Instant now) {
        if (state.isBanned(person.id())) {
            throw banned();
        }
        state.timedOutUntil(person.id(), now).ifPresent(until -> {
            throw Problem.forbidden("timed_out", "you may write here again at " + until);
        });
    }

    /// What the text alone decides.
    static void requireFit(RoomState state, Wording said) {
        if (state.mode().emojiOnly() && !said.isEmojiOnly()) {
            throw unfit("emoji_only", "only emoji may be written here now");
        }
        if (state.mode().linksBlocked() && said.hasLink()) {
            throw unfit("link_filter", "links may not be written here");
        }
        if (state.filter().matches(said)) {
            throw unfit("word_filter", "it has a word that may not be written here");
        }
    }

    public static Problem banned() {
        return Problem.forbidden("banned", "you were banned from this session");
    }

    private static Problem unfit(String reason, String message) {
        return Problem.refused(reason, message).about("text");
    }
}
