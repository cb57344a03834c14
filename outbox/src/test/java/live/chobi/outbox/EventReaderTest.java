package live.chobi.outbox;

import static live.chobi.testkit.Virtually.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a reader of the outbox may rely on. Every batch is turned by hand.
class EventReaderTest {
    private OutboxOnPostgres outbox;

    @BeforeEach
    void open() {
        outbox = new OutboxOnPostgres();
    }

    @AfterEach
    void close() {
        outbox.close();
    }

    @Test
    void committed_events_come_once_and_in_order() {
        run(() -> {
            outbox.commit("a", "b");
            outbox.commit("c");
            assertThat(outbox.read()).containsExactly("a", "b", "c");
            assertThat(outbox.read()).as("and not again").hasSize(3);
            outbox.commit("d");
            assertThat(outbox.read()).containsExactly("a", "b", "c", "d");
        });
    }

    /// A slow transaction took its id first and commits last. A cursor over ids alone would have passed it by.
    @Test
    void a_slow_transaction_that_commits_late_is_not_lost() {
        run(() -> {
            try (var slow = outbox.new Slow("slow")) {
                outbox.commit("fast");
                assertThat(outbox.read()).as("nothing passes a transaction that still runs").isEmpty();
                slow.commit();
                assertThat(outbox.read()).containsExactly("slow", "fast");
            }
        });
    }

    @Test
    void what_was_rolled_back_is_never_told_and_holds_nobody_up() {
        run(() -> {
            try (var slow = outbox.new Slow("never")) {
                outbox.commit("fast");
                slow.rollBack();
                assertThat(outbox.read()).containsExactly("fast");
            }
        });
    }

    @Test
    void a_consumer_of_batches_gets_what_is_its_own_at_once_and_hears_of_the_commit() {
        run(() -> {
            outbox.commit("a", "b");
            outbox.database.transact(tx -> Events.write(tx,
                    List.of(new NewEvent("other", null, null, List.of()))));
            List<String> heard = new ArrayList<>();
            EventReader reader = EventReader.ofBatches(outbox.database, "batches", Set.of("told"),
                    new EventReader.BatchHandler() {
                        @Override
                        public void handle(DSLContext tx, List<Event> events) {
                            heard.add(events.size() + " events");
                        }

                        @Override
                        public void committed() {
                            heard.add("committed");
                        }
                    });
            assertThat(reader.readBatch()).isEqualTo(3);
            assertThat(reader.readBatch()).isZero();
            assertThat(heard).as("nothing where there is nothing").containsExactly("2 events", "committed");
        });
    }

    @Test
    void a_handler_that_fails_gets_the_whole_batch_again_and_its_own_writes_are_undone() {
        run(() -> {
            outbox.commit("a", "b");
            List<String> heard = new ArrayList<>();
            EventReader failing = new EventReader(outbox.database, "failing", Set.of("told"), (tx, event) -> {
                String what = event.payload().path("what").asText();
                heard.add(what);
                tx.execute("insert into users.profile (user_id) values (gen_random_uuid())");
                if (what.equals("b") && heard.size() < 3) {
                    throw new IllegalStateException("not today");
                }
            });
            assertThatThrownBy(failing::readBatch).hasStackTraceContaining("not today");
            assertThat(failing.readBatch()).isEqualTo(2);
            assertThat(heard).containsExactly("a", "b", "a", "b");
            assertThat(count("users.profile")).as("written exactly once").isEqualTo(2);
        });
    }

    @Test
    void consumers_do_not_take_events_from_each_other() {
        run(() -> {
            outbox.commit("a");
            List<String> other = new ArrayList<>();
            assertThat(outbox.read()).containsExactly("a");
            assertThat(outbox.reader("other", other).readBatch()).isEqualTo(1);
            assertThat(other).containsExactly("a");
        });
    }

    @Test
    void topics_nobody_asked_for_are_passed_over_for_good() {
        run(() -> {
            outbox.database.transact(tx -> Events.write(tx,
                    List.of(new NewEvent("secret", null, null, new OutboxOnPostgres.Told("x")))));
            outbox.commit("a");
            assertThat(outbox.reader.readBatch()).isEqualTo(2);
            assertThat(outbox.told).containsExactly("a");
            assertThat(outbox.reader.readBatch()).isZero();
        });
    }

    @Test
    void an_event_says_which_row_it_belongs_to() {
        run(() -> {
            UUID log = UUID.randomUUID();
            List<Event> events = new ArrayList<>();
            outbox.database.transact(tx -> OutboxOnPostgres.write(tx, log, 7, "a"));
            outbox.commit("b");
            assertThat(new EventReader(outbox.database, "rows", Set.of("told"), (_, event) -> events.add(event))
                    .readBatch()).isEqualTo(2);
            assertThat(events).extracting(Event::logId).containsExactly(Optional.of(log), Optional.empty());
            assertThat(events).extracting(Event::seq).containsExactly(7L, 0L);
        });
    }

    @Test
    void more_than_a_batch_is_read_batch_by_batch() {
        run(() -> {
            outbox.commit(IntStream.range(0, 501).mapToObj(Integer::toString).toArray(String[]::new));
            assertThat(outbox.reader.readBatch()).isEqualTo(500);
            assertThat(outbox.reader.readBatch()).isEqualTo(1);
            assertThat(outbox.told).hasSize(501).endsWith("499", "500");
        });
    }

