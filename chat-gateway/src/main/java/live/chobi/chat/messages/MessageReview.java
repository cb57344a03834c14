package live.chobi.chat.messages;

import java.util.Optional;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;

/// Somebody outside who judges messages before they are sent. Virtual threads; answers within its deadline.
public interface MessageReview {
    MessageReview NONE = (_, _, _) -> Optional.empty();

    /// Why the message may not be sent; empty when it may. Throws SERVICE_UNAVAILABLE `review_late` when nobody answers
    /// in time and the operator would rather have silence than what nobody has read.
    Optional<String> objection(SessionId session, UserId user, String text);
}
