package live.chobi.gifts;

import static live.chobi.testkit.Virtually.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import live.chobi.kernel.UserId;
import live.chobi.ledger.LedgerVerifier.Verdict;
import live.chobi.testkit.OwnPostgres;
import live.chobi.testkit.TestPostgres;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;

/// Gifts go on while PostgreSQL is killed, stopped at once, full, or has no connection left; and a backup that was made
/// meanwhile is whole. It takes some seconds, since a PostgreSQL of its own has to die and come back.
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(120)
class HurtPostgresTest {
    private final OwnPostgres postgres = new OwnPostgres();

    @AfterAll
    void stop() {
        postgres.close();
    }

    private TwoNodes nodes() {
        return new TwoNodes(new Stage(postgres.url()));
    }

    @Test
    void a_postgresql_that_dies_under_load_loses_and_repeats_nothing() {
        long seed = System.nanoTime();
        System.out.println("HurtPostgresTest: seed " + seed);
        run(() -> {
            try (TwoNodes nodes = nodes(); Crowd crowd = new Crowd(nodes, seed)) {
                for (Runnable blow : List.<Runnable>of(this::terminateBackends, postgres::stopImmediatelyAndStart,
                        postgres::killAndStart, this::terminateBackends)) {
                    crowd.giveMore(300);
                    blow.run();
                }
                crowd.giveMore(300);
                crowd.calmDown();
                crowd.assertExactlyOnce();
                assertThat(nodes.reruns()).isPositive();
            }
        });
    }

    private void terminateBackends() {
        try (Connection connection = DriverManager.getConnection(postgres.url())) {
            endThoseOfTheProgram(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Returns when they are gone, and says how many they were.
    private static int endThoseOfTheProgram(Connection connection) throws SQLException {
        try (var statement = connection.createStatement(); var ended = statement.executeQuery("""
                select count(pg_terminate_backend(pid, 5000)) from pg_stat_activity
                where datname = current_database() and application_name = 'chobi'
                """)) {
            ended.next();
            return ended.getInt(1);
        }
    }

    @Test
    void a_backup_that_is_made_under_load_is_restored_whole() {
        run(() -> {
            try (TwoNodes nodes = nodes(); Crowd crowd = new Crowd(nodes, 1)) {
                crowd.giveMore(300);
                UserId ana = nodes.stage.viewer(100);
                UUID rose = nodes.stage.gift("rose").id();
                String before = nodes.give(0, ana, nodes.stage.session, rose, 2, "before");
                assertThat(before).startsWith("{");
                try (OwnPostgres restored = postgres.restored();
                        TwoNodes again = new TwoNodes(new Stage(restored.url(), nodes.stage))) {
                    crowd.calmDown();
                    assertThat(Stage.verify(again.stage.export())).isInstanceOf(Verdict.Clean.class);
                    assertThat(again.stage.imbalance()).as("the auditor is green").isZero();
                    assertThat(again.give(1, ana, nodes.stage.session, rose, 2, "before"))
                            .as("what was given before is there, and charged once").isEqualTo(before);
                    assertThat(again.stage.coins(ana)).isEqualTo(80);
                    assertThat(again.give(1, ana, nodes.stage.session, rose, 1, "after")).startsWith("{");
                    assertThat(Stage.verify(again.stage.export())).isInstanceOf(Verdict.Clean.class);
                }
                crowd.assertExactlyOnce(before);
            }
        });
    }

    @Test
    void a_full_disk_keeps_gifts_waiting_and_is_never_told_as_too_few_coins() {
        run(() -> {
            try (TwoNodes nodes = nodes()) {
                UserId ana = nodes.stage.viewer(10);
                UUID rose = nodes.stage.gift("rose").id();
                // What PostgreSQL says when it cannot extend a file: ERRCODE_DISK_FULL.
                TestPostgres.asOwner(postgres.url(),
                        """
                                create function public.disk_is_full() returns trigger language plpgsql as
                                $$ begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$;
                                create trigger disk_is_full before insert on ledger.entry
                                    for each statement execute function public.disk_is_full()
                                """);
                CompletableFuture<String> gift = giveAside(nodes, ana, rose);
                untilRunAgain(nodes, 3);
                assertThat(gift).isNotDone();
                TestPostgres.asOwner(postgres.url(), "drop function public.disk_is_full cascade");
                assertGivenOnce(nodes, ana, gift);
            }
        });
    }

    @Test
    void where_no_connection_is_left_gifts_wait_and_are_not_told_that_coins_are_missing() {
        run(() -> {
            try (TwoNodes nodes = nodes()) {
                UserId ana = nodes.stage.viewer(10);
                UUID rose = nodes.stage.gift("rose").id();
                List<Connection> all = new ArrayList<>();
                try {
                    String refusal;
                    do {
                        refusal = takeAll(all);
                        // Its pool may be quicker than this test to take again what it lost.
                    } while (endThoseOfTheProgram(all.getFirst()) > 0);
                    assertThat(refusal).as("too many connections").isEqualTo("53300");
                    CompletableFuture<String> gift = giveAside(nodes, ana, rose);
                    untilRunAgain(nodes, 1);
                    assertThat(gift).isNotDone();
                    letGo(all);
                    assertGivenOnce(nodes, ana, gift);
                } finally {
                    letGo(all);
                }
            }
        });
    }

    /// Until PostgreSQL refuses.
    private String takeAll(List<Connection> taken) {
        try {
            while (true) {
                taken.add(DriverManager.getConnection(postgres.url()));
            }
        } catch (SQLException full) {
            return full.getSQLState();
        }
    }

    private static void letGo(List<Connection> connections) throws SQLException {
        for (Connection connection : connections) {
            connection.close();
        }
        connections.clear();
    }

    /// All that ana has.
    private static CompletableFuture<String> giveAside(TwoNodes nodes, UserId ana, UUID rose) {
        return CompletableFuture.supplyAsync(() -> nodes.give(0, ana, nodes.stage.session, rose, 1, "k"),
                Executors.newVirtualThreadPerTaskExecutor());
    }

    private static void untilRunAgain(TwoNodes nodes, int times) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> nodes.reruns() >= times);
    }

    private static void assertGivenOnce(TwoNodes nodes, UserId ana, CompletableFuture<String> gift) throws Exception {
        String answer = gift.get(30, TimeUnit.SECONDS);
        assertThat(answer).startsWith("{");
        assertThat(nodes.stage.coins(ana)).isZero();
        assertThat(nodes.stage.rows()).hasSize(1);
        assertThat(Stage.verify(nodes.stage.export())).isInstanceOf(Verdict.Clean.class);
    }
}
