package live.chobi.server.bridge;

import java.util.List;
import live.chobi.identity.erasure.Traces;
import live.chobi.kernel.Problem;
import live.chobi.kernel.UserId;
import live.chobi.log.Logs;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// What goes with an account in all features, and what stays (decision 0039): what was booked, invoiced and paid out
/// stays under the id, and rows of logs stay without what was said in them. Virtual threads.
public final class UserTraces implements Traces {
    /// Each with `{0}` for the user's id.
    private static final List<String> REMOVE = List.of(
            "delete from users.profile where user_id = {0}", "delete from users.avatar where user_id = {0}",
            "delete from users.follow where follower = {0} or followee = {0}",
            "delete from users.block where blocker = {0} or blocked = {0}",
            "delete from users.mute where muter = {0} or muted = {0}",
            "delete from users.privacy where user_id = {0}", "delete from users.xp_grant where user_id = {0}",
            "delete from users.xp_day where user_id = {0}", "delete from users.xp_total where user_id = {0}",
            "delete from users.awarded where user_id = {0}", "delete from users.archive where user_id = {0}",
            "delete from notifications.notification where user_id = {0}",
            "delete from notifications.cause where user_id = {0}",
            "delete from notifications.device where user_id = {0}",
            "delete from notifications.preference where user_id = {0}",
            "delete from notifications.muted_sender where user_id = {0} or sender = {0}",
            "delete from webhooks.endpoint where user_id = {0}", "delete from streaming.overlay where host = {0}",
            "delete from streaming.co_host where user_id = {0}",
            """
                    delete from streaming.restream
                    where session_id in (select id from streaming.session where host = {0})""",
            """
                    update streaming.session set title = '—', description = '', category = null, tags = '{}'
                    where host = {0}""",
            "delete from chat.emoji where channel = {0}",
            "delete from videos.liked where user_id = {0}", "delete from videos.video where owner = {0}",
            "delete from videos.playlist where owner = {0}", "delete from videos.history where user_id = {0}",
            "delete from videos.history_off where user_id = {0}",
            // Others have answered them.
            "update videos.comment set text = '—' where author = {0}",
            "update gifts.giver set birth_date = null where user_id = {0}");

    @Override
    public void requireNothingPending(DSLContext tx, UserId user) {
        if (is(tx, user, "log.head where owner = {0} and phase in ('live', 'interrupted')")) {
            throw Problem.refused("session_live", "end your session first");
        }
        if (is(tx, user, "gifts.payout where user_id = {0} and state in ('requested', 'approved')")) {
            throw Problem.refused("payout_pending", "a payout is under way; it must come to its end first");
        }
    }

    private static boolean is(DSLContext tx, UserId user, String what) {
        return tx.fetchOptional("select 1 from " + what + " limit 1", DSL.val(user.value())).isPresent();
    }

    @Override
    public void remove(DSLContext tx, UserId user) {
        REMOVE.forEach(it -> tx.execute(it, DSL.val(user.value())));
        Logs.forget(tx, user);
    }
}
