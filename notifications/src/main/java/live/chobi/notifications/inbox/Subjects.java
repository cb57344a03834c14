package live.chobi.notifications.inbox;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import live.chobi.kernel.SessionId;

/// Shows what notifications are about by what it is called now. Supplied from the features that know. Virtual threads.
public interface Subjects {
    /// Records {id, title, scheduledAt}; only the id of a private one. Unknown ids are absent.
    Map<SessionId, ?> sessions(Collection<SessionId> ids);

    /// A record {id, code, name, tier}; empty for an unknown code.
    Optional<?> gift(String code);
}
