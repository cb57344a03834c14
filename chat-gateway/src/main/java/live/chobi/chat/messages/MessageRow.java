package live.chobi.chat.messages;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import live.chobi.log.RowType;
import org.jspecify.annotations.Nullable;

/// The row of a chat message; who sent it is the row's actor.
///
/// @param clientMessageId the sender's own name for it, so that their screen can match it
/// @param replyTo the message it answers; a client that does not know it shows none
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MessageRow(UUID id, String text, @Nullable String clientMessageId, @Nullable UUID replyTo) {
    public static final String TYPE = "message";
    public static final List<RowType> ALL = List.of(RowType.broadcastByUser(TYPE, "new_message"));
}
