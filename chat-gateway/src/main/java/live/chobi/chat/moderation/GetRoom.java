package live.chobi.chat.moderation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import live.chobi.chat.messages.ChatSessions;
import live.chobi.chat.standing.ChatRight;
import live.chobi.chat.standing.ChatRights;
import live.chobi.chat.standing.ChatRole;
import live.chobi.chat.standing.Decisions.Pinned;
import live.chobi.chat.standing.RoomMode;
import live.chobi.chat.standing.RoomState;
import live.chobi.chat.standing.RoomStates;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.log.Actors;
import live.chobi.log.LogRow;
import live.chobi.log.Logs;
import live.chobi.outbox.Json;
import org.jspecify.annotations.Nullable;

/// `chat.getRoom`: what holds in a session's chat now, and what the caller may do in it. Whoever moderates is told whom
/// and what has been kept out too.
public final class GetRoom implements Procedure<GetRoom.Input, GetRoom.Output> {
    /// Newest first; who wants more reads the log.
    private static final int LISTED_MAX = 200;

    public record Input(SessionId sessionId) {}

    /// @param pinned the message, with its text
    /// @param moderators each {id, username, displayName}: everybody sees who speaks for the host
    /// @param moderation for whoever moderates; else absent
    public record Output(ChatRole role, List<ChatRight> rights, RoomMode mode, @Nullable PinnedMessage pinned,
            List<?> moderators, @JsonInclude(Include.NON_NULL) @Nullable Moderation moderation) {}

    public record PinnedMessage(UUID messageId, long messageSeq, Instant at, @Nullable Object user, String text) {}

    /// @param user {id, username, displayName}
    public record Banned(@Nullable Object user, Instant since) {}

    /// @param user {id, username, displayName}
    public record TimedOut(@Nullable Object user, Instant until) {}

    /// Of each list at most 200.
    public record Moderation(List<Banned> bans, List<TimedOut> timeOuts, List<String> words) {}

    private final ChatSessions sessions;
    private final RoomStates rooms;
    private final Logs logs;
    private final Actors actors;
    private final InstantSource clock;

    public GetRoom(ChatSessions sessions, RoomStates rooms, Logs logs, Actors actors, InstantSource clock) {
        this.sessions = sessions;
        this.rooms = rooms;
        this.logs = logs;
        this.actors = actors;
        this.clock = clock;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        sessions.requireVisible(caller, input.sessionId());
        RoomState room = rooms.current(input.sessionId());
        ChatRole role = ChatRights.roleOf(room, caller);
        @Nullable
        PinnedMessage pinned = room.pinned().map(it -> pinned(input.sessionId(), it)).orElse(null);
        return new Output(role, Stream.of(ChatRight.values()).filter(it -> ChatRights.may(role, it)).toList(),
                room.mode(), pinned, moderators(room),
                ChatRights.may(role, ChatRight.MODERATE) ? moderation(room) : null);
    }

    private @Nullable PinnedMessage pinned(SessionId session, Pinned pin) {
        return logs.rowsAfter(session.value(), pin.messageSeq() - 1, 1).stream().findFirst()
                .map(row -> pinned(pin, row)).orElse(null);
    }

    private PinnedMessage pinned(Pinned pin, LogRow row) {
        UserId author = row.actor();
        return new PinnedMessage(pin.messageId(), pin.messageSeq(), row.at(),
                author == null ? null : actors.views(Set.of(author)).get(author),
                Json.tree(row.payload()).path("text").asText());
    }

    private List<?> moderators(RoomState room) {
        List<UserId> ids = room.moderators().stream().sorted().toList();
        Map<UserId, ?> names = actors.views(ids);
        return ids.stream().filter(names::containsKey).map(names::get).toList();
    }

    private Moderation moderation(RoomState room) {
        Instant now = clock.instant();
        List<Map.Entry<UserId, Instant>> bans = newest(room.bans());
        List<Map.Entry<UserId, Instant>> timeOuts = newest(room.timeOuts()).stream()
                .filter(it -> it.getValue().isAfter(now)).toList();
        Set<UserId> people = new HashSet<>();
        bans.forEach(it -> people.add(it.getKey()));
        timeOuts.forEach(it -> people.add(it.getKey()));
        Map<UserId, ?> names = actors.views(people);
        return new Moderation(bans.stream().map(it -> new Banned(names.get(it.getKey()), it.getValue())).toList(),
                timeOuts.stream().map(it -> new TimedOut(names.get(it.getKey()), it.getValue())).toList(),
                room.filter().words());
    }

    private static List<Map.Entry<UserId, Instant>> newest(Map<UserId, Instant> all) {
        return all.entrySet().stream().sorted(Map.Entry.<UserId, Instant>comparingByValue().reversed())
                .limit(LISTED_MAX).toList();
    }
}
