package live.chobi.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import live.chobi.kernel.Uuid7;
import live.chobi.log.RowType.Audience;
import org.junit.jupiter.api.Test;

class LogTailsTest {
    private static final UUID LOG = Uuid7.next();
    private static final Duration NO_WAIT = Duration.ZERO;
    private static final Duration LONG = Duration.ofSeconds(30);

    /// The log itself.
    private final List<LogRow> rows = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger reads = new AtomicInteger();
    private final LogTails tails = new LogTails(this::read, LogTailsTest::views,
            row -> row.type().equals("message_deleted"));

    private List<LogRow> read(UUID log, long after, int limit) {
        reads.incrementAndGet();
        synchronized (rows) {
            return rows.stream().filter(it -> it.seq() > after).limit(limit).toList();
        }
    }

    private static List<RowView> views(List<LogRow> some, Audience reader) {
        return some.stream().map(it -> new RowView(it.seq(), it.at(), null, it.type() + " for " + reader, null,
                JsonNodeFactory.instance.objectNode())).toList();
    }

    private void commit(String type) {
        long seq;
        synchronized (rows) {
            seq = rows.size() + 1L;
            rows.add(new LogRow(LOG, seq, Instant.EPOCH, null, type, null, "{}"));
        }
        tails.knowOf(LOG, seq);
    }

    private void commit(int count) {
        for (int i = 0; i < count; i++) {
            commit("message");
        }
    }

    private static List<Long> seqs(List<RowView> some) {
        return some.stream().map(RowView::seq).toList();
    }

    private static List<Long> next(LogFollower follower) throws InterruptedException {
        return seqs(follower.next(Audience.EVERYBODY, NO_WAIT));
    }

    private static List<Long> range(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }

    @Test
    void history_comes_in_pages_and_then_what_is_new() throws InterruptedException {
        commit(LogTails.PAGE + 3);
        try (LogFollower follower = tails.follow(LOG, 1)) {
            assertThat(next(follower)).isEqualTo(range(2, LogTails.PAGE + 1));
            assertThat(follower.isAtEnd()).isFalse();
            assertThat(next(follower)).isEqualTo(range(LogTails.PAGE + 2, LogTails.PAGE + 3));
            assertThat(follower.isAtEnd()).isTrue();
            assertThat(next(follower)).isEmpty();
            commit(2);
            assertThat(next(follower)).isEqualTo(range(LogTails.PAGE + 4, LogTails.PAGE + 5));
        }
    }

    @Test
    void who_waits_is_told_as_soon_as_a_row_is_there() {
        try (LogFollower follower = tails.follow(LOG, 0)) {
            var heard = new CompletableFuture<List<Long>>();
            Thread.ofVirtual().start(() -> {
                try {
                    heard.complete(seqs(follower.next(Audience.EVERYBODY, LONG)));
                } catch (InterruptedException e) {
                    heard.completeExceptionally(e);
                }
            });
            commit(1);
            assertThat(heard).succeedsWithin(LONG).isEqualTo(List.of(1L));
        }
    }

