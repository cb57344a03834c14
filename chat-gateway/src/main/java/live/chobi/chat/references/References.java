package live.chobi.chat.references;

import java.util.List;
import java.util.UUID;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import org.jspecify.annotations.Nullable;

/// Finds what a message refers to, before it is logged. Virtual threads.
public interface References {
    /// Answers nothing, and finds nobody.
    References NONE = (_, _, _) -> new Found(List.of(), List.of());

    /// @param mentions different people, in the order of the text
    /// @param emoji different ones, in the order of the text
    record Found(List<UserId> mentions, List<EmojiMark> emoji) {}

    /// Throws [live.chobi.kernel.Problem]: bad input where `replyTo` names no message of this session.
    Found find(SessionId session, String text, @Nullable UUID replyTo);
}
