package live.chobi.notifications.inbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import live.chobi.kernel.SessionId;
import org.jspecify.annotations.Nullable;

/// What a notification is about, as it is stored: ids and codes, never names, titles or texts of people, which may
/// change or go.
///
/// @param seq of the newest row of the session's log that it is about
/// @param gift the newest gift's code
/// @param action what was done, in the words of the `moderation` row
/// @param until the end of a time-out
/// @param text of the installation's own words
/// @param video that the newest comment stands under
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Subject(@Nullable SessionId session, @Nullable Long seq, @Nullable String gift, @Nullable String action,
        @Nullable Instant until, @Nullable String text, @Nullable UUID video, @Nullable UUID comment) {
    public static final Subject NONE = new Subject(null, null, null, null, null, null, null, null);

    public static Subject of(SessionId session) {
        return new Subject(session, null, null, null, null, null, null, null);
    }

    /// A row of the session's log.
    public static Subject of(SessionId session, long seq) {
        return new Subject(session, seq, null, null, null, null, null, null);
    }

    public static Subject text(String text) {
        return new Subject(null, null, null, null, null, text, null, null);
    }

    /// What was said under a video.
    public static Subject comment(UUID video, UUID comment) {
        return new Subject(null, null, null, null, null, null, video, comment);
    }

    public Subject gift(String code) {
        return new Subject(session, seq, code, action, until, text, video, comment);
    }

    public Subject action(String what) {
        return new Subject(session, seq, gift, what, until, text, video, comment);
    }

    public Subject until(@Nullable Instant moment) {
        return new Subject(session, seq, gift, action, moment, text, video, comment);
    }
}
