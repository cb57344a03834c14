package live.chobi.identity.erasure;

import live.chobi.kernel.UserId;
import org.jooq.DSLContext;

/// What there is of a user outside of their account. Supplied from the features that know. Virtual threads.
public interface Traces {
    /// Throws [live.chobi.kernel.Problem] while something of theirs must come to an end first. Holds until the end of
    /// `tx` no longer than what it says was true.
    void requireNothingPending(DSLContext tx, UserId user);

    /// In the transaction that makes the account a pseudonym.
    void remove(DSLContext tx, UserId user);
}
