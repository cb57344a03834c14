package live.chobi.chat.connection;

/// What an application keeps of a connection that was lost, until its client comes back or the time for that is over.
public interface Keepsake {
    /// Once, when the client will not be taken up again. Any event loop; must not block.
    void discarded();
}
