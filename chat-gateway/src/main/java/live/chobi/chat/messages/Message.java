package live.chobi.chat.messages;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import live.chobi.chat.references.EmojiMark;
import live.chobi.kernel.UserId;
import org.jspecify.annotations.Nullable;

/// A message as clients see it.
///
/// @param text absent when the message was deleted and the reader does not moderate
/// @param deleted true when it was; else absent
/// @param user {id, username, displayName}; null when the account is gone
/// @param mentions in the same form; who is gone is left out
public record Message(UUID id, long seq, Instant at, @Nullable Instant mediaAt, @Nullable Object user,
        @JsonInclude(Include.NON_NULL) @Nullable String text,
        @JsonInclude(Include.NON_NULL) @Nullable String clientMessageId,
        @JsonInclude(Include.NON_NULL) @Nullable UUID replyTo, @JsonInclude(Include.NON_EMPTY) List<?> mentions,
        @JsonInclude(Include.NON_EMPTY) List<EmojiMark> emoji,
        @JsonInclude(Include.NON_NULL) @Nullable Boolean deleted) {
    static List<?> shown(List<UserId> people, Map<UserId, ?> names) {
        return people.stream().map(names::get).filter(Objects::nonNull).toList();
    }
}