    @Test
    void what_is_new_is_read_once_for_all_who_follow() throws InterruptedException {
        List<LogFollower> followers = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            followers.add(tails.follow(LOG, 0));
        }
        for (LogFollower follower : followers) {
            assertThat(next(follower)).isEmpty();
        }
        reads.set(0);
        commit(10);
        for (LogFollower follower : followers) {
            assertThat(next(follower)).isEqualTo(range(1, 10));
        }
        assertThat(reads.get()).isOne();
        followers.forEach(LogFollower::close);
    }

    @Test
    void who_is_far_behind_reads_the_log_by_itself() throws InterruptedException {
        try (LogFollower quick = tails.follow(LOG, 0); LogFollower slow = tails.follow(LOG, 0)) {
            assertThat(next(quick)).isEmpty();
            assertThat(next(slow)).isEmpty();
            long read = 0;
            for (int i = 0; i < 20; i++) {
                commit(100);
                for (List<Long> some = next(quick); !some.isEmpty(); some = next(quick)) {
                    assertThat(some.getFirst()).isEqualTo(read + 1);
                    read = some.getLast();
                }
            }
            assertThat(read).isEqualTo(2_000);
            List<Long> all = new ArrayList<>();
            for (List<Long> some = next(slow); !some.isEmpty(); some = next(slow)) {
                all.addAll(some);
            }
            assertThat(all).isEqualTo(range(1, 2_000));
        }
    }

    @Test
    void each_reader_sees_what_is_meant_for_it() throws InterruptedException {
        try (LogFollower viewer = tails.follow(LOG, 0); LogFollower owner = tails.follow(LOG, 0)) {
            assertThat(next(viewer)).isEmpty();
            assertThat(owner.next(Audience.OWNER, NO_WAIT)).isEmpty();
            commit(1);
            assertThat(viewer.next(Audience.EVERYBODY, NO_WAIT)).extracting(RowView::type)
                    .containsExactly("message for EVERYBODY");
            assertThat(owner.next(Audience.OWNER, NO_WAIT)).extracting(RowView::type)
                    .containsExactly("message for OWNER");
        }
    }

    @Test
    void nothing_is_kept_of_rows_that_were_taken_back() throws InterruptedException {
        try (LogFollower first = tails.follow(LOG, 0); LogFollower late = tails.follow(LOG, 0)) {
            assertThat(next(first)).isEmpty();
            assertThat(next(late)).isEmpty();
            commit(3);
            assertThat(next(first)).isEqualTo(range(1, 3));
            commit("message_deleted");
            assertThat(next(first)).isEqualTo(range(4, 4));
            reads.set(0);
            assertThat(next(late)).isEqualTo(range(1, 4));
            assertThat(reads.get()).as("read anew, as it is seen now").isOne();
        }
    }

    @Test
    void a_nudge_wakes_without_a_row() throws InterruptedException {
        try (LogFollower follower = tails.follow(LOG, 0)) {
            assertThat(next(follower)).isEmpty();
            tails.nudge(LOG);
            assertThat(follower.next(Audience.EVERYBODY, LONG)).isEmpty();
        }
    }

    @Test
    void a_row_that_was_told_of_and_is_not_there_is_not_looked_for_for_ever() throws InterruptedException {
        try (LogFollower follower = tails.follow(LOG, 0)) {
            assertThat(next(follower)).isEmpty();
            tails.knowOf(LOG, 7);
            assertThat(next(follower)).isEmpty();
            reads.set(0);
            assertThat(next(follower)).isEmpty();
            assertThat(reads.get()).isZero();
            commit(1);
            assertThat(next(follower)).isEqualTo(range(1, 1));
        }
    }

    @Test
    void a_log_that_nobody_follows_is_forgotten() {
        LogFollower one = tails.follow(LOG, 0);
        LogFollower other = tails.follow(LOG, 0);
        one.close();
        one.close();
        assertThat(tails.isFollowed(LOG)).isTrue();
        other.close();
        assertThat(tails.isFollowed(LOG)).isFalse();
    }

    @Test
    void followers_who_come_while_rows_are_written_miss_none_and_hear_none_twice() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int total = 3_000;
        int count = 20;
        List<CompletableFuture<List<Long>>> heard = new ArrayList<>();
        CountDownLatch begun = new CountDownLatch(1);
        for (int i = 0; i < count; i++) {
            var all = new CompletableFuture<List<Long>>();
            heard.add(all);
            boolean isLazy = random.nextBoolean();
            Thread.ofVirtual().start(() -> follow(all, total, isLazy, begun));
        }
        for (int i = 0; i < total; i++) {
            commit(random.nextInt(50) == 0 ? "message_deleted" : "message");
            if (i == total / 3) {
                begun.countDown();
            }
        }
        for (CompletableFuture<List<Long>> each : heard) {
            assertThat(each).as("seed " + seed).succeedsWithin(LONG).isEqualTo(range(1, total));
        }
    }

    private void follow(CompletableFuture<List<Long>> all, int total, boolean isLazy, CountDownLatch begun) {
        List<Long> seen = new ArrayList<>();
        try (LogFollower follower = tails.follow(LOG, 0)) {
            if (isLazy) {
                begun.await();
            }
            while (seen.size() < total) {
                seen.addAll(seqs(follower.next(Audience.EVERYBODY, LONG)));
            }
            all.complete(seen);
        } catch (InterruptedException | RuntimeException e) {
            all.completeExceptionally(e);
        }
    }
}
