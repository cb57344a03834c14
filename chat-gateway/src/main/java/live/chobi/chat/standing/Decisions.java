package live.chobi.chat.standing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import live.chobi.kernel.UserId;
import live.chobi.log.RowType;
import live.chobi.log.RowType.Audience;
import org.jspecify.annotations.Nullable;

/// The rows of decisions about a session's chat; who decided is the row's actor. [RoomState] is what they add up to.
public final class Decisions {
    public static final String MODERATION = "moderation";
    public static final String MESSAGE_DELETED = "message_deleted";
    public static final String SESSION_UPDATED = "session_updated";
    public static final String CHAT_FILTER = "chat_filter";
    /// The topic of the outbox: somebody was timed out, banned, appointed, or an end was made of it.
    public static final String MODERATED = "moderated";
    /// Written by the feature that has the session's owner appoint them; read here.
    static final String CO_HOST = "co_host";
    private static final String REASON = "reason";

    /// Which words are filtered would tell how to get round it, so that row is not for viewers.
    public static final List<RowType> ALL = List.of(
            RowType.broadcastAboutUser(MODERATION, MODERATION).withholding(REASON),
            RowType.broadcastAboutUser(MESSAGE_DELETED, MESSAGE_DELETED).withholding(REASON),
            RowType.broadcast(SESSION_UPDATED, SESSION_UPDATED),
            RowType.unannounced(CHAT_FILTER, Audience.MODERATORS));

    private Decisions() {
    }

    /// What was done to somebody.
    public enum Action {
        TIMEOUT, BAN, UNBAN, ADD_MODERATOR, REMOVE_MODERATOR
    }

    /// A `moderation` row.
    ///
    /// @param userId whom it is about
    /// @param seconds of a time-out
    /// @param until the end of a time-out
    /// @param reason for moderators and the owner only
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Moderation(Action action, UserId userId, @Nullable Integer seconds, @Nullable Instant until,
            @Nullable String reason) {}

    /// A `message_deleted` row. The text stays in the message's own row, for moderators and the owner.
    ///
    /// @param messageSeq of the message's row
    /// @param userId who wrote it
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Deleted(UUID messageId, long messageSeq, @Nullable UserId userId, @Nullable String reason) {}

    /// A `session_updated` row after the modes have changed.
    public record ModeChanged(RoomMode mode) {}

    /// A `session_updated` row after a message was pinned or unpinned. The text is not repeated, lest it outlive the
    /// message's deletion.
    public record PinChanged(@Nullable Pinned pinned) {}

    public record Pinned(UUID messageId, long messageSeq) {}

    /// A `co_host` row.
    record CoHost(CoHostAction action, UserId userId) {}

    enum CoHostAction {
        ADDED, REMOVED
    }

    /// A `chat_filter` row: all words that are refused from now on.
    public record Filter(List<String> words) {}
}
