package live.chobi.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import live.chobi.identity.secrets.MasterKey;
import live.chobi.identity.secrets.SealedSecrets;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Endpoint;
import live.chobi.kernel.Problem;
import live.chobi.kernel.ProblemCode;
import live.chobi.kernel.Role;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.kernel.outward.Reach;
import live.chobi.notifications.delivery.Followers.Follower;
import live.chobi.notifications.delivery.NewsFeed;
import live.chobi.notifications.inbox.Cause;
import live.chobi.notifications.inbox.Kind;
import live.chobi.notifications.inbox.NotificationView;
import live.chobi.notifications.inbox.Subject;
import live.chobi.notifications.inbox.Subjects;
import live.chobi.notifications.push.Push;
import live.chobi.notifications.push.VapidKeys;
import live.chobi.outbox.JobRunner;
import live.chobi.outbox.Json;
import live.chobi.schema.Database;
import live.chobi.testkit.SetClock;
import live.chobi.testkit.TestPostgres;
import live.chobi.testkit.Virtually;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// The feature on a database of its own, called as the edge calls it, with neighbours by hand. Everybody's name is the
/// start of their id; who is connected hears what the feed hands out.
public final class NotificationsOnPostgres implements AutoCloseable {
    public static final Caller GUEST = new Caller.Guest("192.0.2.1");
    public static final Caller ADMIN = new Caller.SignedIn(UserId.next(), Role.ADMIN, "192.0.2.1");
    public static final SessionId SESSION = SessionId.next();

    public final SetClock clock = new SetClock();
    public final Database database = TestPostgres.fresh();
    public final Set<UserId> connected = new HashSet<>();
    /// `user type count unread`, in the order in which they were handed out.
    public final List<String> handed = new ArrayList<>();
    public final List<NotificationView> shown = new ArrayList<>();
    public final Set<List<UserId>> blocks = new HashSet<>();
    public final Map<UserId, List<Follower>> followers = new LinkedHashMap<>();
    public final Set<SessionId> overSessions = new HashSet<>();
    /// Who has no account any more.
    public final Set<UserId> nobody = new HashSet<>();
    /// Runs inside each wave's transaction.
    public Runnable duringWave = () -> {
    };
    private final PrometheusRegistry registry = new PrometheusRegistry();
    public final Notifications notifications;

    public NotificationsOnPostgres() {
        this(Reach.PUBLIC);
    }

    public NotificationsOnPostgres(Reach reach) {
        this(reach, Optional.empty());
    }

    public NotificationsOnPostgres(Reach reach, Optional<Push.Fcm> fcm) {
        notifications = new Notifications(database, new Notifications.Neighbours(
                ids -> ids.stream().filter(it -> !nobody.contains(it))
                        .collect(Collectors.toMap(it -> it, NotificationsOnPostgres::person)),
                this::barred, new Named(), this::followers, (_, session) -> !overSessions.contains(session),
                new Devices()), new Notifications.Terms(Duration.ofDays(90), true),
                new Push.Services(newKeys(), reach, fcm), new NotificationMetrics(registry), clock);
    }

    /// As a node reads them when it starts.
    public VapidKeys newKeys() {
        return Virtually.call(() -> VapidKeys.open(new SealedSecrets(database, new MasterKey(new byte[32])),
                Optional.of("mailto:operator@example.com"), clock));
    }

    private record Person(UserId id, String username, String displayName) {}

    private static Person person(UserId id) {
        return new Person(id, name(id), name(id));
    }

    static String name(UserId user) {
        return user.toString();
    }

    private Set<Integer> barred(DSLContext tx, List<UserId> ones, List<UserId> others) {
        Set<Integer> places = new HashSet<>();
        for (int i = 0; i < ones.size(); i++) {
            if (blocks.contains(List.of(ones.get(i), others.get(i)))
                    || blocks.contains(List.of(others.get(i), ones.get(i)))) {
                places.add(i);
            }
        }
        return places;
    }

    private List<Follower> followers(DSLContext tx, UserId host, Follower place, int limit) {
        duringWave.run();
        Comparator<Follower> newestFirst = Comparator.comparing(Follower::since)
                .thenComparing(it -> it.user().toString()).reversed();
        return followers.getOrDefault(host, List.of()).stream().filter(it -> newestFirst.compare(it, place) > 0)
                .sorted(newestFirst).limit(limit).toList();
    }

