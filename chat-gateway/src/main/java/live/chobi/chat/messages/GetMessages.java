package live.chobi.chat.messages;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
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
    private final Actors actors;

    public GetMessages(ChatSessions sessions, Logs logs, Actors actors) {
        this.sessions = sessions;
        this.logs = logs;
        this.actors = actors;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        sessions.requireVisible(caller, input.sessionId());
        int limit = input.limit() == null ? PAGE : input.limit();
        List<LogRow> rows = logs.rowsBefore(input.sessionId().value(), MessageRow.TYPE, before(input), limit);
        Map<UserId, ?> names = actors.views(
                rows.stream().map(LogRow::actor).filter(Objects::nonNull).collect(Collectors.toSet()));
        return new Output(rows.stream().map(row -> message(row, names)).toList(),
                rows.size() == limit ? Long.toString(rows.getLast().seq()) : null);
    }

    private static Message message(LogRow row, Map<UserId, ?> names) {
        MessageRow message = Json.read(row.payload(), MessageRow.class);
        return new Message(message.id(), row.seq(), row.at(), row.mediaAt(),
                row.actor() == null ? null : names.get(row.actor()), message.text(), message.clientMessageId(),
                message.replyTo());
    }

    private static long before(Input input) {
        if (input.cursor() == null) {
            return input.before() == null ? Long.MAX_VALUE : input.before();
        }
        return PageCursor.number(input.cursor());
    }
}
