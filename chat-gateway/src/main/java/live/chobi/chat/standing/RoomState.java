package live.chobi.chat.standing;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import live.chobi.chat.standing.Decisions.Pinned;
import live.chobi.kernel.UserId;
import live.chobi.log.LogRow;
import live.chobi.outbox.Json;

/// What holds in a session's chat, as its log's rows add up to it. Immutable.
///
/// @param coHosts who was appointed; of no effect while they are banned
/// @param bans who is banned, since when
/// @param timeOuts until when somebody may not write; some may be over already
/// @param deleted the `seq` of the messages that were deleted
public record RoomState(UserId host, Set<UserId> coHosts, Set<UserId> moderators, Map<UserId, Instant> bans,
        Map<UserId, Instant> timeOuts, RoomMode mode, WordFilter filter, Optional<Pinned> pinned, SeqSet deleted) {

    /// Before the first decision.
    public static RoomState of(UserId host) {
        return new RoomState(host, Set.of(), Set.of(), Map.of(), Map.of(), RoomMode.OPEN, WordFilter.NONE,
                Optional.empty(), SeqSet.NONE);
    }

    public boolean isBanned(UserId user) {
        return bans.containsKey(user);
    }

    /// When somebody may write again; empty when they may now.
    public Optional<Instant> timedOutUntil(UserId user, Instant now) {
        return Optional.ofNullable(timeOuts.get(user)).filter(until -> until.isAfter(now));
    }

    /// After this row, which is newer than all before. Rows that decide nothing change nothing.
    public RoomState after(LogRow row) {
        return switch (row.type()) {
            case Decisions.MODERATION -> afterModeration(row, Json.read(row.payload(), Decisions.Moderation.class));
            case Decisions.MESSAGE_DELETED -> afterDeletion(Json.read(row.payload(), Decisions.Deleted.class));
            case Decisions.SESSION_UPDATED -> afterUpdate(Json.tree(row.payload()));
            case Decisions.CO_HOST -> afterCoHost(Json.read(row.payload(), Decisions.CoHost.class));
            case Decisions.CHAT_FILTER -> new RoomState(host, coHosts, moderators, bans, timeOuts, mode,
                    WordFilter.of(Json.read(row.payload(), Decisions.Filter.class).words()), pinned, deleted);
            default -> this;
        };
    }

    private RoomState afterModeration(LogRow row, Decisions.Moderation it) {
        Set<UserId> nextModerators = new HashSet<>(moderators);
        Map<UserId, Instant> nextBans = new HashMap<>(bans);
        Map<UserId, Instant> nextTimeOuts = new HashMap<>(timeOuts);
        // What is over need not be remembered.
        nextTimeOuts.values().removeIf(until -> !until.isAfter(row.at()));
        switch (it.action()) {
            case TIMEOUT -> {
                if (it.until() != null) {
                    nextTimeOuts.put(it.userId(), it.until());
                }
            }
            case BAN -> {
                nextBans.putIfAbsent(it.userId(), row.at());
                nextTimeOuts.remove(it.userId());
                nextModerators.remove(it.userId());
            }
            case UNBAN -> {
                nextBans.remove(it.userId());
                nextTimeOuts.remove(it.userId());
            }
            case ADD_MODERATOR -> nextModerators.add(it.userId());
            case REMOVE_MODERATOR -> nextModerators.remove(it.userId());
        }
        return new RoomState(host, coHosts, Set.copyOf(nextModerators), Map.copyOf(nextBans),
                Map.copyOf(nextTimeOuts), mode, filter, pinned, deleted);
    }

    private RoomState afterCoHost(Decisions.CoHost it) {
        Set<UserId> next = new HashSet<>(coHosts);
        if (it.action() == Decisions.CoHostAction.ADDED) {
            next.add(it.userId());
        } else {
            next.remove(it.userId());
        }
        return new RoomState(host, Set.copyOf(next), moderators, bans, timeOuts, mode, filter, pinned, deleted);
    }

    private RoomState afterDeletion(Decisions.Deleted it) {
        return new RoomState(host, coHosts, moderators, bans, timeOuts, mode, filter,
                pinned.filter(pin -> pin.messageSeq() != it.messageSeq()), deleted.with(it.messageSeq()));
    }

    /// Rows of this type may say other things of a session too.
    private RoomState afterUpdate(JsonNode update) {
        RoomMode nextMode = update.has("mode") ? read(update, "mode", RoomMode.class) : mode;
        Optional<Pinned> nextPinned = update.has("pinned")
                ? Optional.of(update.get("pinned")).filter(it -> !it.isNull()).map(_ -> read(update, "pinned",
                        Pinned.class))
                : pinned;
        return new RoomState(host, coHosts, moderators, bans, timeOuts, nextMode, filter, nextPinned, deleted);
    }

    private static <T> T read(JsonNode of, String field, Class<T> type) {
        return Json.read(Json.write(of.get(field)), type);
    }

    /// After all these rows, oldest first.
    RoomState afterAll(List<LogRow> rows) {
        RoomState state = this;
        for (LogRow row : rows) {
            state = state.after(row);
        }
        return state;
    }
}
