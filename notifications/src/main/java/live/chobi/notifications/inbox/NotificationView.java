package live.chobi.notifications.inbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A notification as its user sees it, in the list and on the socket.
///
/// @param actor the newest of those who caused it, as {id, username, displayName}; null: the installation, or an account
/// that is gone
/// @param at of the newest cause
/// @param count of causes that share it
/// @param others who caused it before the actor, the newest first, at most four; absent where there are none
/// @param session {id, title?, scheduledAt?}
/// @param seq of the newest row of the session's log that it is about
/// @param gift the newest one, {id, code, name, tier}
/// @param coins of all gifts in it
/// @param action of a `moderation`: `timeout`, `ban`, `unban`, `add_moderator`, `remove_moderator`
/// @param until the end of a time-out
/// @param text of a `system` notification
/// @param videoId that a `new_comment` stands under
/// @param commentId the newest one
public record NotificationView(UUID id, Kind type, @Nullable Object actor, Instant at, boolean read, int count,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<?> others,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Object session,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long seq,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Object gift,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long coins,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String action,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant until,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String text,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID videoId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID commentId) {}
