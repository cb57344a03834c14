package live.chobi.server.bridge;

import io.netty.buffer.Unpooled;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import live.chobi.gifts.document.Csv;
import live.chobi.gifts.document.PdfDocument;
import live.chobi.gifts.invoice.InvoiceFile;
import live.chobi.gifts.invoice.Invoices;
import live.chobi.gifts.statement.StatementKind;
import live.chobi.gifts.statement.Statements;
import live.chobi.identity.signin.TokenBuckets;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;
import live.chobi.outbox.Json;
import live.chobi.server.http.ErrorEnvelope;
import live.chobi.server.http.Exchange;
import live.chobi.server.http.Mount;
import live.chobi.server.http.Refusal;
import live.chobi.server.http.Reply;
import live.chobi.server.http.Route;

/// Files of one's own money: `GET /statements/coins.csv?from=…&to=…`, `coins.pdf`, `diamonds.csv`, `diamonds.pdf`, and
/// `GET /invoices/{id}.pdf`. With the access token as a bearer token, as RPC; nobody's are kept by a cache.
///
/// Read on the event loop, made on a virtual thread, a few at a time: each may take some megabytes.
public final class Downloads {
    /// Who a token belongs to. Throws [Problem] for one that is not good.
    public interface Callers {
        Caller authenticate(Optional<String> token, String address);
    }

    private static final String BEARER = "Bearer ";
    private static final int AT_ONCE = 4;
    private static final int OF_USER = 20;
    private static final Duration OF_USER_EVERY = Duration.ofSeconds(3);

    /// A file, as it goes out.
    private interface Maker {
        Reply make(Caller caller, Exchange exchange);
    }

    private final Statements statements;
    private final InvoiceFile invoices;
    private final Invoices.People people;
    private final Callers callers;
    private final Optional<TokenBuckets<UserId>> limits;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Counter made;

    public Downloads(Statements statements, InvoiceFile invoices, Invoices.People people, Callers callers,
            boolean limitsEnabled, InstantSource clock, PrometheusRegistry registry) {
        this.statements = statements;
        this.invoices = invoices;
        this.people = people;
        this.callers = callers;
        this.limits = limitsEnabled
                ? Optional.of(new TokenBuckets<>(OF_USER, OF_USER_EVERY, clock))
                : Optional.empty();
        this.made = Counter.builder().name("chobi_downloads_total")
                .help("Statements and invoices asked for, by outcome: done, refused, busy").labelNames("outcome")
                .register(registry);
    }

    public List<Mount> mounts() {
        return List.of(Mount.of("statements", "/statements/", route(this::statement)),
                Mount.of("invoices", "/invoices/", route(this::invoice)));
    }

    private Route route(Maker maker) {
        return exchange -> {
            if (!exchange.method().equals("GET") && !exchange.method().equals("HEAD")) {
                exchange.respond(Refusal.METHOD_NOT_ALLOWED.reply().with("allow", "GET, HEAD"));
                return;
            }
            exchange.onVirtualThread(() -> exchange.respond(answer(exchange, maker)
                    .with("cache-control", "private, no-store").with("vary", "authorization")));
        };
    }

    private Reply answer(Exchange exchange, Maker maker) {
        if (!places.tryAcquire()) {
            made.labelValues("busy").inc();
            return ErrorEnvelope
                    .of(Problem.busy("too_many_downloads", "too many files are being made; try again"), null)
                    .reply().with("retry-after", "1");
        }
        try {
            Caller caller = callers.authenticate(exchange.header("authorization")
                    .filter(it -> it.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                    .map(it -> it.substring(BEARER.length()).trim()), exchange.address());
            admit(caller.user());
            Reply reply = maker.make(caller, exchange);
            made.labelValues("done").inc();
            return reply;
        } catch (Problem refusal) {
            made.labelValues("refused").inc();
            return ErrorEnvelope.of(refusal, null).reply();
        } finally {
            places.release();
        }
    }

    private void admit(UserId user) {
        limits.flatMap(it -> it.take(user)).ifPresent(wait -> {
            throw Problem.tooFast("too_many_downloads", "too many files were asked for; wait "
                    + Math.ceilDiv(wait.toMillis(), 1000) + " s", wait);
        });
    }

    private Reply statement(Caller caller, Exchange exchange) {
        String name = exchange.below();
        StatementKind kind = Arrays.stream(StatementKind.values())
                .filter(it -> name.startsWith(it.name().toLowerCase(Locale.ROOT) + ".")).findFirst()
                .orElseThrow(() -> Problem.notFound("statement", name));
        Optional<Instant> from = time(exchange, "from");
        Optional<Instant> to = time(exchange, "to");
        return switch (name.substring(name.indexOf('.'))) {
            case ".csv" -> file(Reply.text(200, Csv.CONTENT_TYPE, statements.csv(caller.user(), kind, from, to)), name);
            case ".pdf" -> file(pdf(statements.pdf(caller.user(), name(caller.user()), kind, from, to)), name);
            default -> throw Problem.notFound("statement", name);
        };
    }

    private String name(UserId user) {
        return people.of(user).map(it -> it.displayName() + " (" + it.username() + ")").orElseGet(user::toString);
    }

    private Reply invoice(Caller caller, Exchange exchange) {
        String name = exchange.below();
        UUID id = Optional.of(name).filter(it -> it.endsWith(".pdf"))
                .flatMap(it -> Uuid7.parse(it.substring(0, it.length() - 4)))
                .orElseThrow(() -> Problem.notFound("invoice", name));
        return file(pdf(invoices.pdf(caller, id)), "invoice-" + id + ".pdf");
    }

    private static Reply pdf(byte[] bytes) {
        return Reply.bytes(200, PdfDocument.CONTENT_TYPE, Unpooled.wrappedBuffer(bytes), Optional.empty());
    }

    /// @param name without quotes in it
    private static Reply file(Reply reply, String name) {
        return reply.with("content-disposition", "attachment; filename=\"" + name + "\"")
                .with("content-security-policy", "default-src 'none'; sandbox");
    }

    private static Optional<Instant> time(Exchange exchange, String name) {
        Function<String, Instant> read = text -> {
            try {
                return Json.MAPPER.convertValue(text, Instant.class);
            } catch (IllegalArgumentException e) {
                throw Problem.badInput(name, "must be an ISO-8601 time in UTC, got '" + Problem.quotable(text) + "'");
            }
        };
        return exchange.query().first(name).map(read);
    }
}
