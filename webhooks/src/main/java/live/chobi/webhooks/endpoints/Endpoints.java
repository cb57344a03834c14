package live.chobi.webhooks.endpoints;

import static live.chobi.schema.generated.webhooks.Tables.ENDPOINT;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import live.chobi.identity.secrets.MasterKey;
import live.chobi.kernel.Problem;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;
import live.chobi.schema.Database;
import live.chobi.schema.generated.webhooks.tables.records.EndpointRecord;
import live.chobi.webhooks.endpoints.WebhookEndpoint.Disabled;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// Stores and finds endpoints; their secrets only sealed. Virtual threads.
public final class Endpoints {
    /// Each costs a request for each event.
    public static final int OF_USER_MAX = 10;
    /// How long the secret before the newest one still signs.
    static final Duration OLD_SECRET = Duration.ofHours(24);

    private final Database database;
    private final MasterKey master;
    private final InstantSource clock;

    public Endpoints(Database database, MasterKey master, InstantSource clock) {
        this.database = database;
        this.master = master;
        this.clock = clock;
    }

    /// What its owner says of one.
    record Wish(URI url, String description, List<EventType> events) {}

    record Made(WebhookEndpoint endpoint, SigningSecret secret) {}

    /// CONFLICT `too_many_endpoints`.
    Made make(UserId owner, Wish wish) {
        UUID id = Uuid7.next();
        SigningSecret secret = SigningSecret.fresh();
        return database.transaction(tx -> {
            lock(tx, owner);
            if (tx.fetchCount(ENDPOINT, ENDPOINT.USER_ID.eq(owner.value())) >= OF_USER_MAX) {
                throw Problem.conflict("too_many_endpoints",
                        "a user has at most " + OF_USER_MAX + " endpoints; delete one that is not needed");
            }
            EndpointRecord row = tx.insertInto(ENDPOINT).set(ENDPOINT.ID, id).set(ENDPOINT.USER_ID, owner.value())
                    .set(ENDPOINT.URL, wish.url().toString()).set(ENDPOINT.DESCRIPTION, wish.description())
                    .set(ENDPOINT.EVENTS, names(wish.events())).set(ENDPOINT.SECRET, seal(id, secret))
                    .set(ENDPOINT.MADE_AT, now()).returning().fetchSingle();
            return new Made(endpoint(row), secret);
        });
    }

    /// Two at once must not both be the last that there is room for.
    private static void lock(DSLContext tx, UserId owner) {
        tx.execute("select pg_advisory_xact_lock(hashtextextended('webhooks:' || {0}, 0))",
                org.jooq.impl.DSL.val(owner.toString()));
    }

    /// In the order in which they were made.
    List<WebhookEndpoint> of(UserId owner) {
        return database.read(sql -> sql.selectFrom(ENDPOINT).where(ENDPOINT.USER_ID.eq(owner.value()))
                .orderBy(ENDPOINT.ID).fetch(this::endpoint));
    }

    /// NOT_FOUND also for somebody else's.
    public WebhookEndpoint require(UserId owner, UUID id) {
        return find(id).filter(it -> it.owner().equals(owner)).orElseThrow(() -> Problem.notFound("endpoint", id));
    }

    public Optional<WebhookEndpoint> find(UUID id) {
        return database.read(sql -> sql.fetchOptional(ENDPOINT, ENDPOINT.ID.eq(id)).map(this::endpoint));
    }

    /// Those of these users that are told something, kept from going away until the end of `tx`.
    public List<WebhookEndpoint> told(DSLContext tx, Collection<UserId> owners) {
        return tx.selectFrom(ENDPOINT)
                .where(ENDPOINT.USER_ID.in(owners.stream().map(UserId::value).toList()), ENDPOINT.DISABLED_AT.isNull())
                .orderBy(ENDPOINT.ID).forKeyShare().fetch(this::endpoint);
    }

    void change(UUID id, Wish wish) {
        database.transact(tx -> tx.update(ENDPOINT).set(ENDPOINT.URL, wish.url().toString())
                .set(ENDPOINT.DESCRIPTION, wish.description()).set(ENDPOINT.EVENTS, names(wish.events()))
                .where(ENDPOINT.ID.eq(id)).execute());
    }

    boolean remove(UserId owner, UUID id) {
        return database.transaction(tx -> tx.deleteFrom(ENDPOINT)
                .where(ENDPOINT.ID.eq(id), ENDPOINT.USER_ID.eq(owner.value())).execute()) == 1;
    }

