package live.chobi.notifications.delivery;

import static live.chobi.notifications.NotificationsOnPostgres.somebody;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import live.chobi.kernel.Caller;
import live.chobi.notifications.NotificationsOnPostgres;
import live.chobi.notifications.inbox.Cause;
import live.chobi.testkit.Virtually;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NewsFeedTest {
    private final NotificationsOnPostgres chobi = new NotificationsOnPostgres();
    private final NewsFeed feed = chobi.notifications.feed();
    private final Caller sara = somebody();
    private final Caller omar = somebody();

    @AfterEach
    void close() {
        chobi.close();
    }

    @Test
    void who_is_connected_is_handed_what_stands_in_the_list_with_its_id() {
        Virtually.run(() -> {
            chobi.connected.add(sara.user());
            feed.turn();
            chobi.write(chobi.follow(omar, sara), chobi.follow(sara, omar));
            feed.turn();
            assertThat(chobi.handed).containsExactly(sara.user() + " new_follower 1 1");
            assertThat(chobi.shown.getFirst().id().toString())
                    .isEqualTo(chobi.call(sara, "getNotifications", "{}").at("/items/0/id").asText());
            feed.turn();
            assertThat(chobi.handed).as("once").hasSize(1);
        });
    }

    @Test
    void what_joins_a_notification_is_handed_out_under_the_same_id() {
        Virtually.run(() -> {
            chobi.connected.add(sara.user());
            feed.turn();
            chobi.write(chobi.gift(omar, sara, 1, "rose", 10));
            feed.turn();
            chobi.write(chobi.gift(omar, sara, 2, "rose", 10));
            feed.turn();
            assertThat(chobi.handed).containsExactly(sara.user() + " gift_received 1 1",
                    sara.user() + " gift_received 2 1");
            assertThat(chobi.shown.get(0).id()).isEqualTo(chobi.shown.get(1).id());
        });
    }

    @Test
    void what_was_written_before_the_node_began_is_for_the_list_alone() {
        Virtually.run(() -> {
            chobi.connected.add(sara.user());
            chobi.write(chobi.follow(omar, sara));
            feed.turn();
            feed.turn();
            assertThat(chobi.handed).isEmpty();
        });
    }

    @Test
    void what_a_slow_transaction_wrote_first_and_committed_last_is_not_lost() throws InterruptedException {
        chobi.connected.add(sara.user());
        Virtually.run(feed::turn);
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch commit = new CountDownLatch(1);
        Thread slow = Thread.ofVirtual().start(() -> chobi.database.transact(tx -> {
            chobi.notifications.inbox().write(tx, List.of(chobi.moderation(omar, sara, 1)));
            written.countDown();
            awaits(commit);
        }));
        written.await();
        Virtually.run(() -> {
            chobi.write(chobi.moderation(omar, sara, 2));
            feed.turn();
        });
        commit.countDown();
        slow.join();
        Virtually.run(feed::turn);
        assertThat(chobi.shown).extracting(it -> it.seq()).containsExactlyInAnyOrder(1L, 2L);
    }

    private static void awaits(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void who_is_told_much_at_once_is_handed_the_newest_and_reads_the_rest() {
        Virtually.run(() -> {
            chobi.connected.add(sara.user());
            feed.turn();
            chobi.write(IntStream.rangeClosed(1, NewsFeed.EACH_MAX + 5).mapToObj(it -> chobi.moderation(omar, sara, it))
                    .toArray(Cause[]::new));
            feed.turn();
            assertThat(chobi.handed).hasSize(NewsFeed.EACH_MAX);
            assertThat(chobi.shown.getLast().seq()).isEqualTo(NewsFeed.EACH_MAX + 5);
        });
    }
}
