package live.chobi.notifications.push;

import static live.chobi.notifications.NotificationsOnPostgres.somebody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import live.chobi.kernel.Caller;
import live.chobi.kernel.outward.Reach;
import live.chobi.notifications.NotificationsOnPostgres;
import live.chobi.outbox.Json;
import live.chobi.testkit.Virtually;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FcmPushTest {
    private final LocalFcm fcm = new LocalFcm();
    private final NotificationsOnPostgres chobi = new NotificationsOnPostgres(Reach.PUBLIC,
            Optional.of(new Push.Fcm(FcmAccount.parse(fcm.keyFile()), fcm.url())));
    private final Caller sara = somebody();
    private final Caller omar = somebody();

    @AfterEach
    void close() {
        chobi.close();
        fcm.close();
    }

    private void register(String platform, String token) {
        assertThat(chobi.call(sara, "registerDevice", "{'platform':'" + platform + "','token':'" + token + "'}")
                .path("pushed").asBoolean()).isTrue();
    }

    private void pump() {
        chobi.database.transact(tx -> tx.execute("update notifications.delivery set due_at = clock_timestamp()"));
        chobi.notifications.pump().turn();
    }

    @Test
    void phones_get_the_notification_and_a_key_for_its_words_with_access_that_is_asked_for_once() {
        Virtually.run(() -> {
            register("android", "pixel");
            register("ios", "iphone");
            chobi.write(chobi.gift(omar, sara, 1, "rose", 10));
            pump();
            chobi.write(chobi.moderation(omar, sara, 2));
            pump();
            assertThat(fcm.complaints).isEmpty();
            assertThat(fcm.taken).extracting(it -> it.path("token").asText()).containsExactlyInAnyOrder("pixel",
                    "iphone", "pixel", "iphone");
            var first = fcm.taken.getFirst();
            assertThat(Json.tree(first.at("/data/notification").asText()).path("coins").asInt()).isEqualTo(10);
            assertThat(first.at("/android/notification/body_loc_key").asText())
                    .isEqualTo("notification_gift_received");
            assertThat(first.at("/apns/payload/aps/alert/loc-args/0").asText()).isEqualTo(omar.user().toString());
            assertThat(fcm.accessGiven()).isEqualTo(1);
            chobi.clock.pass(Duration.ofHours(1));
            chobi.write(chobi.moderation(omar, sara, 3));
            pump();
            assertThat(fcm.accessGiven()).as("it had ended").isEqualTo(2);
        });
    }

    @Test
    void access_that_was_taken_back_is_asked_for_anew() {
        Virtually.run(() -> {
            register("android", "pixel");
            chobi.write(chobi.moderation(omar, sara, 1));
            pump();
            fcm.revoke();
            chobi.write(chobi.moderation(omar, sara, 2));
            pump();
            pump();
            assertThat(fcm.taken).hasSize(2);
            assertThat(fcm.accessGiven()).isEqualTo(2);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            404 | gone     | 0 | 0
            503 | later    | 1 | 1
            429 | later    | 1 | 1
            400 | refused  | 1 | 0
            """)
    void a_refusal_is_the_devices_end_or_comes_again_or_is_let_be(int status, String outcome, int devices,
            int deliveries) {
        Virtually.run(() -> {
            register("android", "pixel");
            fcm.answer("pixel", status);
            chobi.write(chobi.moderation(omar, sara, 1));
            pump();
            assertThat(chobi.counted("chobi_notifications_pushes_total", outcome)).isEqualTo(1);
            assertThat(chobi.count("notifications.device")).isEqualTo(devices);
            assertThat(chobi.count("notifications.delivery")).isEqualTo(deliveries);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x                                    | it is no JSON
            {}                                   | it has no project_id
            {"private_key":"x","project_id":"p","client_email":"e"} | its private_key is no RSA key
            """)
    void a_key_file_that_is_none_is_refused_with_what_is_missing(String file, String says) {
        assertThatThrownBy(() -> FcmAccount.parse(file)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(says);
    }
}
