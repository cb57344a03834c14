package live.chobi.chat.connection;

/// What became of a lost connection, or of a client that asked for one.
enum RecoveryOutcome {
    RECOVERED,
    /// The client's private id is of no connection that is kept.
    UNKNOWN,
    /// The application did not consent: somebody else's token, or more was missed than is held.
    DECLINED,
    /// The client may not come in at all at the moment.
    REFUSED,
    /// More are kept already than may be.
    NO_ROOM,
    /// The window ended.
    NOBODY_CAME
}