    /// A new secret; the one before signs beside it for a day.
    SigningSecret rotate(UUID id) {
        SigningSecret fresh = SigningSecret.fresh();
        database.transact(tx -> tx.update(ENDPOINT).set(ENDPOINT.OLD_SECRET, ENDPOINT.SECRET)
                .set(ENDPOINT.OLD_SECRET_UNTIL, clock.instant().plus(OLD_SECRET).atOffset(ZoneOffset.UTC))
                .set(ENDPOINT.SECRET, seal(id, fresh)).where(ENDPOINT.ID.eq(id)).execute());
        return fresh;
    }

    /// As if it had never failed.
    static void enable(DSLContext tx, UUID id) {
        tx.update(ENDPOINT).setNull(ENDPOINT.DISABLED_AT).setNull(ENDPOINT.DISABLED_REASON)
                .setNull(ENDPOINT.FAILING_SINCE).setNull(ENDPOINT.LAST_ERROR).where(ENDPOINT.ID.eq(id)).execute();
    }

    /// False when it was disabled before. What waits for it stays, and is told when it is enabled again.
    public static boolean disable(DSLContext tx, UUID id, Disabled reason, Instant now) {
        return tx.update(ENDPOINT).set(ENDPOINT.DISABLED_AT, now.atOffset(ZoneOffset.UTC))
                .set(ENDPOINT.DISABLED_REASON, reason.name().toLowerCase(Locale.ROOT))
                .where(ENDPOINT.ID.eq(id), ENDPOINT.DISABLED_AT.isNull()).execute() == 1;
    }

    /// It took a message.
    public static void worked(DSLContext tx, UUID id, Instant now) {
        OffsetDateTime time = now.atOffset(ZoneOffset.UTC);
        tx.update(ENDPOINT).setNull(ENDPOINT.FAILING_SINCE).setNull(ENDPOINT.LAST_ERROR)
                .set(ENDPOINT.DELIVERED_AT, time)
                .where(ENDPOINT.ID.eq(id)).and(ENDPOINT.FAILING_SINCE.isNotNull().or(ENDPOINT.DELIVERED_AT.isNull())
                        .or(ENDPOINT.DELIVERED_AT.lt(time.minusMinutes(1))))
                .execute();
    }

    /// It did not take a message. Says since when it takes none; empty when it is no more.
    public static Optional<Instant> failed(DSLContext tx, UUID id, String error, Instant now) {
        return tx.update(ENDPOINT)
                .set(ENDPOINT.FAILING_SINCE,
                        org.jooq.impl.DSL.coalesce(ENDPOINT.FAILING_SINCE, now.atOffset(ZoneOffset.UTC)))
                .set(ENDPOINT.LAST_ERROR, error).where(ENDPOINT.ID.eq(id)).returning(ENDPOINT.FAILING_SINCE)
                .fetchOptional().map(row -> row.getFailingSince().toInstant());
    }

    private static String[] names(List<EventType> events) {
        return events.stream().distinct().sorted().map(EventType::wire).toArray(String[]::new);
    }

    private WebhookEndpoint endpoint(EndpointRecord row) {
        List<SigningSecret> secrets = new ArrayList<>();
        secrets.add(open(row.getId(), row.getSecret()));
        byte[] old = row.getOldSecret();
        if (old != null && row.getOldSecretUntil().isAfter(now())) {
            secrets.add(open(row.getId(), old));
        }
        String reason = row.getDisabledReason();
        return new WebhookEndpoint(row.getId(), new UserId(row.getUserId()), URI.create(row.getUrl()),
                List.copyOf(secrets),
                new WebhookEndpoint.View(row.getId(), row.getUrl(), row.getDescription(), List.of(row.getEvents()),
                        row.getMadeAt().toInstant(), reason == null,
                        reason == null ? null : Disabled.valueOf(reason.toUpperCase(Locale.ROOT)),
                        instant(row.getDisabledAt()), instant(row.getFailingSince()), row.getLastError(),
                        instant(row.getDeliveredAt())));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private byte[] seal(UUID id, SigningSecret secret) {
        return master.seal(sealName(id), secret.bytes());
    }

    private SigningSecret open(UUID id, byte[] sealed) {
        return new SigningSecret(master.open(sealName(id), sealed));
    }

    /// Part of what is sealed: a secret moved to another row does not open.
    private static String sealName(UUID id) {
        return "webhook/" + id;
    }
}
