package live.chobi.chat.messages;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import live.chobi.chat.standing.ChatRight;
import live.chobi.chat.standing.ChatRights;
import live.chobi.chat.standing.RoomState;
import live.chobi.chat.standing.RoomStates;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import live.chobi.kernel.Caller;
import live.chobi.kernel.PageCursor;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.log.Actors;
import live.chobi.log.LogRow;
import live.chobi.log.Logs;
import live.chobi.outbox.Json;
import org.jspecify.annotations.Nullable;

/// `chat.getMessages`: newest first.
public final class GetMessages implements Procedure<GetMessages.Input, GetMessages.Output> {
    private static final int PAGE = 50;

    /// @param before a `seq`: only older ones
    /// @param cursor the `nextCursor` of the page before; it wins over `before`
    public record Input(SessionId sessionId, @Nullable @Min(1) @Max(100) Integer limit, @Nullable @Min(1) Long before,
            @Nullable String cursor) {}

    public record Output(List<Message> items, @Nullable String nextCursor) {}

    private final ChatSessions sessions;
    private final Logs logs;
    private final RoomStates rooms;
    private final Actors actors;

    public GetMessages(ChatSessions sessions, Logs logs, Actors actors, RoomStates rooms) {
        this.sessions = sessions;
        this.rooms = rooms;
        this.logs = logs;
        this.actors = actors;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        sessions.requireVisible(caller, input.sessionId());
        int limit = input.limit() == null ? PAGE : input.limit();
        List<LogRow> rows = logs.rowsBefore(input.sessionId().value(), MessageRow.TYPE, before(input), limit);
        List<MessageRow> payloads = rows.stream().map(row -> Json.read(row.payload(), MessageRow.class)).toList();
        Map<UserId, ?> names = actors.views(Stream.concat(rows.stream().map(LogRow::actor).filter(Objects::nonNull),
                payloads.stream().flatMap(it -> it.people().stream())).collect(Collectors.toSet()));
        RoomState room = rooms.current(input.sessionId());
        boolean readsAll = ChatRights.may(ChatRights.roleOf(room, caller), ChatRight.MODERATE);
        return new Output(IntStream.range(0, rows.size()).mapToObj(i -> message(rows.get(i), payloads.get(i), names,
                room.deleted().test(rows.get(i).seq()), readsAll)).toList(),
                rows.size() == limit ? Long.toString(rows.getLast().seq()) : null);
    }

    private static Message message(LogRow row, MessageRow message, Map<UserId, ?> names, boolean isDeleted,
            boolean readsAll) {
        Object user = row.actor() == null ? null : names.get(row.actor());
        // Of who has left nothing is told, to nobody.
        return message.text().isEmpty() || (isDeleted && !readsAll)
                ? new Message(message.id(), row.seq(), row.at(), row.mediaAt(), user, null, null, null, List.of(),
                        List.of(), true)
                : new Message(message.id(), row.seq(), row.at(), row.mediaAt(), user, message.text(),
                        message.clientMessageId(), message.replyTo(), Message.shown(message.people(), names),
                        message.shownEmoji(), isDeleted ? true : null);
    }

    private static long before(Input input) {
        if (input.cursor() == null) {
            return input.before() == null ? Long.MAX_VALUE : input.before();
        }
        return PageCursor.number(input.cursor());
    }
}
