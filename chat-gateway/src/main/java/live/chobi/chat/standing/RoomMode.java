package live.chobi.chat.standing;

import java.time.Duration;

/// The modes of a session's chat. They bind viewers; whoever may write freely is not bound.
///
/// @param slowSeconds between two messages of one viewer; 0: off
/// @param followersOnly only those who follow the host may write
/// @param emojiOnly only emoji may be written
/// @param uniqueChat what somebody has said within [RoomTalk#UNIQUE_FOR] may not be said again
/// @param linksBlocked messages with links are refused
public record RoomMode(int slowSeconds, boolean followersOnly, boolean emojiOnly, boolean uniqueChat,
        boolean linksBlocked) {
    public static final RoomMode OPEN = new RoomMode(0, false, false, false, false);
    /// Six hours: longer than most sessions.
    public static final int SLOW_SECONDS_MAX = 21_600;

    Duration pause() {
        return Duration.ofSeconds(slowSeconds);
    }

    /// Whether it looks at what was said before.
    boolean remembers() {
        return slowSeconds > 0 || uniqueChat;
    }
}
