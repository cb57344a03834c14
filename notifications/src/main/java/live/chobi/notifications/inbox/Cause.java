package live.chobi.notifications.inbox;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.UserId;
import org.jspecify.annotations.Nullable;

/// Something happened that a user is to be told.
///
/// @param actor who did it; null: the installation
/// @param source with `seq`, the recipient and the kind, names the cause: it is told once. A log and a row's seq, or
/// what it is about and 0
/// @param coins of a gift, else 0
public record Cause(Kind kind, UserId recipient, @Nullable UserId actor, UUID source, long seq, Subject subject,
        long coins, Instant at) {

    public static Cause of(Kind kind, UserId recipient, @Nullable UserId actor, UUID source, long seq, Subject subject,
            Instant at) {
        return new Cause(kind, recipient, actor, source, seq, subject, 0, at);
    }

    /// What names it.
    record Key(UUID recipient, String kind, UUID source, long seq) {}

    Key key() {
        return new Key(recipient.value(), kind.stored(), source, seq);
    }

    boolean isOwn() {
        return recipient.equals(actor);
    }

    /// The notification that it joins while that is unread; empty: it is one by itself.
    Optional<String> group() {
        return switch (kind) {
            case NEW_FOLLOWER -> Optional.of("new_follower " + LocalDate.ofInstant(at, ZoneOffset.UTC));
            case GIFT_RECEIVED, MENTION ->
                Optional.of(kind.stored() + " " + Objects.requireNonNull(subject.session()) + " " + actor);
            case NEW_COMMENT -> Optional.of("new_comment " + Objects.requireNonNull(subject.video()) + " " + actor);
            case LIVE_STARTED, SYSTEM, MODERATION, SESSION_SOON -> Optional.empty();
        };
    }
}
