package live.chobi.users.profiles;

import static live.chobi.schema.generated.users.Tables.PROFILE;

import live.chobi.kernel.UserId;
import org.jooq.DSLContext;

/// Figures of a profile that follow from what happens elsewhere, counted in the transaction of whoever consumes it: a
/// repeated event is not counted twice. Virtual threads.
public final class ChannelStats {
    private ChannelStats() {
    }

    /// A session of this user went live.
    public static void countStream(DSLContext tx, UserId host) {
        tx.insertInto(PROFILE).set(PROFILE.USER_ID, host.value()).set(PROFILE.STREAMS, 1)
                .onConflict(PROFILE.USER_ID).doUpdate().set(PROFILE.STREAMS, PROFILE.STREAMS.plus(1))
                .execute();
    }
}
