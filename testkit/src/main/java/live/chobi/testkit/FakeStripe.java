package live.chobi.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// As much of Stripe's API as buying coins and paying hosts need, on a local port, with the answers and the signatures
/// of the real one: checkout sessions, payment intents, refunds, transfers, webhook messages. Any thread.
///
/// Source: Stripe's API reference; signatures as "Verify webhook signatures manually" says.
public final class FakeStripe implements AutoCloseable {
    public static final String KEY = "sk_test_51FakeStripe";
    public static final String WEBHOOK_SECRET = "whsec_FakeStripe";

    /// A checkout session with its payment.
    private static final class Session {
        final String id;
        final String purchase;
        final String paymentPurchase;
        final String currency;
        final long amount;
        final String successUrl;
        final String expiresAt;
        volatile String status = "open";
        volatile boolean paid;
        final AtomicLong refunded = new AtomicLong();

        Session(String id, Map<String, String> form) {
            this.id = id;
            this.purchase = form.getOrDefault("metadata[chobi_purchase]", "");
            this.paymentPurchase = form.getOrDefault("payment_intent_data[metadata][chobi_purchase]", "");
            this.currency = form.getOrDefault("line_items[0][price_data][currency]", "");
            this.amount = Long.parseLong(form.getOrDefault("line_items[0][price_data][unit_amount]", "0"));
            this.successUrl = form.getOrDefault("success_url", "");
            this.expiresAt = form.getOrDefault("expires_at", "0");
        }

        String payment() {
            return id.replace("cs_", "pi_");
        }

        String json(boolean expanded) {
            String intent = !paid ? "null" : expanded ? paymentJson() : "\"" + payment() + "\"";
            return """
                    {"id":"%s","object":"checkout.session","amount_total":%d,"currency":"%s","client_reference_id":"%s",
                     "metadata":{"chobi_purchase":"%s"},"mode":"payment","status":"%s","payment_status":"%s",
                     "payment_intent":%s,"url":"https://checkout.stripe.example/%s","success_url":"%s","expires_at":%s}
                    """.formatted(id, amount, currency, purchase, purchase, status, paid ? "paid" : "unpaid", intent,
                    id,
                    successUrl, expiresAt);
        }

        String paymentJson() {
            return """
                    {"id":"%s","object":"payment_intent","amount":%d,"currency":"%s","status":"succeeded",
                     "metadata":{"chobi_purchase":"%s"},"latest_charge":%s}
                    """.formatted(payment(), amount, currency, paymentPurchase, chargeJson());
        }

        String chargeJson() {
            return """
                    {"id":"%s","object":"charge","amount":%d,"amount_refunded":%d,"currency":"%s","refunded":%s,
                     "payment_intent":"%s","metadata":{"chobi_purchase":"%s"}}
                    """.formatted(id.replace("cs_", "ch_"), amount, refunded.get(), currency, refunded.get() == amount,
                    payment(),
                    paymentPurchase);
        }

        /// Disputes carry no metadata of the payment.
        String disputeJson(long disputed) {
            return """
                    {"id":"%s","object":"dispute","amount":%d,"currency":"%s","charge":"%s","payment_intent":"%s",
                     "metadata":{},"status":"needs_response"}
                    """.formatted(id.replace("cs_", "dp_"), disputed, currency, id.replace("cs_", "ch_"), payment());
        }
    }

    /// Money sent to a connected account.
    private record Sent(String id, Map<String, String> form, AtomicLong reversed) {
        String json() {
            long amount = Long.parseLong(form.getOrDefault("amount", "0"));
            return """
                    {"id":"%s","object":"transfer","amount":%d,"amount_reversed":%d,"currency":"%s","destination":"%s",
                     "metadata":{"chobi_payout":"%s"},"reversed":%s,"transfer_group":"%s"}
                    """.formatted(id, amount, reversed.get(), form.get("currency"), form.get("destination"),
                    form.get("metadata[chobi_payout]"), reversed.get() == amount, form.get("transfer_group"));
        }
    }

    /// What a client asked under an idempotency key.
    private record Asked(String form, int status, String answer) {}

    /// A webhook message.
    ///
    /// @param signature for the header `Stripe-Signature`
    public record Message(String body, String signature) {}

    private final HttpServer server;
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private final Map<String, Asked> asked = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final Map<String, Sent> transfers = new ConcurrentSkipListMap<>();
    private volatile int failure;
    private volatile String failureOfPosts = "";
    private volatile boolean losesAnswers;
    /// Method and path of each request.
    public final List<String> requests = new CopyOnWriteArrayList<>();

    public FakeStripe() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// Every request is answered so from now on; 0: as they deserve.
    public void failWith(int status) {
        failure = status;
        failureOfPosts = "";
    }

    /// Every POST is answered so from now on, with this code of an error.
    public void failPostsWith(int status, String code) {
        failure = status;
        failureOfPosts = code;
    }

    /// Every POST from now on is done, and not answered.
    public void loseAnswers(boolean lost) {
        losesAnswers = lost;
    }

