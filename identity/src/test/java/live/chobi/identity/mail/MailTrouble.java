package live.chobi.identity.mail;

/// What a transport throws, for tests elsewhere.
public final class MailTrouble {
    private MailTrouble() {
    }

    public static MailFailed passing() {
        return new MailFailed(false, "the mail server is away", null);
    }

    public static MailFailed lasting() {
        return new MailFailed(true, "the address is refused", null);
    }
}
