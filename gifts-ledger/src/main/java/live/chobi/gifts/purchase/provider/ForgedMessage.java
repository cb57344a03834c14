package live.chobi.gifts.purchase.provider;

/// A message whose signature is missing, wrong or too old, or whose body is not what the provider would send.
public final class ForgedMessage extends Exception {
    private static final long serialVersionUID = 1;

    /// @param why for the log; says nothing of the secret
    public ForgedMessage(String why) {
        super(why, null, false, false);
    }
}
