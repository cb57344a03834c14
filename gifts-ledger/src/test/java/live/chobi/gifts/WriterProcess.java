package live.chobi.gifts;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import live.chobi.gifts.limits.GivingTerms;
import live.chobi.gifts.sending.GiveGift;
import live.chobi.gifts.sending.SendGift;
import live.chobi.kernel.Problem;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.ledger.Ledger;
import live.chobi.log.LogMetrics;
import live.chobi.log.Sequencer;
import live.chobi.outbox.Json;
import live.chobi.schema.Database;

/// The writer of a server, as a process that can be killed: it reads wishes from its input, a line `giver key` for
/// each, gives a rose for it, and prints `giver key answer`, the answer being a receipt or the reason of a refusal.
final class WriterProcess {
    private WriterProcess() {
    }

    /// @param args the JDBC URL, the session, its host, the gift
    public static void main(String[] args) throws Exception {
        SessionId session = new SessionId(UUID.fromString(args[1]));
        UserId host = new UserId(UUID.fromString(args[2]));
        UUID gift = UUID.fromString(args[3]);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (Database database = Database.open(args[0], 5);
                Sequencer sequencer = new Sequencer(database, new Ledger(database), _ -> Optional.empty(),
                        Clock.systemUTC(), new LogMetrics(new PrometheusRegistry()), 4, _ -> {
                        });
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                var wishes = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            SendGift sendGift = new SendGift(sequencer, (_, _) -> host, (_, _) -> false,
                    new GiveGift.Rule(GivingTerms.NONE));
            for (String wish = wishes.readLine(); wish != null; wish = wishes.readLine()) {
                String[] words = wish.split(" ", -1);
                threads.execute(() -> out.println(words[0] + " " + words[1] + " " + give(sendGift, session, gift,
                        new UserId(UUID.fromString(words[0])), words[1]) + " ."));
            }
        }
    }

    private static String give(SendGift sendGift, SessionId session, UUID gift, UserId giver, String key) {
        try {
            return Json.write(sendGift.handle(Stage.caller(giver), new SendGift.Input(session, gift, 1L, key)));
        } catch (Problem refusal) {
            return refusal.reason();
        }
    }
}
