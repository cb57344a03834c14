package live.chobi.chat.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import live.chobi.chat.ChatMetrics;
import live.chobi.kernel.AddressRule;
import live.chobi.kernel.Problem;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A review over real HTTP. What is late stays late for as long as the test wants.
class HttpReviewTest {
    private static final SessionId SESSION = SessionId.next();
    private static final UserId ANA = UserId.next();
    private static final Duration PATIENT = Duration.ofSeconds(20);
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch held = new CountDownLatch(1);
    private HttpServer server;
    private int status = 200;
    private String answer = "{\"allow\":true}";
    private boolean holds;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/review", exchange -> {
            asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            if (holds) {
                await(held);
            }
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            if (status == 302) {
                exchange.getResponseHeaders().add("location", "/elsewhere");
            }
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        held.countDown();
        server.stop(0);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// `sent`, or the reason of the refusal.
    private String review(boolean opens, AddressRule rule, Duration deadline) {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/review");
        HttpReview review = new HttpReview(new HttpReview.Rules(url, deadline, opens, rule),
                Thread::startVirtualThread, new ChatMetrics(new PrometheusRegistry()));
        try {
            return review.objection(SESSION, ANA, "hello \"world\"").orElse("sent");
        } catch (Problem late) {
            return late.code() + " " + late.reason();
        } catch (UncheckedIOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            200 | {"allow":true}                   | sent
            200 | {"allow":false,"reason":"rude"}  | rude
            200 | {"allow":false}                  | this message may not be sent here
            200 | {"allow":"yes"}                  | SERVICE_UNAVAILABLE review_late
            200 | no                               | SERVICE_UNAVAILABLE review_late
            500 | {"allow":true}                   | SERVICE_UNAVAILABLE review_late
            302 | {"allow":true}                   | SERVICE_UNAVAILABLE review_late
            """)
    void its_answer_decides_and_what_is_no_answer_is_late(int with, String body, String outcome) {
        status = with;
        answer = body;
        assertThat(review(false, AddressRule.ANY, PATIENT)).isEqualTo(outcome);
        assertThat(asked).containsExactly("{\"sessionId\":\"" + SESSION + "\",\"userId\":\"" + ANA
                + "\",\"text\":\"hello \\\"world\\\"\"}");
    }

    @Test
    void an_answer_too_long_is_none() {
        answer = "{\"allow\":true,\"padding\":\"" + "x".repeat(HttpReview.ANSWER_BYTES_MAX) + "\"}";
        assertThat(review(false, AddressRule.ANY, PATIENT)).isEqualTo("SERVICE_UNAVAILABLE review_late");
    }

    @Test
    void late_it_sends_or_refuses_as_the_operator_said() {
        holds = true;
        assertThat(review(true, AddressRule.ANY, Duration.ofMillis(50))).isEqualTo("sent");
        assertThat(review(false, AddressRule.ANY, Duration.ofMillis(50)))
                .isEqualTo("SERVICE_UNAVAILABLE review_late");
    }

    @Test
    void a_private_address_is_never_asked_unless_the_operator_allows_it() {
        assertThat(review(false, AddressRule.PUBLIC, PATIENT)).isEqualTo("SERVICE_UNAVAILABLE review_late");
        assertThat(review(true, AddressRule.PUBLIC, PATIENT)).isEqualTo("sent");
        assertThat(asked).isEmpty();
    }

    @Test
    void nobody_there_is_late() {
        server.stop(0);
        assertThat(review(false, AddressRule.ANY, PATIENT)).isEqualTo("SERVICE_UNAVAILABLE review_late");
    }
}