    /// As it does after a day.
    public void forgetKeys() {
        asked.clear();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            requests.add(exchange.getRequestMethod() + " " + path);
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
            Asked answer;
            if (!("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                answer = error(401, "invalid_request_error", "Invalid API Key provided: " + KEY);
            } else if (failure != 0 && failureOfPosts.isEmpty()) {
                answer = error(failure, failure < 500 ? "invalid_request_error" : "api_error", "as the test wants it");
            } else if (failure != 0 && exchange.getRequestMethod().equals("POST")) {
                answer = new Asked("", failure, """
                        {"error":{"type":"%s","code":"%s","message":"as the test wants it"}}""".formatted(
                        failure < 500 ? "invalid_request_error" : "api_error", failureOfPosts));
            } else if (key == null || exchange.getRequestMethod().equals("GET")) {
                answer = answer(exchange.getRequestMethod(), path,
                        exchange.getRequestMethod().equals("GET")
                                ? Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "")
                                : form);
            } else {
                answer = asked.computeIfAbsent(key, _ -> answer(exchange.getRequestMethod(), path, form));
                answer = answer.form().equals(form) ? answer : error(400, "idempotency_error", "other parameters");
            }
            if (losesAnswers && exchange.getRequestMethod().equals("POST")) {
                return;
            }
            byte[] body = answer.answer().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("Request-Id", "req_" + requests.size());
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static Asked error(int status, String type, String message) {
        return new Asked("", status,
                "{\"error\":{\"type\":\"%s\",\"code\":\"test\",\"message\":\"%s\"}}".formatted(type,
                        message));
    }

    private Asked answer(String method, String path, String text) {
        Map<String, String> form = form(text);
        String last = path.substring(path.lastIndexOf('/') + 1);
        if (method.equals("POST") && path.equals("/v1/checkout/sessions")) {
            Session session = new Session("cs_test_" + count.incrementAndGet(), form);
            sessions.put(session.id, session);
            return new Asked(text, 200, session.json(false));
        }
        if (method.equals("GET") && path.startsWith("/v1/checkout/sessions/") && sessions.containsKey(last)) {
            return new Asked(text, 200, session(last).json(true));
        }
        if (method.equals("GET") && path.startsWith("/v1/payment_intents/")) {
            return new Asked(text, 200, session(last.replace("pi_", "cs_")).paymentJson());
        }
        if (method.equals("POST") && path.equals("/v1/transfers")) {
            Sent transfer = new Sent("tr_" + count.incrementAndGet(), form, new AtomicLong());
            transfers.put(transfer.id(), transfer);
            return new Asked(text, 200, transfer.json());
        }
        if (method.equals("GET") && path.equals("/v1/transfers")) {
            String found = transfers.values().stream()
                    .filter(it -> Objects.equals(it.form().get("transfer_group"), form.get("transfer_group")))
                    .map(Sent::json).collect(Collectors.joining(","));
            return new Asked(text, 200, "{\"object\":\"list\",\"url\":\"/v1/transfers\",\"has_more\":false,\"data\":["
                    + found + "]}");
        }
        if (method.equals("GET") && path.startsWith("/v1/transfers/") && transfers.containsKey(last)) {
            return new Asked(text, 200, Objects.requireNonNull(transfers.get(last)).json());
        }
        if (method.equals("POST") && path.equals("/v1/refunds")) {
            Session session = session(form.getOrDefault("payment_intent", "").replace("pi_", "cs_"));
            long amount = Long.parseLong(form.getOrDefault("amount", "0"));
            if (session.refunded.get() + amount > session.amount) {
                return error(400, "invalid_request_error", "more than is left");
            }
            var _ = session.refunded.addAndGet(amount);
            return new Asked(text, 200,
                    "{\"id\":\"re_%d\",\"object\":\"refund\",\"amount\":%d,\"status\":\"succeeded\",\"charge\":%s}"
                            .formatted(count.incrementAndGet(), amount, session.chargeJson()));
        }
        return error(404, "invalid_request_error", "no such thing");
    }

    private static Map<String, String> form(String text) {
        Map<String, String> form = new TreeMap<>();
        for (String pair : text.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2) {
                form.put(URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                        URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return form;
    }

    private Session session(String id) {
        return Objects.requireNonNull(sessions.get(id), id);
    }

    /// The buyer pays.
    public FakeStripe pay(String session) {
        session(session).status = "complete";
        session(session).paid = true;
        return this;
    }

    /// The buyer goes away.
    public FakeStripe expire(String session) {
        session(session).status = "expired";
        return this;
    }

    public long amount(String session) {
        return session(session).amount;
    }

    /// A message about a session, its charge or its dispute, as the type says; signed at this moment.
    public Message message(String type, String session, Instant at) {
        Session about = session(session);
        String object = type.startsWith("charge.dispute.")
                ? about.disputeJson(about.amount)
                : type.startsWith("charge.") ? about.chargeJson() : about.json(false);
        return event(type, object, at);
    }

    /// Ids, in the order in which they were made.
    public List<String> transfers() {
        return List.copyOf(transfers.keySet());
    }

    /// What was asked for.
    public Map<String, String> transfer(String id) {
        return Objects.requireNonNull(transfers.get(id), id).form();
    }

    /// The operator takes money back, in Stripe's dashboard.
    public FakeStripe reverse(String transfer, long amount) {
        Objects.requireNonNull(transfers.get(transfer), transfer).reversed().set(amount);
        return this;
    }

    /// A message about a transfer as it is now, signed at this moment.
    public Message transferMessage(String type, String transfer, Instant at) {
        return event(type, Objects.requireNonNull(transfers.get(transfer), transfer).json(), at);
    }

    private Message event(String type, String object, Instant at) {
        return sign("""
                {"id":"evt_%d","object":"event","api_version":"2019-12-03","created":%d,"type":"%s","livemode":false,
                 "data":{"object":%s}}
                """.formatted(count.incrementAndGet(), at.getEpochSecond(), type, object), at);
    }

    /// Any text, signed as Stripe signs.
    public static Message sign(String body, Instant at) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(WEBHOOK_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            long seconds = at.getEpochSecond();
            return new Message(body, "t=" + seconds + ",v1="
                    + HexFormat.of().formatHex(mac.doFinal((seconds + "." + body).getBytes(StandardCharsets.UTF_8))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
