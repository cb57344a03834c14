package live.chobi.chat.messages;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import live.chobi.chat.references.EmojiMark;
import live.chobi.kernel.UserId;
import live.chobi.log.RowType;
import org.jspecify.annotations.Nullable;

/// The row of a chat message; who sent it is the row's actor.
///
/// @param clientMessageId the sender's own name for it, so that their screen can match it
/// @param replyTo the message of the same session that it answers
/// @param mentions people, shown as {id, username, displayName}; absent where there are none
/// @param emoji custom ones that stand in the text as `:name:`; absent where there are none
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record MessageRow(UUID id, String text, @Nullable String clientMessageId, @Nullable UUID replyTo,
        @Nullable List<UserId> mentions, @Nullable List<EmojiMark> emoji) {
    public static final String TYPE = "message";
    /// The topic of the outbox: a message names people.
    public static final String MENTIONED = "mentioned";
    public static final List<RowType> ALL = List.of(RowType.broadcastByUser(TYPE, "new_message").naming("mentions"));

    List<UserId> people() {
        return mentions == null ? List.of() : mentions;
    }

    List<EmojiMark> shownEmoji() {
        return emoji == null ? List.of() : emoji;
    }
}
