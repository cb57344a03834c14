package live.chobi.notifications.delivery;

import static live.chobi.notifications.NotificationsOnPostgres.GUEST;
import static live.chobi.notifications.NotificationsOnPostgres.refuses;
import static live.chobi.notifications.NotificationsOnPostgres.somebody;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Endpoint;
import live.chobi.kernel.Feed;
import live.chobi.kernel.ProblemCode;
import live.chobi.notifications.NotificationsOnPostgres;
import live.chobi.notifications.delivery.OnNotification.Told;
import live.chobi.testkit.Virtually;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnNotificationTest {
    private final NotificationsOnPostgres chobi = new NotificationsOnPostgres();
    private final NewsFeed news = chobi.notifications.feed();
    private final Caller sara = somebody();

    @AfterEach
    void close() {
        chobi.close();
    }

    @SuppressWarnings("unchecked")
    private Feed<Told> subscribe(Caller caller, String lastEventId) {
        var endpoint = (Endpoint<OnNotification.Input, Feed<Told>>) chobi.notifications.endpoints().stream()
                .filter(it -> it.path().equals("notifications.onNotification")).findFirst().orElseThrow();
        endpoint.admit(caller);
        return endpoint.procedure().handle(caller,
                new OnNotification.Input(lastEventId.isEmpty() ? null : lastEventId));
    }

    /// Sara is told something, a second after what was before.
    private void tellSara() {
        chobi.clock.pass(Duration.ofSeconds(1));
        chobi.write(chobi.moderation(somebody(), sara, chobi.clock.instant().getEpochSecond()));
    }

    /// The next ones, so many; ids of the list, and the count of unread ones.
    private static List<String> next(Feed<Told> feed, int count) throws InterruptedException {
        List<String> told = new ArrayList<>();
        while (told.size() < count) {
            feed.next().forEach(it -> told.add(it.value().notification().id() + " " + it.value().unreadCount()));
        }
        return told;
    }

    private List<String> list() {
        List<String> ids = new ArrayList<>();
        chobi.call(sara, "getNotifications", "{'limit':100}").path("items")
                .forEach(it -> ids.addFirst(it.path("id").asText()));
        return ids;
    }

    @Test
    void a_subscriber_is_told_what_stands_in_the_list_as_it_comes() {
        Virtually.run(() -> {
            news.turn();
            try (Feed<Told> feed = subscribe(sara, ""); Feed<Told> other = subscribe(somebody(), "")) {
                tellSara();
                news.turn();
                tellSara();
                news.turn();
                assertThat(next(feed, 2)).containsExactly(list().get(0) + " 1", list().get(1) + " 2");
                assertThat(chobi.handed).as("nobody is connected by a socket").isEmpty();
                assertThat(other).isNotNull();
            }
            tellSara();
            assertThat(news.turn()).isEqualTo(1);
        });
    }

    @Test
    void a_client_that_was_cut_off_is_first_told_what_it_has_missed() {
        Virtually.run(() -> {
            news.turn();
            String last;
            try (Feed<Told> feed = subscribe(sara, "")) {
                tellSara();
                news.turn();
                last = feed.next().getFirst().id();
            }
            for (int i = 0; i < 3; i++) {
                tellSara();
            }
            try (Feed<Told> feed = subscribe(sara, last)) {
                news.turn(); // the list has them, and the feed too: they are told once
                tellSara();
                news.turn();
                assertThat(next(feed, 4)).extracting(it -> it.substring(0, 36))
                        .containsExactlyElementsOf(list().subList(1, 5));
            }
        });
    }

    @Test
    void what_is_not_read_in_time_is_dropped_and_read_from_the_list() {
        Virtually.run(() -> {
            news.turn();
            try (Feed<Told> feed = subscribe(sara, "")) {
                for (int i = 0; i < 10 * NotificationFeed.WAITING_MAX / NewsFeed.EACH_MAX; i++) {
                    for (int j = 0; j < NewsFeed.EACH_MAX; j++) {
                        tellSara();
                    }
                    news.turn();
                }
                int all = 10 * NotificationFeed.WAITING_MAX / NewsFeed.EACH_MAX * NewsFeed.EACH_MAX;
                assertThat(all).isGreaterThan(3 * NotificationFeed.PAGE);
                assertThat(next(feed, all)).hasSize(all).doesNotHaveDuplicates();
            }
        });
    }

    @Test
    void a_feed_that_waits_is_woken() {
        Virtually.run(() -> {
            news.turn();
            try (Feed<Told> feed = subscribe(sara, "")) {
                List<String> told = new ArrayList<>();
                CountDownLatch begun = new CountDownLatch(1);
                Thread reader = Thread.ofVirtual().start(() -> {
                    begun.countDown();
                    try {
                        told.addAll(next(feed, 1));
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                });
                begun.await();
                tellSara();
                news.turn();
                reader.join();
                assertThat(told).hasSize(1);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "17", "AAAA"})
    void an_id_that_is_none_of_ours_is_refused(String id) {
        Virtually.run(() -> assertThat(refuses(ProblemCode.BAD_REQUEST, "bad_input", () -> subscribe(sara, id))
                .field()).contains("lastEventId"));
    }

    @Test
    void a_guest_has_no_notifications() {
        Virtually.run(() -> refuses(ProblemCode.UNAUTHORIZED, "sign_in_required", () -> subscribe(GUEST, "")));
    }
}
