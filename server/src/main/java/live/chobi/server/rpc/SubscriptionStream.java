package live.chobi.server.rpc;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import live.chobi.kernel.Feed;
import live.chobi.kernel.Problem;
import live.chobi.outbox.Json;
import live.chobi.schema.DatabaseAway;
import live.chobi.server.http.ErrorEnvelope;
import live.chobi.server.http.Exchange;
import live.chobi.server.http.GrowingBody;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One subscription on its way to its client, as server-sent events (`httpSubscriptionLink`; WHATWG HTML §9.2).
///
/// A virtual thread of its own reads the feed and hands the network what the client has room for; [#tick] and
/// [#stop] come from others. Guarded by its monitor.
final class SubscriptionStream implements GrowingBody {
    private static final Logger LOG = LoggerFactory.getLogger(SubscriptionStream.class);
    /// A client that hears nothing for so many pings opens a new connection.
    private static final int PINGS_MISSED = 3;

    /// Opens the feed, or throws [Problem]. Virtual threads.
    interface Opening {
        Opened open();
    }

    /// @param validFor the caller's token, from now
    /// @param giveBack frees the seats
    record Opened(Feed<?> feed, Optional<Duration> validFor, Runnable giveBack) {}

    private final Exchange exchange;
    private final String path;
    private final Opening opening;
    private final SubscriptionLimits limits;
    private final SubscriptionMetrics metrics;
    private final Set<SubscriptionStream> all;
    private final LongSupplier nanoTime;
    private @Nullable Sink sink;
    private @Nullable PacedSink paced;
    private @Nullable Thread reader;
    private boolean over;
    private long sentNanos;
    private Optional<Long> expiresNanos = Optional.empty();

    /// @param all where it stands from its first event until nothing of it is left
    SubscriptionStream(Exchange exchange, String path, Opening opening, SubscriptionLimits limits,
            SubscriptionMetrics metrics, Set<SubscriptionStream> all, LongSupplier nanoTime) {
        this.exchange = exchange;
        this.path = path;
        this.opening = opening;
        this.limits = limits;
        this.metrics = metrics;
        this.all = all;
        this.nanoTime = nanoTime;
    }

    @Override
    public boolean watchesItsReaders() {
        return true;
    }

    @Override
    public Runnable subscribe(Sink to) {
        PacedSink pacing = new PacedSink(to, limits.unreadBytes(), limits.patience(), nanoTime);
        synchronized (this) {
            sink = to;
            paced = pacing;
            sentNanos = nanoTime.getAsLong();
            all.add(this);
            metrics.opened(path);
            to.bytes(event("connected",
                    "{\"reconnectAfterInactivityMs\":" + limits.ping().multipliedBy(PINGS_MISSED).toMillis() + "}"));
        }
        exchange.onVirtualThread(() -> read(pacing));
        return () -> finish("gone", null);
    }

    private void read(PacedSink to) {
        synchronized (this) {
            reader = Thread.currentThread();
        }
        @Nullable
        Opened opened = null;
        try {
            if (!isOver()) {
                opened = opening.open();
                pass(opened, to);
            }
        } catch (Problem problem) {
            refuse(problem);
        } catch (InterruptedException | JsonProcessingException | RuntimeException | Error fault) {
            if (!isOver()) { // otherwise it was interrupted, and somebody else has said why
                failed(fault);
            }
        } finally {
            if (opened != null) {
                opened.giveBack().run();
            }
            all.remove(this);
        }
    }

    private void failed(Throwable fault) {
        if (fault instanceof DatabaseAway away) {
            LOG.warn("request {} found no database in {}: {}", exchange.requestId(), path, away.getMessage());
            refuse(away.problem());
            return;
        }
        LOG.error("request {} failed in {}", exchange.requestId(), path, fault);
        finish("INTERNAL_SERVER_ERROR",
                event("serialized-error", shape(ErrorEnvelope.masked(exchange.requestId(), path))));
    }

    private void pass(Opened opened, PacedSink to) throws InterruptedException, JsonProcessingException {
        try (Feed<?> feed = opened.feed()) {
            synchronized (this) {
                expiresNanos = opened.validFor().map(it -> nanoTime.getAsLong() + it.toNanos());
            }
            while (!isOver()) {
                List<? extends Feed.Item<?>> items = feed.next();
                if (items.isEmpty()) {
                    finish("complete", event("return", ""));
                } else {
                    send(to, encoded(items));
                    metrics.sent(path, items.size());
                }
            }
        }
    }

    private static ByteBuf encoded(List<? extends Feed.Item<?>> items) throws JsonProcessingException {
        ByteBuf events = Unpooled.buffer(items.size() * 256);
        for (Feed.Item<?> item : items) {
            write(events, "data: ");
            events.writeBytes(Json.MAPPER.writeValueAsBytes(item.value()));
            write(events, "\nid: " + item.id() + "\n\n");
        }
        return events;
    }

    private synchronized boolean isOver() {
        return over;
    }

    /// Who makes no room for too long is cut off.
    private void send(PacedSink to, ByteBuf events) throws InterruptedException {
        if (to.send(events)) {
            synchronized (this) {
                sentNanos = nanoTime.getAsLong();
            }
        } else {
            finish("slow", null);
        }
    }

    /// Now and then: a sign of life, and the end of who may no longer read.
    synchronized void tick() {
        long now = nanoTime.getAsLong();
        if (over || paced == null) {
            return;
        }
        if (expiresNanos.filter(it -> now - it >= 0).isPresent()) {
            refuse(Problem.unauthorized("token_expired", "the access token has ended; subscribe again with a new one"));
        } else if (now - sentNanos >= limits.ping().toNanos() && paced.sayBetween(event("ping", ""))) {
            sentNanos = now;
        }
    }

    /// The server goes down: the client comes back by itself.
    void stop() {
        finish("stopped", null);
    }

    private void refuse(Problem problem) {
        finish(problem.code().name(), event("serialized-error", shape(ErrorEnvelope.of(problem, path))));
    }

    /// The first end counts.
    ///
    /// @param last what is sent before the end, unless it would stand in the midst of a value; null tears the connection
    private synchronized void finish(String why, @Nullable ByteBuf last) {
        if (over) {
            return;
        }
        over = true;
        metrics.ended(path, why);
        boolean isBetween = paced == null || paced.stop();
        if (sink != null && last != null && isBetween) {
            sink.bytes(last);
            sink.end();
        } else if (sink != null) {
            sink.failed();
        }
        if (reader != null && !reader.equals(Thread.currentThread())) {
            reader.interrupt();
        }
    }

    private static String shape(ErrorEnvelope envelope) {
        return Json.write(envelope.error());
    }

    private static ByteBuf event(String name, String data) {
        ByteBuf event = Unpooled.buffer(data.length() + 48);
        write(event, "event: " + name + "\ndata: " + data + "\n\n");
        return event;
    }

    private static void write(ByteBuf out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
