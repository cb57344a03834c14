package live.chobi.notifications.push;

import static live.chobi.notifications.NotificationsOnPostgres.GUEST;
import static live.chobi.notifications.NotificationsOnPostgres.refuses;
import static live.chobi.notifications.NotificationsOnPostgres.somebody;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import live.chobi.kernel.AddressRule;
import live.chobi.kernel.Caller;
import live.chobi.kernel.ProblemCode;
import live.chobi.kernel.outward.Reach;
import live.chobi.notifications.NotificationsOnPostgres;
import live.chobi.outbox.Json;
import live.chobi.testkit.Virtually;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PushTest {
    private final LocalPushService service = new LocalPushService();
    private final NotificationsOnPostgres chobi = new NotificationsOnPostgres(new Reach(AddressRule.ANY, true));
    private final Caller sara = somebody();
    private final Caller omar = somebody();

    @BeforeEach
    void sameTime() {
        service.now = chobi.now();
    }

    @AfterEach
    void close() {
        chobi.close();
        service.close();
    }

    private String register(Caller caller, String browser) {
        String subscription = service.subscribe(browser, chobi.call(caller, "getSettings", "{}").path("webPushKey")
                .asText());
        return chobi.call(caller, "registerDevice", "{'platform':'web','subscription':" + subscription + "}")
                .at("/device/id").asText();
    }

    private int pending() {
        return chobi.count("notifications.delivery");
    }

    /// What waits is due at once.
    private void pump() {
        chobi.database.transact(tx -> tx.execute("update notifications.delivery set due_at = clock_timestamp()"));
        chobi.notifications.pump().turn();
    }

    @Test
    void every_browser_of_the_user_is_shown_what_stands_in_the_list() {
        Virtually.run(() -> {
            register(sara, "laptop");
            register(sara, "phone");
            register(omar, "other");
            chobi.write(chobi.gift(omar, sara, 1, "rose", 10));
            pump();
            assertThat(service.complaints).isEmpty();
            assertThat(service.shown).extracting(LocalPushService.Shown::browser)
                    .containsExactlyInAnyOrder("laptop", "phone");
            assertThat(Json.tree(service.shown.getFirst().json()))
                    .isEqualTo(chobi.call(sara, "getNotifications", "{}").at("/items/0"));
            assertThat(pending()).isZero();
            assertThat(chobi.counted("chobi_notifications_pushes_total", "taken")).isEqualTo(2);
        });
    }

    @Test
    void what_joins_a_notification_is_not_pushed_again() {
        Virtually.run(() -> {
            register(sara, "laptop");
            chobi.write(chobi.gift(omar, sara, 1, "rose", 10));
            chobi.write(chobi.gift(omar, sara, 2, "rose", 10));
            pump();
            assertThat(service.shown).hasSize(1);
            assertThat(Json.tree(service.shown.getFirst().json()).path("coins").asInt()).isEqualTo(20);
        });
    }

    @Test
    void what_was_read_meanwhile_is_not_pushed() {
        Virtually.run(() -> {
            register(sara, "laptop");
            chobi.write(chobi.gift(omar, sara, 1, "rose", 10));
            chobi.call(sara, "markAsRead",
                    "{'upTo':'" + chobi.call(sara, "getNotifications", "{}").at("/items/0/id").asText() + "'}");
            pump();
            assertThat(service.asked).isEmpty();
            assertThat(pending()).isZero();
        });
    }

    @Test
    void settings_and_quiet_hours_keep_a_device_silent_and_what_is_for_it_alone_comes() {
        Virtually.run(() -> {
            register(sara, "laptop");
            chobi.call(sara, "updateSettings",
                    "{'types':{'gift_received':{'push':false},'moderation':{'inApp':false}}}");
            chobi.write(chobi.gift(omar, sara, 1, "rose", 10), chobi.moderation(omar, sara, 2));
            // The clock of the test stands at 03:04:05.
            chobi.call(sara, "updateSettings", "{'quietHours':{'from':'03:00','to':'04:00','timeZone':'UTC'}}");
            chobi.write(chobi.follow(omar, sara));
            pump();
            assertThat(service.shown).extracting(it -> Json.tree(it.json()).path("type").asText())
                    .containsExactly("moderation");
            assertThat(chobi.list(sara)).containsExactlyInAnyOrder("gift_received 1 10", "new_follower 1");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void a_subscription_that_is_gone_is_forgotten_with_all_that_was_on_its_way(int status) {
        Virtually.run(() -> {
            register(sara, "laptop");
            register(sara, "phone");
            service.answer("laptop", status);
            chobi.write(chobi.moderation(omar, sara, 1), chobi.moderation(omar, sara, 2));
            pump();
            assertThat(service.shown).hasSize(2);
            assertThat(chobi.count("notifications.device")).isEqualTo(1);
            assertThat(pending()).isZero();
            chobi.write(chobi.moderation(omar, sara, 3));
            pump();
            assertThat(service.asked).filteredOn("/push/laptop"::equals).as("never asked again").hasSize(2);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void what_the_service_cannot_take_now_comes_again_a_number_of_times(int status) {
        Virtually.run(() -> {
            register(sara, "laptop");
            service.answer("laptop", status);
            chobi.write(chobi.moderation(omar, sara, 1));
            pump();
            chobi.notifications.pump().turn();
            assertThat(service.asked).as("not before its time").hasSize(1);
            for (int i = 1; i < PushDelivery.ATTEMPTS_MAX; i++) {
                assertThat(pending()).isEqualTo(1);
                pump();
            }
            assertThat(pending()).isZero();
            assertThat(service.asked).hasSize(PushDelivery.ATTEMPTS_MAX);
            assertThat(chobi.count("notifications.device")).as("the device stays").isEqualTo(1);
            assertThat(chobi.counted("chobi_notifications_pushes_total", "given_up")).isEqualTo(1);

            service.answer("laptop", 201);
            chobi.write(chobi.moderation(omar, sara, 2));
            pump();
            assertThat(service.shown).hasSize(1);
        });
    }

    @Test
    void a_service_that_does_not_answer_is_tried_again() {
        Virtually.run(() -> {
            register(sara, "laptop");
            service.close();
            chobi.write(chobi.moderation(omar, sara, 1));
            pump();
            assertThat(pending()).isEqualTo(1);
            assertThat(chobi.counted("chobi_notifications_pushes_total", "later")).isEqualTo(1);
        });
    }

    @Test
    void the_wait_doubles_is_at_least_what_the_service_asks_for_and_has_an_end() {
        for (int attempts = 1; attempts < 20; attempts++) {
            long own = Math.min(3_600, 15L << Math.min(attempts - 1, 8));
            assertThat(PushDelivery.pause(attempts, Optional.empty()).toSeconds()).isBetween(own, own + own / 5);
        }
        assertThat(PushDelivery.pause(1, Optional.of(Duration.ofSeconds(100))).toSeconds()).isBetween(100L, 120L);
        assertThat(PushDelivery.pause(1, Optional.of(Duration.ofDays(10))).toSeconds()).isBetween(3_600L, 4_320L);
    }

    @Test
    void a_device_that_refuses_everything_is_forgotten() {
        Virtually.run(() -> {
            register(sara, "laptop");
            service.answer("laptop", 403);
            for (int i = 1; i <= 5; i++) {
                assertThat(chobi.count("notifications.device")).isEqualTo(1);
                chobi.write(chobi.moderation(omar, sara, i));
                pump();
            }
            assertThat(chobi.count("notifications.device")).isZero();
        });
    }

    @Test
    void a_device_is_one_users_whoever_registered_it_last() {
        Virtually.run(() -> {
            String key = chobi.call(sara, "getSettings", "{}").path("webPushKey").asText();
            String input = "{'platform':'web','subscription':" + service.subscribe("shared", key) + "}";
            String id = chobi.call(sara, "registerDevice", input).at("/device/id").asText();
            assertThat(chobi.call(sara, "registerDevice", input).at("/device/id").asText()).isEqualTo(id);
            chobi.write(chobi.moderation(omar, sara, 1));
            String moved = chobi.call(omar, "registerDevice", input).at("/device/id").asText();
            assertThat(moved).isNotEqualTo(id);
            pump();
            assertThat(service.shown).as("what was for the one is not shown to the other").isEmpty();
            assertThat(chobi.call(sara, "unregisterDevice", "{'deviceId':'" + moved + "'}").path("removed").asBoolean())
                    .isFalse();
            assertThat(chobi.call(omar, "unregisterDevice", "{'deviceId':'" + moved + "'}").path("removed").asBoolean())
                    .isTrue();
            assertThat(chobi.count("notifications.device")).isZero();
        });
    }

    @Test
    void the_device_registered_longest_ago_gives_way_to_one_too_many() {
        Virtually.run(() -> {
            for (int i = 0; i <= Devices.PER_USER_MAX; i++) {
                chobi.call(sara, "registerDevice", "{'platform':'android','token':'token-" + i + "'}");
                chobi.database.transact(tx -> tx.execute(
                        "update notifications.device set registered_at = registered_at - interval '1 minute'"));
            }
            assertThat(chobi.texts("select token from notifications.device")).hasSize(Devices.PER_USER_MAX)
                    .doesNotContain("token-0");
        });
    }

    @Test
    void a_phone_is_kept_until_there_is_a_service_that_reaches_it() {
        Virtually.run(() -> {
            assertThat(chobi.call(sara, "registerDevice", "{'platform':'ios','token':'abc'}").path("pushed")
                    .asBoolean()).isFalse();
            chobi.write(chobi.moderation(omar, sara, 1));
            assertThat(pending()).isZero();
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {'platform':'web'} | subscription
            {'platform':'web','token':'x'} | token
            {'platform':'android'} | token
            {'platform':'ios','token':' '} | token
            {'platform':'android','token':'x','subscription':$good} | subscription
            {'platform':'web','subscription':{'endpoint':'ftp://push.example/1','keys':$keys}} | subscription.endpoint
            {'platform':'web','subscription':{'endpoint':'https://me@push.example/1','keys':$keys}} | subscription.endpoint
            {'platform':'web','subscription':{'endpoint':'https:///1','keys':$keys}} | subscription.endpoint
            {'platform':'web','subscription':{'endpoint':'https://push.example/a b','keys':$keys}} | subscription.endpoint
            {'platform':'web','subscription':{'endpoint':'https://push.example/1','keys':{'p256dh':'AAAA','auth':'AAAA'}}} | subscription.keys.p256dh
            {'platform':'web','subscription':{'endpoint':'https://push.example/1','keys':{'p256dh':'$point','auth':'AAAA'}}} | subscription.keys.auth
            {'platform':'web','subscription':{'endpoint':'https://push.example/1','keys':{'p256dh':'*','auth':'AAAA'}}} | subscription.keys.p256dh
            """)
    void what_is_no_device_is_refused_by_its_field(String input, String field) {
        String point = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
        String keys = "{'p256dh':'" + point + "','auth':'BTBZMqHH6r4Tts7J_aSIgg'}";
        String all = input.replace("$good", "{'endpoint':'https://push.example/1','keys':$keys}")
                .replace("$keys", keys).replace("$point", point);
        Virtually.run(() -> {
            assertThat(refuses(ProblemCode.BAD_REQUEST, "bad_input", () -> chobi.call(sara, "registerDevice", all))
                    .field()).contains(field);
            assertThat(chobi.count("notifications.device")).isZero();
            refuses(ProblemCode.UNAUTHORIZED, "sign_in_required", () -> chobi.call(GUEST, "registerDevice", all));
        });
    }

    @Test
    void nothing_is_sent_into_a_private_network_nor_without_tls() {
        Virtually.run(() -> {
            try (NotificationsOnPostgres strict = new NotificationsOnPostgres(Reach.PUBLIC)) {
                String plain = service.subscribe("laptop", strict.call(sara, "getSettings", "{}").path("webPushKey")
                        .asText());
                assertThat(refuses(ProblemCode.BAD_REQUEST, "bad_input", () -> strict.call(sara, "registerDevice",
                        "{'platform':'web','subscription':" + plain + "}")).field()).contains("subscription.endpoint");
                for (String host : List.of("127.0.0.1", "localhost", "[::1]", "10.0.0.1", "169.254.169.254",
                        "[::ffff:10.0.0.1]")) {
                    strict.call(sara, "registerDevice", "{'platform':'web','subscription':"
                            + plain.replace("http://127.0.0.1", "https://" + host) + "}");
                }
                strict.write(strict.moderation(omar, sara, 1));
                strict.notifications.pump().turn();
                assertThat(strict.counted("chobi_notifications_pushes_total", "refused")).isEqualTo(6);
                assertThat(service.asked).isEmpty();
            }
        });
    }

    @Test
    void the_key_is_made_once_and_kept_sealed() {
        Virtually.run(() -> {
            String key = chobi.call(sara, "getSettings", "{}").path("webPushKey").asText();
            assertThat(chobi.newKeys().publicKey()).isEqualTo(key);
            assertThat(chobi.texts("select name from identity.sealed_secret")).singleElement().asString()
                    .startsWith("webpush/");
        });
    }
}
