package live.chobi.server.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import live.chobi.outbox.Json;
import live.chobi.server.system.Person;
import live.chobi.server.system.RpcClient;

/// Many clients that give gifts and chat, and that ask again, with the same key, whenever an answer is lost.
/// Any thread.
final class Crowd implements AutoCloseable {
    private static final int OUTCOME_UNKNOWN_MAX = 200;

    /// A gift as its sender remembers it.
    record Sent(String sender, String session, String key, String giftId, int quantity, JsonNode receipt) {}

    /// A message that was acknowledged.
    record Said(String session, String id, String text) {}

    final Queue<Sent> gifts = new ConcurrentLinkedQueue<>();
    final Queue<Said> messages = new ConcurrentLinkedQueue<>();
    /// Messages whose answer was lost: they may have been said, once.
    final Set<String> perhapsSaid = ConcurrentHashMap.newKeySet();
    final AtomicInteger retries = new AtomicInteger();
    private volatile CompletableFuture<Boolean> running = CompletableFuture.completedFuture(true);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> clients = new ArrayList<>();
    private volatile boolean isEager = true;

    /// Whoever loses an answer from now on waits until this is completed. To be called before the server is hurt.
    CompletableFuture<Boolean> awaitAnother() {
        running = new CompletableFuture<>();
        return running;
    }

    void giveGifts(Person sender, List<String> sessions, List<String> giftIds, long seed) {
        var random = new Random(seed);
        clients.add(threads.submit(() -> {
            while (isEager) {
                Sent wish = new Sent(sender.id(), pick(sessions, random), UUID.randomUUID().toString(),
                        pick(giftIds, random), 1 + random.nextInt(3), Json.MAPPER.nullNode());
                Sent sent = give(sender, wish);
                if (random.nextInt(4) == 0) {
                    JsonNode again = give(sender, wish).receipt();
                    if (!again.equals(sent.receipt())) {
                        throw new AssertionError("the same key answers " + sent.receipt() + ", then " + again);
                    }
                }
                gifts.add(sent);
            }
        }));
    }

    private Sent give(Person sender, Sent wish) {
        JsonNode receipt = untilAnswered(sender, (rpc, _) -> rpc.sendMutation("gifts.sendGift", "sessionId",
                wish.session(), "giftId", wish.giftId(), "quantity", wish.quantity(), "idempotencyKey", wish.key()));
        return new Sent(wish.sender(), wish.session(), wish.key(), wish.giftId(), wish.quantity(), receipt);
    }

    void chat(Person author, List<String> sessions, long seed) {
        var random = new Random(seed);
        clients.add(threads.submit(() -> {
            for (int i = 0; isEager; i++) {
                String session = pick(sessions, random);
                String message = "message " + i + " of " + author.username();
                JsonNode said = untilAnswered(author, (rpc, attempt) -> {
                    String text = message + (attempt == 0 ? "" : ", attempt " + attempt);
                    perhapsSaid.add(text);
                    return rpc.sendMutation("chat.sendMessage", "sessionId", session, "text", text);
                }).path("message");
                perhapsSaid.remove(said.path("text").asText());
                messages.add(new Said(session, said.path("id").asText(), said.path("text").asText()));
            }
        }));
    }

    private JsonNode untilAnswered(Person caller, BiFunction<RpcClient, Integer, HttpResponse<String>> call) {
        for (int attempt = 0; attempt < OUTCOME_UNKNOWN_MAX; attempt++) {
            var _ = running.join();
            try {
                HttpResponse<String> response = call.apply(caller.rpc(), attempt);
                if (response.statusCode() == 200) {
                    return Json.MAPPER.readTree(response.body()).at("/result/data");
                }
                // Stopping, or the database is away; a refusal of the caller would be a defect.
                if (response.statusCode() < 500 && response.statusCode() != 408) {
                    throw new AssertionError(response.statusCode() + " " + response.body());
                }
            } catch (UncheckedIOException lost) {
                // The connection broke: the outcome is unknown.
            } catch (JsonProcessingException e) {
                throw new AssertionError(e);
            }
            retries.incrementAndGet();
        }
        throw new AssertionError("no answer after " + OUTCOME_UNKNOWN_MAX + " attempts");
    }

    /// Everybody finishes what they began; the first failure of anybody is thrown.
    void calmDown() throws ExecutionException, InterruptedException, TimeoutException {
        isEager = false;
        for (Future<?> client : clients) {
            client.get(60, TimeUnit.SECONDS);
        }
    }

    private static String pick(List<String> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }

    @Override
    public void close() {
        isEager = false;
        threads.shutdownNow();
    }
}
