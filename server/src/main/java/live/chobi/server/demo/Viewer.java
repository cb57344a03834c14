package live.chobi.server.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import live.chobi.kernel.Uuid7;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One viewer's evening: joins, watches, says something now and then, sends gifts, leaves, comes back. Owner: its own
/// virtual thread, whose interruption ends it.
final class Viewer implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Viewer.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
    private static final Duration COMBO_STEP = Duration.ofMillis(600);
    private static final Duration TROUBLE_PAUSE = Duration.ofSeconds(3);
    /// Below this the purse is filled again: enough for the dearest gift and some roses.
    private static final long COINS_MIN = 10_000;
    private static final long COINS_PURSE = 50_000;
    private static final int COMBO_MAX = 8;

    /// What all viewers share.
    ///
    /// @param base of this server, without a slash at its end
    record Shared(HttpClient http, String base, RpcClient rpc, Stage stage, Coins coins, DemoMetrics metrics,
            Pace pace, Lines arabic, Lines english) {}

    private final Shared shared;
    private final Player player;
    private final Lines lines;
    private List<JsonNode> gifts = List.of();

    Viewer(Shared shared, Player player) {
        this.shared = shared;
        this.player = player;
        this.lines = player.role().arabic() ? shared.arabic() : shared.english();
    }

    @Override
    public void run() {
        try {
            while (true) {
                try {
                    watch(shared.stage().current());
                    Thread.sleep(Pace.about(shared.pace().rest()));
                } catch (IOException | Refused trouble) {
                    // A session that has ended, a server that restarts: both pass.
                    LOG.debug("{} comes back soon", player.role().username(), trouble);
                    Thread.sleep(waitAfter(trouble));
                } catch (RuntimeException bug) {
                    LOG.warn("{} stumbled and comes back", player.role().username(), bug);
                    Thread.sleep(Pace.about(TROUBLE_PAUSE));
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration waitAfter(Exception trouble) throws InterruptedException {
        if (trouble instanceof Refused refused && refused.reason().startsWith("token_")) {
            try {
                player.signIn();
            } catch (IOException | Refused e) {
                LOG.debug("{} cannot sign in", player.role().username(), e);
            }
        }
        Duration asked = trouble instanceof Refused refused
                ? refused.retryAfter().orElse(Duration.ZERO)
                : Duration.ZERO;
        return asked.plus(Pace.about(TROUBLE_PAUSE));
    }

    private void watch(Stage.Show show) throws IOException, InterruptedException, Refused {
        prepare(show);
        try (LiveSocket socket = LiveSocket.connect(shared.http(), shared.base(), player.token(), shared.metrics())) {
            var _ = socket.call("join_session", Player.object().put("sessionId", show.sessionId()));
            HlsScreen screen = new HlsScreen(shared.http(), shared.base(), show.hlsUrl(), shared.metrics());
            Instant leave = Instant.now().plus(Pace.about(shared.pace().stay()));
            Instant talk = Instant.now().plus(Pace.about(shared.pace().chat()));
            Instant give = Instant.now().plus(Pace.about(shared.pace().gift()));
            while (Instant.now().isBefore(leave) && socket.isOpen() && shared.stage().isOn(show)) {
                screen.look();
                if (Instant.now().isAfter(talk)) {
                    say(socket, show);
                    talk = Instant.now().plus(Pace.about(shared.pace().chat()));
                }
                if (Instant.now().isAfter(give)) {
                    give(socket, show);
                    give = Instant.now().plus(Pace.about(shared.pace().gift()));
                }
                Thread.sleep(LOOK_EVERY);
            }
        }
    }

    private void prepare(Stage.Show show) throws IOException, InterruptedException, Refused {
        if (gifts.isEmpty()) {
            player.mutate("users.follow", Player.object().put("userId", show.hostId()));
            gifts = List.copyOf(list(player.query("gifts.getAvailableGifts", Player.object())));
        }
        fillPurse(player.query("gifts.getBalance", Player.object()).path("coins").asLong());
    }

    private void fillPurse(long balance) {
        if (balance < COINS_MIN) {
            shared.coins().give(player.id(), COINS_PURSE, "demo-" + Uuid7.next());
        }
    }

    private void say(LiveSocket socket, Stage.Show show) throws IOException, InterruptedException, Refused {
        var _ = socket.call("send_message", Player.object().put("sessionId", show.sessionId()).put("text", lines.next())
                .put("clientMessageId", Uuid7.next().toString()));
    }

    /// One gift, or a combo of the cheapest. Only while the picture is there: nobody gifts to a black screen.
    private void give(LiveSocket socket, Stage.Show show) throws IOException, InterruptedException, Refused {
        JsonNode gift = pick(gifts, ThreadLocalRandom.current().nextDouble());
        boolean combo = gift.path("code").asText().equals("rose");
        int times = combo ? ThreadLocalRandom.current().nextInt(3, COMBO_MAX + 1) : 1;
        for (int i = 0; i < times; i++) {
            UUID key = Uuid7.next();
            JsonNode receipt = socket.call("send_gift", Player.object().put("sessionId", show.sessionId())
                    .put("giftId", gift.path("id").asText()).put("quantity", 1)
                    .put("idempotencyKey", key.toString()));
            fillPurse(receipt.path("balance").asLong());
            Thread.sleep(COMBO_STEP);
        }
    }

    /// Cheap gifts often, dear ones now and then, every one sometimes.
    ///
    /// @param dice from 0 to 1
    static JsonNode pick(List<JsonNode> gifts, double dice) {
        double[] weights = gifts.stream().mapToDouble(it -> switch (it.path("tier").asText()) {
            case "common" -> it.path("code").asText().equals("rose") ? 8 : 4;
            case "rare" -> 2;
            default -> 1;
        }).toArray();
        double left = dice * java.util.Arrays.stream(weights).sum();
        int chosen = 0;
        while (chosen < weights.length - 1 && left >= weights[chosen]) {
            left -= weights[chosen++];
        }
        return gifts.get(chosen);
    }

    private static List<JsonNode> list(JsonNode array) {
        return array.valueStream().toList();
    }
}