    /// Of two nodes one reads; the other goes on with its work instead of waiting.
    @Test
    void while_one_node_reads_another_does_not_wait() {
        run(() -> {
            outbox.commit("a");
            CompletableFuture<Boolean> reading = new CompletableFuture<>();
            CompletableFuture<Boolean> mayEnd = new CompletableFuture<>();
            List<String> first = new ArrayList<>();
            EventReader one = new EventReader(outbox.database, "shared", Set.of("told"), (_, event) -> {
                first.add(event.payload().path("what").asText());
                reading.complete(true);
                mayEnd.join();
            });
            Thread reader = Thread.ofVirtual().start(one::readBatch);
            try {
                assertThat(reading.get(20, TimeUnit.SECONDS)).isTrue();
                List<String> second = new ArrayList<>();
                EventReader two = outbox.reader("shared", second);
                CompletableFuture<Integer> turn = new CompletableFuture<>();
                Thread.ofVirtual().start(() -> turn.complete(two.readBatch()));
                assertThat(turn.get(20, TimeUnit.SECONDS)).isZero();
                mayEnd.complete(true);
                reader.join();
                assertThat(two.readBatch()).as("the first has read it").isZero();
                assertThat(first).containsExactly("a");
                assertThat(second).isEmpty();
            } finally {
                mayEnd.complete(true);
            }
        });
    }

    /// After a restore transaction ids start anew, so an old cursor would stand beyond everything.
    @Test
    void on_another_cluster_the_cursor_starts_anew() {
        run(() -> {
            outbox.commit("a");
            assertThat(outbox.read()).containsExactly("a");
            outbox.database.transact(tx -> tx.execute(
                    "update outbox.cursor set tx = '4611686018427387904', id = 9, system_identifier = 'another'"));
            outbox.commit("b");
            assertThat(outbox.read()).as("again, rather than never").containsExactly("a", "a", "b");
            assertThat(outbox.read()).hasSize(3);
        });
    }

    /// Counts the notes that are there, instead of being told of them.
    private static final class Count implements EventReader.Summary {
        final List<Integer> told = new ArrayList<>();
        int counted;

        @Override
        public void handle(DSLContext tx, List<Event> events) {
            told.add(events.size());
        }

        @Override
        public void recount(DSLContext tx) {
            tx.execute("lock table outbox.event in share mode");
            counted = tx.fetchCount(org.jooq.impl.DSL.table("outbox.event"));
        }
    }

    @Test
    void a_summary_counts_what_was_there_and_is_told_the_rest_together() {
        run(() -> {
            outbox.commit("a", "b", "c");
            Count count = new Count();
            EventReader reader = EventReader.ofSums(outbox.database, "count", Set.of("told"), count);
            assertThat(reader.readBatch()).as("what it has counted it is not told").isZero();
            assertThat(count.counted).isEqualTo(3);
            outbox.commit("d");
            outbox.commit("e", "f");
            assertThat(reader.readBatch()).isEqualTo(3);
            assertThat(count.told).as("in one piece").containsExactly(3);
            assertThat(count.counted).as("counted once").isEqualTo(3);
            assertThat(EventReader.ofSums(outbox.database, "count", Set.of("told"), new Count()).readBatch())
                    .as("after a restart").isZero();
        });
    }

    @Test
    void on_another_cluster_a_summary_counts_again_instead_of_being_told_twice() {
        run(() -> {
            outbox.commit("a");
            Count count = new Count();
            EventReader reader = EventReader.ofSums(outbox.database, "count", Set.of("told"), count);
            var _ = reader.readBatch();
            outbox.commit("b");
            outbox.database.transact(tx -> tx.execute(
                    "update outbox.cursor set tx = '4611686018427387904', id = 9, system_identifier = 'another'"));
            assertThat(reader.readBatch()).isZero();
            assertThat(count.counted).isEqualTo(2);
            outbox.commit("c");
            assertThat(reader.readBatch()).isEqualTo(1);
            assertThat(count.told).containsExactly(1);
        });
    }

    @Test
    void a_sweep_takes_what_is_old_and_read_by_everybody() {
        run(() -> {
            outbox.commit("old and read");
            assertThat(outbox.read()).hasSize(1);
            outbox.commit("old and unread");
            outbox.database.transact(tx -> tx.execute("update outbox.event set at = now() - interval '2 hours'"));
            outbox.commit("new");
            assertThat(sweep("notes", "never started")).as("one reader has read nothing").isZero();
            assertThat(sweep("notes")).isEqualTo(1);
            assertThat(outbox.read()).containsExactly("old and read", "old and unread", "new");
            assertThat(sweep("notes")).isEqualTo(1);
            assertThat(count("outbox.event")).as("the new one stays").isEqualTo(1);
        });
    }

    @Test
    void a_started_reader_is_woken_and_stops_when_it_is_closed() {
        run(() -> {
            CompletableFuture<String> heard = new CompletableFuture<>();
            try (EventReader reader = new EventReader(outbox.database, "thread", Set.of("told"),
                    (_, event) -> heard.complete(event.payload().path("what").asText()))) {
                reader.start();
                outbox.commit("a");
                reader.wake();
                assertThat(heard.get(20, TimeUnit.SECONDS)).isEqualTo("a");
            }
        });
    }

    private int sweep(String... consumers) {
        return outbox.database
                .transaction(tx -> EventReader.sweep(tx, List.of(consumers), Duration.ofHours(1)));
    }

    private int count(String table) {
        return outbox.database.read(db -> db.fetchCount(org.jooq.impl.DSL.table(table)));
    }
}
