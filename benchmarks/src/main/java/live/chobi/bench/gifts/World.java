package live.chobi.bench.gifts;

import static live.chobi.schema.generated.gifts.Tables.GIFT;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import live.chobi.bench.servers.Cost;
import live.chobi.gifts.wallet.AddCoins;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Role;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.ledger.AccountType;
import live.chobi.ledger.Ledger;
import live.chobi.log.LogMetrics;
import live.chobi.log.Logs;
import live.chobi.log.Postings.AccountId;
import live.chobi.log.Sequencer;
import live.chobi.log.Stripe;
import live.chobi.schema.Database;
import org.jooq.impl.DSL;

/// A database of its own with live sessions of as many hosts, and viewers with more coins than they can spend.
public final class World implements AutoCloseable {
    private static final int SHARDS = 4;
    private static final long PLENTY = 1_000_000_000_000L;

    private final String clusterUrl;
    final Database database;
    final List<SessionId> sessions = Stream.generate(SessionId::next).limit(256).toList();
    final List<UserId> hosts = Stream.generate(UserId::next).limit(sessions.size()).toList();
    final List<UserId> viewers = Stream.generate(UserId::next).limit(2_048).toList();
    final UUID rose;

    private World(String clusterUrl, Database database) {
        this.clusterUrl = clusterUrl;
        this.database = database;
        this.rose = database
                .read(db -> db.select(GIFT.ID).from(GIFT).where(GIFT.CODE.eq("rose")).fetchSingle().value1());
        database.transact(tx -> {
            for (int i = 0; i < sessions.size(); i++) {
                Logs.open(tx, sessions.get(i).value(), hosts.get(i), "live");
            }
        });
        new Ledger(database).open(Stream.concat(
                Stream.concat(viewers.stream().map(AccountType.WALLET::of),
                        hosts.stream().map(AccountType.EARNINGS::of)),
                sessions.stream().map(it -> Stripe.of(it.value())).distinct().flatMap(World::installation)).toList());
        enrich();
    }

    /// As an administrator would, but all at once.
    private void enrich() {
        try (Sequencer sequencer = sequencer(database)) {
            AddCoins addCoins = new AddCoins(sequencer, _ -> true);
            var admin = new Caller.SignedIn(UserId.next(), Role.ADMIN, "127.0.0.1");
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<AddCoins.Output>> granted = viewers.stream().map(viewer -> threads.submit(() -> addCoins
                        .handle(admin, new AddCoins.Input(viewer, PLENTY, viewer.toString(), "to give away"))))
                        .toList();
                for (Future<AddCoins.Output> one : granted) {
                    var _ = one.get();
                }
            } catch (InterruptedException | ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /// As a server has it: as many shards.
    static Sequencer sequencer(Database database) {
        return new Sequencer(database, new Ledger(database), _ -> Optional.empty(), Clock.systemUTC(),
                new LogMetrics(new PrometheusRegistry()), SHARDS, _ -> {
                });
    }

    static Stream<AccountId> installation(short stripe) {
        return Stream.of(AccountType.COIN_SINK, AccountType.PLATFORM_FEE, AccountType.DIAMOND_SOURCE)
                .map(type -> type.of(stripe));
    }

    /// Virtual threads.
    ///
    /// @param clusterUrl any database of the cluster
    public static World make(String clusterUrl, String name, int connections) {
        asOwner(clusterUrl, "create database " + name);
        Database database = Database.open(clusterUrl.replaceFirst("/[^/?]*\\?", "/" + name + "?"), connections);
        database.migrate();
        return new World(clusterUrl, database);
    }

    private static void asOwner(String url, String sql) {
        try (Connection owner = DriverManager.getConnection(url); var statement = owner.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /// What the cluster has written and used so far.
    ///
    /// @param walBytes position in the log, full pages included
    public record Used(double walBytes, double postgresCpuSeconds, double cpuSeconds) {
        public Used since(Used earlier) {
            return new Used(walBytes - earlier.walBytes, postgresCpuSeconds - earlier.postgresCpuSeconds,
                    cpuSeconds - earlier.cpuSeconds);
        }
    }

    public Used used() {
        double wal = database.read(db -> db.fetchSingle("select pg_current_wal_insert_lsn() - '0/0'::pg_lsn")
                .into(Double.class));
        double postgres = ProcessHandle.current().children().mapToDouble(it -> Cost.of(it).cpuSeconds()).sum();
        double own = ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
        return new Used(wal, postgres, postgres + own);
    }

    /// So that each measurement begins with the same debts. Full pages after it are part of what a gift costs.
    public void checkpoint() {
        asOwner(clusterUrl, "checkpoint");
    }

    /// Coins that are in the accounts of the installation, which is what was given.
    public long given() {
        return database.read(db -> db
                .fetchSingle("select sum(balance)::bigint from ledger.account where type = any ({0})",
                        DSL.val(new Short[]{AccountType.COIN_SINK.code(), AccountType.PLATFORM_FEE.code()}))
                .into(Long.class));
    }

    List<AccountId> accounts(int viewer, int session) {
        short stripe = Stripe.of(sessions.get(session).value());
        return Stream.concat(Stream.of(AccountType.WALLET.of(viewers.get(viewer)),
                AccountType.EARNINGS.of(hosts.get(session))), installation(stripe)).toList();
    }

    @Override
    public void close() {
        database.close();
    }
}
