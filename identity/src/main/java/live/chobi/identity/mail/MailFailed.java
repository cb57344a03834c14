package live.chobi.identity.mail;

import org.jspecify.annotations.Nullable;

/// A mail that was not taken. The message names neither the address nor what the mail says.
public final class MailFailed extends RuntimeException {
    private final boolean isFinal;

    /// @param isFinal true when trying again is of no use: the address is refused
    MailFailed(boolean isFinal, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.isFinal = isFinal;
    }

    public boolean isFinal() {
        return isFinal;
    }
}
