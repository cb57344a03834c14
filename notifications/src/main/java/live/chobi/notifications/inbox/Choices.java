package live.chobi.notifications.inbox;

import java.util.List;
import org.jooq.DSLContext;

/// What recipients want to be told, and how. Virtual threads.
public interface Choices {
    /// By which ways a cause comes to its recipient.
    ///
    /// @param inApp the list and the sockets
    /// @param muted whether they want nothing by whoever caused it
    record Choice(boolean inApp, boolean push, boolean muted) {
        public static Choice of(boolean inApp, boolean push) {
            return new Choice(inApp, push, false);
        }

        public static Choice nothingBySender() {
            return new Choice(false, false, true);
        }

        boolean isNone() {
            return !inApp && !push;
        }
    }

    /// For each cause in turn, in the caller's transaction.
    List<Choice> of(DSLContext tx, List<Cause> causes);
}
