package live.chobi.media;

/// The answer to one who wants to play a session.
public sealed interface PlayAdmission {
    /// Also of a session that is not on air yet.
    record Allowed(Viewing viewing) implements PlayAdmission {}

    /// @param reason a sentence the player's user reads
    record Refused(String reason) implements PlayAdmission {}

    /// There is no such session.
    record Unknown() implements PlayAdmission {}

    /// One who may watch. Called on an event loop: must not block.
    interface Viewing {
        /// Watches from now on: once.
        void joined();

        /// Has stopped watching: once, after [#joined].
        void left();

        /// Asked every second or so: false when they have been sent away, or their token has run out.
        boolean mayStay();
    }
}
