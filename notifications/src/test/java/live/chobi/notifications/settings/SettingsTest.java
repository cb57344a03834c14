package live.chobi.notifications.settings;

import static live.chobi.notifications.NotificationsOnPostgres.GUEST;
import static live.chobi.notifications.NotificationsOnPostgres.refuses;
import static live.chobi.notifications.NotificationsOnPostgres.somebody;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import live.chobi.kernel.Caller;
import live.chobi.kernel.ProblemCode;
import live.chobi.notifications.NotificationsOnPostgres;
import live.chobi.testkit.Virtually;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    private final NotificationsOnPostgres chobi = new NotificationsOnPostgres();
    private final Caller sara = somebody();
    private final Caller omar = somebody();
    private final Caller lina = somebody();

    @AfterEach
    void close() {
        chobi.close();
    }

    @Test
    void everything_comes_by_every_channel_until_somebody_says_otherwise() {
        Virtually.run(() -> {
            JsonNode settings = chobi.call(sara, "getSettings", "{}");
            assertThat(settings.path("types").size()).isEqualTo(live.chobi.notifications.inbox.Kind.values().length);
            assertThat(settings.path("types")).allMatch(it -> it.path("inApp").asBoolean() && it.path("push")
                    .asBoolean());
            assertThat(settings.path("quietHours").isNull()).isTrue();
            assertThat(settings.path("mutedUsers")).isEmpty();
        });
    }

    @Test
    void what_is_left_out_stays() {
        Virtually.run(() -> {
            chobi.call(sara, "updateSettings", "{'types':{'mention':{'push':false}},'mute':['" + omar.user() + "'],"
                    + "'quietHours':{'from':'22:30','to':'07:00','timeZone':'Asia/Riyadh'}}");
            JsonNode settings = chobi.call(sara, "updateSettings", "{'types':{'mention':{'inApp':false}}}");
            assertThat(settings.at("/types/mention")).hasToString("{\"inApp\":false,\"push\":false}");
            assertThat(settings.at("/types/system")).hasToString("{\"inApp\":true,\"push\":true}");
            assertThat(settings.path("quietHours"))
                    .hasToString("{\"from\":\"22:30\",\"to\":\"07:00\",\"timeZone\":\"Asia/Riyadh\"}");
            assertThat(settings.at("/mutedUsers/0/id").asText()).isEqualTo(omar.user().toString());

            settings = chobi.call(sara, "updateSettings", "{'types':{'mention':{'inApp':true,'push':true}},'unmute':['"
                    + omar.user() + "'],'quietHours':{}}");
            assertThat(settings).isEqualTo(chobi.call(omar, "getSettings", "{}"));
        });
    }

    @Test
    void what_is_off_or_by_somebody_muted_is_not_told() {
        Virtually.run(() -> {
            chobi.call(sara, "updateSettings", "{'types':{'moderation':{'inApp':false,'push':false}},'mute':['"
                    + omar.user() + "']}");
            chobi.write(chobi.moderation(lina, sara, 1), chobi.gift(omar, sara, 2, "rose", 10),
                    chobi.gift(lina, sara, 3, "rose", 10), chobi.follow(omar, lina));
            assertThat(chobi.list(sara)).containsExactly("gift_received 1 10");
            assertThat(chobi.list(lina)).as("others hear of him").containsExactly("new_follower 1");
            assertThat(chobi.counted("chobi_notifications_withheld_total", "muted")).isEqualTo(1);
            assertThat(chobi.counted("chobi_notifications_withheld_total", "off")).isEqualTo(1);
        });
    }

    @Test
    void what_comes_by_push_alone_stands_in_no_list_and_is_told_on_no_socket() {
        Virtually.run(() -> {
            chobi.connected.add(sara.user());
            chobi.notifications.feed().turn();
            chobi.call(sara, "updateSettings", "{'types':{'gift_received':{'inApp':false}}}");
            chobi.write(chobi.gift(omar, sara, 1, "rose", 10));
            chobi.notifications.feed().turn();
            assertThat(chobi.list(sara)).isEmpty();
            assertThat(chobi.unread(sara)).isZero();
            assertThat(chobi.handed).isEmpty();
            assertThat(chobi.count("notifications.notification")).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            22:30 | 07:00 | Asia/Riyadh | 2026-01-01T19:29:59Z | false
            22:30 | 07:00 | Asia/Riyadh | 2026-01-01T19:30:00Z | true
            22:30 | 07:00 | Asia/Riyadh | 2026-01-02T03:59:59Z | true
            22:30 | 07:00 | Asia/Riyadh | 2026-01-02T04:00:00Z | false
            09:00 | 17:00 | Europe/Berlin | 2026-01-01T08:00:00Z | true
            09:00 | 17:00 | Europe/Berlin | 2026-07-01T07:00:00Z | true
            09:00 | 17:00 | Europe/Berlin | 2026-07-01T15:00:00Z | false
            00:00 | 00:00 | UTC | 2026-07-01T15:00:00Z | true
            """)
    void quiet_hours_follow_the_clock_of_their_zone(String from, String to, String zone, Instant moment,
            boolean quiet) {
        assertThat(QuietHours.parse(from, to, zone).cover(moment)).isEqualTo(quiet);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {'types':{'weather':{'push':true}}} | types
            {'quietHours':{'from':'22:30','to':'07:00'}} | quietHours
            {'quietHours':{'from':'25:00','to':'07:00','timeZone':'UTC'}} | quietHours.from
            {'quietHours':{'from':'22:00','to':'7','timeZone':'UTC'}} | quietHours.to
            {'quietHours':{'from':'22:00','to':'07:00','timeZone':'+03:00'}} | quietHours.timeZone
            {'quietHours':{'from':'22:00','to':'07:00','timeZone':'Mars/Olympus'}} | quietHours.timeZone
            """)
    void what_breaks_a_rule_is_refused_by_its_field_and_changes_nothing(String input, String field) {
        Virtually.run(() -> {
            JsonNode before = chobi.call(sara, "getSettings", "{}");
            String all = input.replaceFirst("\\{", "{'mute':['" + omar.user() + "'],");
            assertThat(refuses(ProblemCode.BAD_REQUEST, "bad_input", () -> chobi.call(sara, "updateSettings", all))
                    .field()).contains(field);
            assertThat(chobi.call(sara, "getSettings", "{}")).isEqualTo(before);
        });
    }

    @Test
    void guests_have_no_settings_and_nobody_mutes_themselves_or_nobody() {
        Virtually.run(() -> {
            refuses(ProblemCode.UNAUTHORIZED, "sign_in_required", () -> chobi.call(GUEST, "getSettings", "{}"));
            refuses(ProblemCode.UNAUTHORIZED, "sign_in_required", () -> chobi.call(GUEST, "updateSettings", "{}"));
            refuses(ProblemCode.PRECONDITION_FAILED, "own_account",
                    () -> chobi.call(sara, "updateSettings", "{'mute':['" + sara.user() + "']}"));
            chobi.nobody.add(lina.user());
            refuses(ProblemCode.NOT_FOUND, "user_not_found",
                    () -> chobi.call(sara, "updateSettings", "{'mute':['" + lina.user() + "']}"));
        });
    }
}
