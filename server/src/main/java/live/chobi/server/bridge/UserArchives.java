package live.chobi.server.bridge;

import io.netty.buffer.Unpooled;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import live.chobi.identity.secrets.MasterKey;
import live.chobi.kernel.Endpoint;
import live.chobi.outbox.JobKind;
import live.chobi.schema.Database;
import live.chobi.schema.DatabaseAway;
import live.chobi.server.http.Exchange;
import live.chobi.server.http.Mount;
import live.chobi.server.http.Refusal;
import live.chobi.server.http.Reply;
import live.chobi.users.archive.ArchiveLinks;
import live.chobi.users.archive.ArchiveProcedures;
import live.chobi.users.archive.Archives;
import live.chobi.users.archive.Part;

/// What there is of a user in all features, as an archive that they fetch at `GET /archives/{token}`. Any thread.
public final class UserArchives {
    /// Each is in memory while it is read.
    private static final int AT_ONCE = 2;
    /// Nothing that opens a door is in it: no hashes, keys or sealed secrets.
    private static final List<Part> PARTS = List.of(
            Part.lines("account", """
                    select id, username, email, email_verified_at, display_name, role, created_at
                    from identity.account where id = {0}"""),
            Part.lines("profile", """
                    select bio, avatar_url, settings, xp, streams from users.profile where user_id = {0}"""),
            new Part("avatar", Part.Kind.BYTES, "select bytes from users.avatar where user_id = {0}"),
            Part.lines("privacy", "select lists, searchable from users.privacy where user_id = {0}"),
            Part.lines("sign-ins", """
                    select id, created_at, revoked_at, device, address, used_at from identity.token_family
                    where account_id = {0} order by id"""),
            Part.lines("api-keys", """
                    select id, name, start, scopes, made_at, expires_at, used_at from identity.api_key
                    where account_id = {0} order by id"""),
            Part.lines("following", "select followee, at from users.follow where follower = {0} order by at"),
            Part.lines("followers", "select follower, at from users.follow where followee = {0} order by at"),
            Part.lines("blocked", "select blocked, at from users.block where blocker = {0} order by at"),
            Part.lines("muted", "select muted, at from users.mute where muter = {0} order by at"),
            Part.lines("experience", """
                    select rule, cause, session_id, events, units, points, first_at, last_at from users.xp_grant
                    where user_id = {0} order by id"""),
            Part.lines("awards", "select code, at from users.awarded where user_id = {0} order by at"),
            Part.lines("sessions", """
                    select id, title, description, category, tags, kind, visibility, created_at, scheduled_at, live_at,
                        ended_at from streaming.session where host = {0} order by id"""),
            Part.lines("written", """
                    select log_id as session_id, seq, at, type, payload from log.row where actor = {0}
                    order by log_id, seq"""),
            Part.lines("videos", """
                    select id, title, description, category, tags, visibility, created_at, published_at
                    from videos.video where owner = {0} order by id"""),
            Part.lines("ledger",
                    """
                            select a.type as account, a.unit, e.seq, b.at, t.kind, e.amount, e.balance_after, t.id as transfer_id,
                                t.log_id as session_id
                            from ledger.account a join ledger.entry e on e.owner = a.owner and e.type = a.type
                            join ledger.transfer t on t.id = e.transfer_id
                            join ledger.batch b on b.stripe = t.stripe and b.no = t.batch_no
                            where a.owner = {0} order by a.type, e.seq"""),
            Part.lines("purchases", """
                    select id, coins, amount, currency, provider, created_at, paid_at, state, refunded
                    from gifts.purchase where user_id = {0} order by id"""),
            Part.lines("payouts", """
                    select id, diamonds, currency, amount, requested_at, paid_at, state from gifts.payout
                    where user_id = {0} order by id"""),
            Part.lines("payout-destinations",
                    """
                            select id, kind, masked, created_at from gifts.payout_destination where user_id = {0} order by id"""),
            Part.lines("notifications", """
                    select id, type, actor, others, count, coins, payload, at, read_at from notifications.notification
                    where user_id = {0} order by at, id"""),
            Part.lines("push-devices", """
                    select id, platform, registered_at from notifications.device where user_id = {0} order by id"""),
            Part.lines("webhooks",
                    """
                            select id, url, description, events, made_at from webhooks.endpoint where user_id = {0} order by id"""));

    private final Archives archives;
    private final ArchiveLinks links;
    private final Semaphore places = new Semaphore(AT_ONCE);

    public UserArchives(Database database, MasterKey master, boolean isLimited) {
        this.archives = new Archives(database, PARTS, isLimited, Clock.systemUTC());
        this.links = new ArchiveLinks(master, Clock.systemUTC());
    }

    /// With these of the router `users`.
    public List<Endpoint<?, ?>> beside(List<Endpoint<?, ?>> others) {
        return Stream.concat(others.stream(), ArchiveProcedures.endpoints(archives, links).stream()).toList();
    }

    public JobKind job() {
        return archives.job();
    }

    public Mount mount() {
        return Mount.of("archives", ArchiveLinks.PATH, exchange -> {
            if (!exchange.method().equals("GET") && !exchange.method().equals("HEAD")) {
                exchange.respond(Refusal.METHOD_NOT_ALLOWED.reply().with("allow", "GET, HEAD"));
                return;
            }
            exchange.onVirtualThread(() -> send(exchange));
        });
    }

    private void send(Exchange exchange) {
        if (!places.tryAcquire()) {
            exchange.respond(Reply.plain(503, "others fetch theirs; again, please\n").with("retry-after", "5"));
            return;
        }
        try {
            Optional<byte[]> bytes = links.archive(exchange.below()).flatMap(archives::bytes);
            if (bytes.isEmpty()) {
                exchange.refuse(Refusal.NOT_FOUND);
                return;
            }
            exchange.respond(Reply.bytes(200, "application/zip", Unpooled.wrappedBuffer(bytes.get()), Optional.empty())
                    .with("content-disposition", "attachment; filename=\"chobi-archive.zip\"")
                    .with("cache-control", "private, no-store").with("x-content-type-options", "nosniff")
                    .with("content-security-policy", "default-src 'none'; sandbox"));
        } catch (DatabaseAway _) {
            exchange.respond(Reply.plain(503, "the database does not answer").with("retry-after", "1"));
        } finally {
            places.release();
        }
    }
}
