package live.chobi.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import live.chobi.schema.Database;
import live.chobi.testkit.TestPostgres;
import org.jooq.DSLContext;

/// An empty outbox on a real PostgreSQL, and one reader that notes what it is told.
final class OutboxOnPostgres implements AutoCloseable {
    record Told(String what) {}

    final Database database = TestPostgres.fresh();
    final List<String> told = new ArrayList<>();
    final EventReader reader = reader("notes", told);

    EventReader reader(String consumer, List<String> notes) {
        return new EventReader(database, consumer, Set.of("told"),
                (_, event) -> notes.add(event.payload().path("what").asText()));
    }

    static void write(DSLContext tx, String what) {
        Events.write(tx, List.of(new NewEvent("told", null, null, new Told(what))));
    }

    static void write(DSLContext tx, UUID log, long seq, String what) {
        Events.write(tx, List.of(new NewEvent("told", log, seq, new Told(what))));
    }

    void commit(String... what) {
        database.transact(tx -> List.of(what).forEach(it -> write(tx, it)));
    }

    /// Reads until there is no more, and says what was told.
    List<String> read() {
        while (reader.readBatch() > 0) {
            // the next batch
        }
        return List.copyOf(told);
    }

    /// A transaction on a thread of its own, which stays open until it is told to end.
    final class Slow implements AutoCloseable {
        private final CompletableFuture<Boolean> end = new CompletableFuture<>();
        private final CompletableFuture<Boolean> ended = new CompletableFuture<>();

        Slow(String what) {
            CompletableFuture<Boolean> written = new CompletableFuture<>();
            Thread.ofVirtual().name("slow transaction").start(() -> {
                try {
                    database.transact(tx -> {
                        write(tx, what);
                        written.complete(true);
                        if (!end.join()) {
                            throw new IllegalStateException("rolled back");
                        }
                    });
                    ended.complete(true);
                } catch (RuntimeException e) {
                    written.completeExceptionally(e);
                    ended.complete(false);
                }
            });
            written.join();
        }

        void commit() throws ExecutionException, InterruptedException {
            end.complete(true);
            ended.get();
        }

        void rollBack() throws ExecutionException, InterruptedException {
            end.complete(false);
            ended.get();
        }

        @Override
        public void close() {
            end.complete(false);
            ended.join();
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
