package live.chobi.outbox;

import static live.chobi.testkit.Virtually.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import live.chobi.schema.Bundle;
import live.chobi.schema.Database;
import live.chobi.testkit.TestPostgres;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Jobs run by the database's clock, so a test moves their times instead of waiting for them.
class JobRunnerTest {
    private static final Duration NOW = Duration.ZERO;
    private static final Duration LATER = Duration.ofHours(1);

    record Note(String text) {}

    private final List<String> done = new ArrayList<>();
    private Runnable during = () -> {
    };
    private Database database;
    private JobRunner runner;

    @BeforeEach
    void open() {
        database = TestPostgres.fresh();
        runner = runner();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private JobRunner runner() {
        return new JobRunner(database, List.of(new JobKind("note", payload -> {
            done.add(payload.path("text").asText());
            during.run();
        })));
    }

    private void enqueue(String key, String text, Duration delay) {
        database.transact(tx -> Jobs.enqueue(tx, List.of(new NewJob(key, "note", new Note(text), delay))));
    }

    private void set(String assignment) {
        database.transact(tx -> tx.execute("update outbox.job set " + assignment));
    }

    private int left() {
        return database.read(db -> db.fetchCount(DSL.table("outbox.job")));
    }

    private Object value(String expression) {
        return database.read(db -> db.fetchValue("select " + expression + " from outbox.job"));
    }

    @Test
    void a_due_job_runs_once_and_is_gone() {
        run(() -> {
            enqueue("k", "a", NOW);
            assertThat(runner.runDue()).isEqualTo(1);
            assertThat(runner.runDue()).isZero();
            assertThat(done).containsExactly("a");
            assertThat(left()).isZero();
        });
    }

    @Test
    void how_long_nothing_will_be_due_is_known_and_looked_after_each_second() {
        run(() -> {
            assertThat(runner.untilNext()).as("no job at all").isEqualTo(Duration.ofSeconds(1));
            enqueue("k", "a", LATER);
            assertThat(runner.untilNext()).as("one in an hour").isEqualTo(Duration.ofSeconds(1));
            set("run_at = clock_timestamp() + interval '900 ms'");
            assertThat(runner.untilNext()).as("one in less than a second").isLessThan(Duration.ofSeconds(1));
            set("run_at = clock_timestamp() - interval '1 minute'");
            assertThat(runner.untilNext()).as("one that is late").isZero();
            set("leased_until = clock_timestamp() + interval '1 minute'");
            assertThat(runner.untilNext()).as("one that another runs").isEqualTo(Duration.ofSeconds(1));
            set("leased_until = clock_timestamp() - interval '1 minute'");
            assertThat(runner.untilNext()).as("one whose node died").isZero();
            set("kind = 'of somebody else'");
            assertThat(runner.untilNext()).as("of another runner").isEqualTo(Duration.ofSeconds(1));
        });
    }

    @Test
    void a_job_waits_for_its_time() {
        run(() -> {
            enqueue("k", "a", LATER);
            assertThat(runner.runDue()).isZero();
            set("run_at = now()");
            assertThat(runner.runDue()).isEqualTo(1);
        });
    }

    @Test
    void a_job_that_was_rolled_back_never_runs() {
        run(() -> {
            try {
                database.transact(tx -> {
                    Jobs.enqueue(tx, List.of(new NewJob("k", "note", new Note("a"), NOW)));
                    throw new IllegalStateException("rolled back");
                });
            } catch (IllegalStateException e) {
                assertThat(e).hasMessage("rolled back");
            }
            assertThat(runner.runDue()).isZero();
        });
    }

    @Test
    void the_same_key_replaces_the_job_with_its_time() {
        run(() -> {
            enqueue("k", "first", NOW);
            enqueue("k", "second", LATER);
            assertThat(runner.runDue()).isZero();
            set("run_at = now()");
            assertThat(runner.runDue()).isEqualTo(1);
            assertThat(done).containsExactly("second");
        });
    }

    @Test
    void a_cancelled_job_never_runs_and_the_others_do() {
        run(() -> {
            enqueue("k1", "a", NOW);
            enqueue("k2", "b", NOW);
            database.transact(tx -> {
                Bundle bundle = new Bundle(tx);
                Jobs.cancel(bundle, List.of("k1", "unknown"));
                bundle.run();
            });
            assertThat(runner.runDue()).isEqualTo(1);
            assertThat(done).containsExactly("b");
        });
    }

    @Test
    void a_job_that_fails_comes_again_later_and_later() {
        run(() -> {
            during = () -> {
                throw new IllegalStateException("not today");
            };
            enqueue("k", "a", NOW);
            assertThat(runner.runDue()).isEqualTo(1);
            assertThat(runner.runDue()).as("not at once").isZero();
            assertThat(value("last_error").toString()).contains("not today");
            assertThat(value("run_at between now() + interval '1 second' and now() + interval '2 seconds'"))
                    .isEqualTo(true);
            set("run_at = now(), attempts = 4");
            assertThat(runner.runDue()).isEqualTo(1);
            assertThat(value("run_at between now() + interval '31 seconds' and now() + interval '32 seconds'"))
                    .isEqualTo(true);
            during = () -> {
            };
            set("run_at = now()");
            assertThat(runner.runDue()).isEqualTo(1);
            assertThat(done).containsExactly("a", "a", "a");
            assertThat(left()).isZero();
        });
    }

    @Test
    void one_failing_job_does_not_hold_up_the_others() {
        run(() -> {
            during = () -> {
                if (done.getLast().equals("poison")) {
                    throw new IllegalStateException("poison");
                }
            };
            enqueue("k1", "poison", NOW);
            enqueue("k2", "fine", NOW);
            assertThat(runner.runDue()).isEqualTo(2);
            assertThat(done).containsExactlyInAnyOrder("poison", "fine");
            assertThat(left()).isEqualTo(1);
        });
    }

    /// The node that had leased it is gone.
    @Test
    void a_job_whose_lease_is_over_runs_again() {
        run(() -> {
            enqueue("k", "a", NOW);
            set("leased_until = now() + interval '30 seconds', attempts = 1");
            assertThat(runner.runDue()).as("still leased").isZero();
            set("leased_until = now() - interval '1 second'");
            assertThat(runner.runDue()).isEqualTo(1);
            assertThat(left()).isZero();
        });
    }

    @Test
    void a_leased_job_is_not_taken_by_another_node() {
        run(() -> {
            List<Integer> other = new ArrayList<>();
            during = () -> other.add(runner().runDue());
            enqueue("k", "a", NOW);
            assertThat(runner.runDue()).isEqualTo(1);
            assertThat(other).containsExactly(0);
        });
    }

    @Test
    void a_job_that_is_replaced_while_it_runs_is_kept() {
        run(() -> {
            during = () -> enqueue("k", "second", LATER);
            enqueue("k", "first", NOW);
            assertThat(runner.runDue()).isEqualTo(1);
            assertThat(left()).isEqualTo(1);
            during = () -> {
            };
            set("run_at = now()");
            assertThat(runner.runDue()).isEqualTo(1);
            assertThat(done).containsExactly("first", "second");
            assertThat(left()).isZero();
        });
    }

    @Test
    void a_job_that_is_replaced_while_it_fails_keeps_the_new_time() {
        run(() -> {
            during = () -> {
                enqueue("k", "second", LATER);
                throw new IllegalStateException("not today");
            };
            enqueue("k", "first", NOW);
            assertThat(runner.runDue()).isEqualTo(1);
            assertThat(value("attempts")).isEqualTo(0);
            assertThat(value("run_at > now() + interval '50 minutes'")).isEqualTo(true);
        });
    }

    /// The first took longer than its lease: the second has it now, and the first must not take it away.
    @Test
    void a_job_that_outlived_its_lease_is_finished_by_who_holds_it_now() {
        run(() -> {
            enqueue("k", "a", NOW);
            during = () -> set("leased_until = now() + interval '99 seconds'");
            assertThat(runner.runDue()).isEqualTo(1);
            assertThat(left()).isEqualTo(1);
        });
    }

    @Test
    void a_job_of_a_kind_this_node_does_not_know_is_left_for_others() {
        run(() -> {
            database.transact(tx -> Jobs.enqueue(tx, List.of(new NewJob("k", "stranger", new Note("a"), NOW))));
            assertThat(runner.runDue()).isZero();
            assertThat(left()).isEqualTo(1);
        });
    }
}