    private static final class Named implements Subjects {
        private record Ref(Object id, String title) {}

        @Override
        public Map<SessionId, ?> sessions(java.util.Collection<SessionId> ids) {
            return ids.stream().collect(Collectors.toMap(it -> it, it -> new Ref(it, "Songs")));
        }

        @Override
        public Optional<?> gift(String code) {
            return Optional.of(Json.MAPPER.createObjectNode().put("code", code));
        }
    }

    private final class Devices implements NewsFeed.Devices {
        @Override
        public boolean isHere(UserId user) {
            return connected.contains(user);
        }

        @Override
        public void tell(UserId user, NotificationView notification, int unreadCount) {
            handed.add(user + " " + notification.type().stored() + " " + notification.count() + " " + unreadCount);
            shown.add(notification);
        }
    }

    public static Caller somebody() {
        return new Caller.SignedIn(UserId.next(), Role.USER, "192.0.2.1");
    }

    public void write(Cause... causes) {
        database.transact(tx -> notifications.inbox().write(tx, List.of(causes)));
    }

    public Cause follow(Caller follower, Caller followee) {
        return Cause.of(Kind.NEW_FOLLOWER, followee.user(), follower.user(), follower.user().value(), 0, Subject.NONE,
                now());
    }

    public Cause gift(Caller giver, Caller host, long seq, String code, long coins) {
        return new Cause(Kind.GIFT_RECEIVED, host.user(), giver.user(), SESSION.value(), seq,
                Subject.of(SESSION, seq).gift(code), coins, now());
    }

    public Cause moderation(Caller by, Caller about, long seq) {
        return Cause.of(Kind.MODERATION, about.user(), by.user(), SESSION.value(), seq,
                Subject.of(SESSION, seq).action("ban"), now());
    }

    public Instant now() {
        return clock.instant();
    }

    /// The answer, from an input as JSON with `'` for `"`.
    @SuppressWarnings("unchecked")
    public JsonNode call(Caller caller, String procedure, String input) {
        var endpoint = (Endpoint<Object, Object>) notifications.endpoints().stream()
                .filter(it -> it.path().equals("notifications." + procedure)).findFirst().orElseThrow();
        endpoint.access().check(caller);
        return Json.tree(Json.write(endpoint.procedure().handle(caller,
                Json.read(input.replace('\'', '"'), endpoint.inputType()))));
    }

    /// `type count coins read`, the newest first.
    public List<String> list(Caller caller) {
        List<String> lines = new ArrayList<>();
        call(caller, "getNotifications", "{'limit':100}").path("items").forEach(it -> lines.add(
                it.path("type").asText() + " " + it.path("count").asInt()
                        + (it.has("coins") ? " " + it.path("coins").asLong() : "")
                        + (it.path("read").asBoolean() ? " read" : "")));
        return lines;
    }

    public int unread(Caller caller) {
        return call(caller, "getNotifications", "{}").path("unreadCount").asInt();
    }

    /// All jobs that wait, however long; how many ran.
    public int runJobs() {
        database.transact(tx -> tx.execute("update outbox.job set run_at = clock_timestamp(), leased_until = null"));
        return new JobRunner(database, notifications.jobs()).runDue();
    }

    /// The first column.
    public List<String> texts(String query) {
        return database.read(sql -> sql.fetch(query).map(it -> String.valueOf(it.get(0))));
    }

    public int count(String table) {
        return database.read(sql -> sql.fetchCount(DSL.table(table)));
    }

    /// @param counter with its `_total`, which the registry leaves out
    public double counted(String counter, String label) {
        String meter = counter.substring(0, counter.length() - "_total".length());
        return registry.scrape(meter::equals).stream().flatMap(it -> ((CounterSnapshot) it).getDataPoints().stream())
                .filter(it -> it.getLabels().stream().anyMatch(each -> each.getValue().equals(label)))
                .mapToDouble(CounterSnapshot.CounterDataPointSnapshot::getValue).sum();
    }

    public static Problem refuses(ProblemCode code, String reason, Callable<?> work) {
        Problem problem = catchThrowableOfType(Problem.class, work::call);
        assertThat(problem).as("a refusal " + reason).isNotNull();
        assertThat(problem.reason()).isEqualTo(reason);
        assertThat(problem.code()).isEqualTo(code);
        return problem;
    }

    @Override
    public void close() {
        database.close();
    }
}
