package live.chobi.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import live.chobi.server.config.Config.LogFormat;
import live.chobi.server.config.Config.MediaProfile;
import live.chobi.server.config.Config.PaymentsProvider;
import live.chobi.server.config.Config.PayoutsProvider;
import live.chobi.server.config.Config.ReviewLate;
import live.chobi.server.config.Config.TranscodingMode;
import live.chobi.server.launch.StartRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigTest {
    private static final Config DEFAULTS = new Config(8080, 1935, Optional.empty(), Path.of("./data"), Optional.empty(),
            Optional.empty(), Optional.empty(), "node-1",
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), LogFormat.TEXT, true, List.of(),
            List.of(), Duration.ofMinutes(1), 20, 0, Duration.ofMinutes(2), false, true, Optional.empty(), 500,
            ReviewLate.OPEN, false, MediaProfile.AUTO, true, 30,
            true, Duration.ofHours(2), false,
            Optional.empty(), false, TranscodingMode.OFF, "720p:2500k,480p:1200k,240p:400k", 1, 0, Optional.empty(),
            4096, 51200, "720p:2500k,480p:1200k,240p:400k", 1,
            0, 0, PaymentsProvider.OFF, "USD,EUR", Optional.empty(), Optional.empty(),
            Optional.of(URI.create("https://api.stripe.com")), Optional.empty(), Optional.empty(), false, "Chobi",
            PayoutsProvider.OFF, "USD=5.00", 1_000, Optional.empty(), 90,
            Optional.empty(), Optional.empty(), Optional.of(URI.create("https://fcm.googleapis.com")), Optional.empty(),
            "Chobi <chobi@localhost>", false, false);

    private static final Config EVERYTHING = new Config(18080, 11935, Optional.of(11936), Path.of("/srv/chobi data"),
            Optional.of(Path.of("/etc/tls/chain.pem")), Optional.of(Path.of("/etc/tls/key.pem")),
            Optional.of(URI.create("https://live.example")), "node-7",
            Optional.of(URI.create("jdbc:postgresql://db:5432/chobi?user=a&password=b")),
            Optional.of(URI.create("redis://:secret@cache:6379/1")), Optional.of(URI.create("mongodb://docs/chobi")),
            Optional.of("correct horse"), LogFormat.JSON, false, List.of("https://a.example", "http://b.example:3000"),
            List.of("10.0.0.7", "fd00::/8"), Duration.ofSeconds(90), 7, 500, Duration.ofSeconds(30), true, false,
            Optional.of(URI.create("https://review.example/chat")), 250, ReviewLate.CLOSED, true,
            MediaProfile.LOW_LATENCY, false, 7, false, Duration.ofHours(1), true,
            Optional.of(URI.create("rtmp://origin:1935/live")), true, TranscodingMode.ON, "360p:800k", 2, 3,
            Optional.of("/usr/bin/ffmpeg"), 100, 2000, "360p:800k", 2, 5000, 18, PaymentsProvider.STRIPE, "SAR,KWD",
            Optional.of("sk_test_hidden"),
            Optional.of("whsec_hidden"), Optional.of(URI.create("http://127.0.0.1:12111")),
            Optional.of("example.chobi"), Optional.of(Path.of("/etc/apple.cer")), true,
            "Chobi | Riyadh", PayoutsProvider.TEST, "SAR=18.75", 500, Optional.of("whsec_hidden_too"), 30,
            Optional.of("mailto:ops@example.org"),
            Optional.of(Path.of("/etc/firebase.json")), Optional.of(URI.create("http://127.0.0.1:9099")),
            Optional.of(URI.create("smtps://a:hidden@mail.example")), "Chobi <a@example.org>", true, true);

    private static final Map<String, String> EVERY_KEY = Map.ofEntries(Map.entry("http.port", "18080"),
            Map.entry("rtmp.port", "11935"), Map.entry("rtmps.port", "11936"), Map.entry("data.dir", "/srv/chobi data"),
            Map.entry("tls.certificate", "/etc/tls/chain.pem"), Map.entry("tls.key", "/etc/tls/key.pem"),
            Map.entry("public.url", "https://live.example"), Map.entry("node.id", "node-7"),
            Map.entry("postgres.url", "jdbc:postgresql://db:5432/chobi?user=a&password=b"),
            Map.entry("redis.url", "redis://:secret@cache:6379/1"), Map.entry("mongo.url", "mongodb://docs/chobi"),
            Map.entry("admin.password", "correct horse"), Map.entry("log.format", "json"),
            Map.entry("limits.enabled", "false"),
            Map.entry("http.cors.origins", "https://a.example, http://b.example:3000"),
            Map.entry("http.proxies", "10.0.0.7, fd00::/8"), Map.entry("chat.recovery.window", "30"),
            Map.entry("chat.compression", "true"), Map.entry("chat.msgpack", "false"),
            Map.entry("chat.review.url", "https://review.example/chat"),
            Map.entry("chat.review.deadline", "250"), Map.entry("chat.review.late", "closed"),
            Map.entry("chat.review.private.allowed", "true"), Map.entry("session.grace", "90"),
            Map.entry("chat.flood.perUser", "7"),
            Map.entry("chat.room.maxRate", "500"), Map.entry("media.profile", "low-latency"),
            Map.entry("recording.enabled", "false"), Map.entry("recording.retention", "7"),
            Map.entry("thumbnails.enabled", "false"), Map.entry("dvr.window", "3600"),
            Map.entry("restream.private.allowed", "true"), Map.entry("media.origin", "rtmp://origin:1935/live"),
            Map.entry("hls.mpegts", "true"),
            Map.entry("videos.upload.max", "100"), Map.entry("videos.storage.perUser", "2000"),
            Map.entry("videos.ladder", "360p:800k"), Map.entry("videos.threads", "2"),
            Map.entry("transcoding.mode", "on"),
            Map.entry("transcoding.ladder", "360p:800k"), Map.entry("transcoding.threads", "2"),
            Map.entry("transcoding.children", "3"), Map.entry("transcoding.ffmpeg", "/usr/bin/ffmpeg"),
            Map.entry("gifts.daily.max", "5000"), Map.entry("gifts.age.min", "18"),
            Map.entry("mail.url", "smtps://a:hidden@mail.example"), Map.entry("mail.from", "Chobi <a@example.org>"),
            Map.entry("payments.provider", "stripe"), Map.entry("payments.currencies", "SAR,KWD"),
            Map.entry("payments.stripe.key", "sk_test_hidden"),
            Map.entry("payments.stripe.webhook.secret", "whsec_hidden"),
            Map.entry("payments.stripe.url", "http://127.0.0.1:12111"), Map.entry("payments.seller", "Chobi | Riyadh"),
            Map.entry("payouts.provider", "test"),
            Map.entry("payouts.rates", "SAR=18.75"), Map.entry("payouts.minimum", "500"),
            Map.entry("payments.apple.bundle", "example.chobi"),
            Map.entry("payments.apple.root", "/etc/apple.cer"), Map.entry("payments.apple.sandbox", "true"),
            Map.entry("payouts.stripe.webhook.secret", "whsec_hidden_too"),
            Map.entry("notifications.retention", "30"), Map.entry("push.contact", "mailto:ops@example.org"),
            Map.entry("push.fcm.credentials", "/etc/firebase.json"),
            Map.entry("push.fcm.url", "http://127.0.0.1:9099"), Map.entry("webhooks.private.allowed", "true"),
            Map.entry("demo", "true"));

    @TempDir
    Path directory;

    @Test
    void the_defaults_are_these() {
        assertThat(read()).isEqualTo(DEFAULTS);
    }

    @Test
    void every_key_can_be_a_flag() {
        assertThat(read(EVERY_KEY.entrySet().stream().map(it -> "--" + it.getKey() + "=" + it.getValue())
                .toArray(String[]::new))).isEqualTo(EVERYTHING);
        assertThat(EVERY_KEY).hasSize(Config.class.getRecordComponents().length);
    }

    @Test
    void every_key_can_be_a_variable() {
        Map<String, String> environment = EVERY_KEY.entrySet().stream()
                .collect(java.util.stream.Collectors.toMap(
                        it -> "CHOBI_" + it.getKey().replace('.', '_').toUpperCase(java.util.Locale.ROOT),
                        Map.Entry::getValue));
        assertThat(environment).containsKey("CHOBI_CHAT_FLOOD_PERUSER");
        assertThat(ConfigReader.read(new String[0], environment, directory)).isEqualTo(EVERYTHING);
    }

    @Test
    void every_key_can_stand_in_the_file() throws IOException {
        file(EVERY_KEY.entrySet().stream().map(it -> it.getKey() + " = " + it.getValue()).toArray(String[]::new));
        assertThat(read()).isEqualTo(EVERYTHING);
    }

    @Test
    void a_flag_beats_a_variable_and_a_variable_the_file() throws IOException {
        file("http.port=1", "rtmp.port=1", "chat.flood.perUser=1");
        Config config = ConfigReader.read(new String[]{"--http.port=3"},
                Map.of("CHOBI_HTTP_PORT", "2", "CHOBI_RTMP_PORT", "2", "HOME", "/root"), directory);
        assertThat(List.of(config.httpPort(), config.rtmpPort(), config.chatFloodPerUser())).containsExactly(3, 2, 1);
    }

    @Test
    void a_switch_needs_no_value() {
        assertThat(read("--demo").demo()).isTrue();
        assertThat(read("--demo=false").demo()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --http.prot=1           | --http.prot is not a setting; did you mean --http.port?; --help lists every key
            --HTTP.PORT=1           | --HTTP.PORT is not a setting; did you mean --http.port?; --help lists every key
            --chat.flood.user=1     | --chat.flood.user is not a setting; did you mean --chat.flood.perUser?; --help lists every key
            --zzz=1                 | --zzz is not a setting; --help lists every key
            --                      | -- is not a setting; --help lists every key
            start                   | start is not a setting; write --KEY=VALUE, or --help to see every key
            --http.port             | --http.port: no value; write --http.port=VALUE
            --http.port=            | --http.port: "" is refused: it must be a whole number from 0 to 65535
            --http.port=eighty      | --http.port: "eighty" is refused: it must be a whole number from 0 to 65535
            --http.port=65536       | --http.port: "65536" is refused: it must be a whole number from 0 to 65535
            --rtmp.port=-1          | --rtmp.port: "-1" is refused: it must be a whole number from 0 to 65535
            --data.dir=             | --data.dir: "" is refused: it must be a directory
            --session.grace=1m      | --session.grace: "1m" is refused: it must be a whole number from 0 to 86400
            --log.format=xml        | --log.format: "xml" is refused: it must be one of text, json
            --media.profile=low_latency | --media.profile: "low_latency" is refused: it must be one of auto, low-latency, economy
            --payments.provider=paypal | --payments.provider: "paypal" is refused: it must be one of off, stripe, test
            --payouts.provider=paypal | --payouts.provider: "paypal" is refused: it must be one of off, stripe, test
            --payouts.minimum=0       | --payouts.minimum: "0" is refused: it must be a whole number from 1 to 1000000000
            --payments.stripe.key=sk  | --payments.stripe.key: its value is refused: it must have 8 to 300 characters
            --limits.enabled=yes    | --limits.enabled: "yes" is refused: it must be true or false
            --demo=1                | --demo: "1" is refused: it must be true or false
            --public.url=example.com | --public.url: "example.com" is refused: it must be an address like http://host or https://host
            --public.url=https://    | --public.url: "https://" is refused: it must be an address like http://host or https://host
            --redis.url=http://:pw@x | --redis.url: its value is refused: it must be an address like redis://host or rediss://host
            --postgres.url=mysql://u:pw@x | --postgres.url: its value is refused: it must be an address like jdbc:postgresql://host or postgresql://host or postgres://host
            --admin.password=short   | --admin.password: its value is refused: it must have 8 to 200 characters
            --http.proxies=proxy.example | --http.proxies: "proxy.example" is refused: each must be an address like 10.0.0.7 or a block like 10.0.0.0/8
            --http.proxies=10.0.0.0/33 | --http.proxies: "10.0.0.0/33" is refused: each must be an address like 10.0.0.7 or a block like 10.0.0.0/8
            --http.cors.origins=https://a.example/path | --http.cors.origins: "https://a.example/path" is refused: each must be an origin like https://app.example, without a path, or *
            """)
    void a_wrong_flag_is_refused_in_one_line(String flag, String line) {
        assertThat(refusal(() -> read(flag))).isEqualTo(line);
    }

    @Test
    void a_wrong_variable_is_refused_by_its_own_name() {
        assertThat(refusal(
                () -> ConfigReader.read(new String[0], Map.of("CHOBI_CHAT_FLOOD_PER_USER", "1"), directory)))
                .isEqualTo(
                        "CHOBI_CHAT_FLOOD_PER_USER is not a setting; did you mean CHOBI_CHAT_FLOOD_PERUSER?; --help lists every key");
        assertThat(refusal(() -> ConfigReader.read(new String[0], Map.of("CHOBI_HTTP_PORT", "x"), directory)))
                .isEqualTo("CHOBI_HTTP_PORT: \"x\" is refused: it must be a whole number from 0 to 65535");
    }

    @Test
    void a_wrong_line_of_the_file_is_refused_by_its_own_name() throws IOException {
        file("htp.port=1");
        assertThat(refusal(this::read)).isEqualTo(
                "htp.port (in chobi.properties) is not a setting; did you mean http.port?; --help lists every key");
        file("http.port=x");
        assertThat(refusal(this::read)).isEqualTo(
                "http.port (in chobi.properties): \"x\" is refused: it must be a whole number from 0 to 65535");
        file("node.id=\\u12");
        assertThat(refusal(this::read)).contains("chobi.properties cannot be read", "mend it or move it away");
    }

    @Test
    void a_file_that_cannot_be_read_is_named() throws IOException {
        Files.createDirectory(directory.resolve("chobi.properties"));
        assertThat(refusal(this::read)).contains("chobi.properties cannot be read");
    }

    @Test
    void a_printed_config_shows_no_secret() {
        assertThat(EVERYTHING.toString()).contains("http.port=18080").doesNotContain("secret@", "password=b",
                "correct horse", "sk_test_hidden", "whsec_hidden");
    }

    @Test
    void help_lists_every_key() {
        assertThat(ConfigReader.help()).contains(EVERY_KEY.keySet());
        assertThat(Stream.of(new String[]{"--help"}, new String[]{"--demo", "-h"})).allMatch(ConfigReader::asksForHelp);
        assertThat(ConfigReader.asksForHelp(new String[]{"--demo"})).isFalse();
    }

    private Config read(String... flags) {
        return ConfigReader.read(flags, Map.of(), directory);
    }

    private void file(String... lines) throws IOException {
        Files.write(directory.resolve("chobi.properties"), List.of(lines));
    }

    private interface Reading {
        Config read();
    }

    private static String refusal(Reading reading) {
        StartRefused refused = catchThrowableOfType(StartRefused.class, () -> {
            var _ = reading.read();
        });
        assertThat(refused).isNotNull();
        assertThat(refused.line()).doesNotContain("\n");
        return refused.line();
    }
}
