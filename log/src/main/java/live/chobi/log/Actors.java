package live.chobi.log;

import java.util.Collection;
import java.util.Map;
import live.chobi.kernel.UserId;

/// Names for the actors of rows. A port: identity implements it through the bridge. Rows themselves hold ids only, so
/// that a person can be renamed, and forgotten. Virtual threads.
public interface Actors {
    /// What is shown as `actor` and `user`: a record {id, username, displayName}. Unknown ids are absent.
    Map<UserId, ?> views(Collection<UserId> ids);
}
