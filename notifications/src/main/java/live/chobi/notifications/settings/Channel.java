package live.chobi.notifications.settings;

/// A way by which a notification comes.
public enum Channel {
    /// The list and the sockets.
    IN_APP,
    /// The push services of the user's devices.
    PUSH
}
