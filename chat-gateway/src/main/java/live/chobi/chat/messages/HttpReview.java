package live.chobi.chat.messages;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import live.chobi.chat.ChatMetrics;
import live.chobi.kernel.AddressRule;
import live.chobi.kernel.Problem;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.outbox.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks a server of the operator's over HTTP: `POST {sessionId, userId, text}`, answered by 200 `{allow, reason?}`.
/// Anything else, and no answer within the deadline, is late, and the policy decides. Redirects are not followed.
///
/// The name's addresses are looked at before each request. The client looks the name up again, from the same memory of
/// the process for thirty seconds; that is enough for a URL which the operator has set, and no user can choose.
public final class HttpReview implements MessageReview {
    private static final Logger LOG = LoggerFactory.getLogger(HttpReview.class);
    /// What may be under way; what comes on top would not be answered in time anyway.
    static final int CONCURRENT_MAX = 64;
    static final int ANSWER_BYTES_MAX = 8_192;
    private static final int REASON_MAX = 200;

    /// @param opens what becomes of a message that was not judged in time: sent, or refused
    /// @param addresses where the URL may lead
    public record Rules(URI url, Duration deadline, boolean opens, AddressRule addresses) {}

    enum Outcome {
        ALLOWED, REFUSED,
        /// No answer in time.
        LATE,
        /// An answer that is none, or no connection.
        FAILED,
        /// Too many are under way.
        BUSY,
        /// The URL leads into a private network.
        PRIVATE
    }

    private record Verdict(Outcome outcome, String reason) {
        static Verdict of(Outcome outcome) {
            return new Verdict(outcome, "");
        }
    }

    private final Rules rules;
    private final Executor virtualThreads;
    private final ChatMetrics metrics;
    private final HttpClient client;
    private final Semaphore underWay = new Semaphore(CONCURRENT_MAX);

    public HttpReview(Rules rules, Executor virtualThreads, ChatMetrics metrics) {
        this.rules = rules;
        this.virtualThreads = virtualThreads;
        this.metrics = metrics;
        this.client = HttpClient.newBuilder().connectTimeout(rules.deadline())
                .followRedirects(HttpClient.Redirect.NEVER).executor(virtualThreads).build();
    }

    @Override
    public Optional<String> objection(SessionId session, UserId user, String text) {
        Verdict verdict = judge(Json.write(Json.MAPPER.createObjectNode().put("sessionId", session.toString())
                .put("userId", user.toString()).put("text", text)));
        metrics.reviewed(verdict.outcome());
        return switch (verdict.outcome()) {
            case ALLOWED -> Optional.empty();
            case REFUSED -> Optional.of(verdict.reason());
            case LATE, FAILED, BUSY, PRIVATE -> {
                if (!rules.opens()) {
                    throw Problem.busy("review_late", "messages are reviewed here, and nobody has answered in time");
                }
                yield Optional.empty();
            }
        };
    }

    /// All of it within the deadline, the looking up of the name too.
    private Verdict judge(String question) {
        if (!underWay.tryAcquire()) {
            return Verdict.of(Outcome.BUSY);
        }
        CompletableFuture<Verdict> answer = CompletableFuture.supplyAsync(() -> ask(question), virtualThreads);
        var _ = answer.whenComplete((_, _) -> underWay.release());
        try {
            return answer.get(rules.deadline().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            return Verdict.of(Outcome.LATE);
        } catch (ExecutionException e) {
            LOG.warn("a review failed", e.getCause());
            return Verdict.of(Outcome.FAILED);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Verdict.of(Outcome.LATE);
        }
    }

    private Verdict ask(String question) {
        try {
            if (!Arrays.stream(InetAddress.getAllByName(rules.url().getHost())).allMatch(rules.addresses()::allows)) {
                return Verdict.of(Outcome.PRIVATE);
            }
            HttpRequest request = HttpRequest.newBuilder(rules.url()).timeout(rules.deadline())
                    .header("content-type", "application/json")
                    .POST(BodyPublishers.ofString(question, StandardCharsets.UTF_8)).build();
            HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                return read(response.statusCode(), body.readNBytes(ANSWER_BYTES_MAX + 1));
            }
        } catch (UnknownHostException _) {
            return Verdict.of(Outcome.FAILED);
        } catch (IOException e) {
            LOG.debug("no review: {}", e.toString());
            return Verdict.of(Outcome.FAILED);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Verdict.of(Outcome.LATE);
        }
    }

    private static Verdict read(int status, byte[] body) throws IOException {
        if (status != 200 || body.length > ANSWER_BYTES_MAX) {
            return Verdict.of(Outcome.FAILED);
        }
        JsonNode answer = Json.MAPPER.readTree(body);
        if (!answer.path("allow").isBoolean()) {
            return Verdict.of(Outcome.FAILED);
        }
        if (answer.path("allow").booleanValue()) {
            return Verdict.of(Outcome.ALLOWED);
        }
        String reason = answer.path("reason").asText("");
        return new Verdict(Outcome.REFUSED, reason.isBlank()
                ? "this message may not be sent here"
                : reason.substring(0, Math.min(reason.length(), REASON_MAX)));
    }
}
