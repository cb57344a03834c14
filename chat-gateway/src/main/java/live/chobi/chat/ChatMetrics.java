package live.chobi.chat;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Locale;
import live.chobi.chat.connection.CloseReason;
import live.chobi.chat.room.SkipReason;
import live.chobi.kernel.ProblemCode;

/// Every meter of the chat gateway. Shared; any thread. Labels are closed sets of this code, never what a client sent.
public final class ChatMetrics {
    private final Gauge sessions;
    private final Gauge rooms;
    private final Gauge members;
    private final Counter opened;
    private final Counter upgrades;
    private final Counter closed;
    private final Counter refusedRequests;
    private final Counter connects;
    private final Counter events;
    private final Counter tooFastEvents;
    private final Counter deliveries;
    private final Counter skipped;
    private final Counter thinned;
    private final Histogram fanOutLag;
    private final Counter volatileDropped;
    private final Counter refusedEvents;
    private final Gauge kept;
    private final Counter recoveries;
    private final Gauge historyBytes;
    private final Gauge roomStates;
    private final Counter roomStateReads;
    private final Counter decisions;
    private final Counter refusedMessages;
    private final Counter reviews;
    private final Counter expelled;

    public ChatMetrics(PrometheusRegistry registry) {
        sessions = gauge(registry, "chat_sessions", "Open Engine.IO sessions");
        rooms = gauge(registry, "chat_rooms", "Rooms with at least one member on this node");
        members = gauge(registry, "chat_members", "Memberships of connections in rooms on this node");
        opened = counter(registry, "chat_sessions_opened_total", "Engine.IO sessions opened", "transport");
        upgrades = counter(registry, "chat_upgrades_total", "Attempts to move a session from polling to WebSocket",
                "outcome");
        closed = counter(registry, "chat_sessions_closed_total", "Engine.IO sessions closed", "reason");
        refusedRequests = counter(registry, "chat_requests_refused_total", "HTTP requests refused", "reason");
        connects = counter(registry, "chat_connects_total", "Socket.IO connects decided", "outcome");
        events = counter(registry, "chat_events_received_total", "Socket.IO events received and passed on");
        tooFastEvents = counter(registry, "chat_events_too_fast_total", "Socket.IO events over a connection's rate");
        deliveries = counter(registry, "chat_deliveries_total", "Room events written to members");
        skipped = counter(registry, "chat_skipped_total", "Room events not delivered to one member", "reason");
        thinned = counter(registry, "chat_thinned_total",
                "Ordinary rows that a room was not given, above its limit or because its loop was too far behind");
        fanOutLag = Histogram.builder().name("chat_fan_out_lag_seconds")
                .help("From a row's or state's being told to a room to its being written to all members on a loop")
                .classicUpperBounds(.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5).classicOnly()
                .register(registry);
        volatileDropped = counter(registry, "chat_volatile_dropped_total",
                "Volatile events not sent because the client was not there to take them");
        refusedEvents = counter(registry, "chat_events_refused_total",
                "Socket.IO events answered with a refusal, by its code", "code");
        kept = gauge(registry, "chat_kept_connections", "Lost connections that are kept for their clients");
        recoveries = counter(registry, "chat_recoveries_total",
                "Lost connections, by what became of them and of the clients that asked for them", "outcome");
        historyBytes = gauge(registry, "chat_history_bytes", "Recent events that rooms keep for returning clients");
        roomStates = gauge(registry, "chat_room_states", "Sessions whose chat's state this node has in memory");
        roomStateReads = counter(registry, "chat_room_state_reads_total",
                "Times that a session's chat was brought up to date from its log");
        decisions = counter(registry, "chat_decisions_total", "Decisions of those who moderate", "kind");
        refusedMessages = counter(registry, "chat_messages_refused_total", "Messages refused by the rules of the chat",
                "reason");
        reviews = counter(registry, "chat_reviews_total", "Messages given to the review hook, by what became of them",
                "outcome");
        expelled = counter(registry, "chat_expelled_total", "Connections put out of a room because of a ban");
        beginAtZero();
    }

    /// A series that is not there yet looks like a meter that is missing, and its first increment like none.
    private void beginAtZero() {
        for (CloseReason reason : CloseReason.values()) {
            closed.initLabelValues(label(reason));
        }
        for (ProblemCode code : ProblemCode.values()) {
            refusedEvents.initLabelValues(label(code));
        }
        skipped.initLabelValues(label(SkipReason.SLOW));
        skipped.initLabelValues(label(SkipReason.JOINING));
        connects.initLabelValues("accepted");
        connects.initLabelValues("refused");
    }

    public void roomStates(int count) {
        roomStates.set(count);
    }

    public void roomStateRead() {
        roomStateReads.inc();
    }

    /// @param kind the row's type or action, of a closed set
    public void decided(String kind) {
        decisions.labelValues(kind).inc();
    }

    /// @param reason of the [live.chobi.kernel.Problem], of a closed set
    public void messageRefused(String reason) {
        refusedMessages.labelValues(reason).inc();
    }

    public void reviewed(Enum<?> outcome) {
        reviews.labelValues(label(outcome)).inc();
    }

    public void expelled() {
        expelled.inc();
    }

    public void sessionOpened(String transport) {
        sessions.inc();
        opened.labelValues(transport).inc();
    }

    public void sessionClosed(Enum<?> reason) {
        sessions.dec();
        closed.labelValues(label(reason)).inc();
    }

    public void upgraded() {
        upgrades.labelValues("done").inc();
    }

    public void upgradeAbandoned() {
        upgrades.labelValues("abandoned").inc();
    }

    public void upgradeRefused() {
        upgrades.labelValues("refused").inc();
    }

    public void requestRefused(Enum<?> reason) {
        refusedRequests.labelValues(label(reason)).inc();
    }

    public void connectAccepted() {
        connects.labelValues("accepted").inc();
    }

    public void connectRefused() {
        connects.labelValues("refused").inc();
    }

    public void eventReceived() {
        events.inc();
    }

    public void eventTooFast() {
        tooFastEvents.inc();
    }

    /// @param code of the refusal that the client was answered
    public void eventRefused(Enum<?> code) {
        refusedEvents.labelValues(label(code)).inc();
    }

    public void volatileDropped() {
        volatileDropped.inc();
    }

    public void connectionKept() {
        kept.inc();
    }

    public void connectionNoLongerKept() {
        kept.dec();
    }

    public void recovery(Enum<?> outcome) {
        recoveries.labelValues(label(outcome)).inc();
    }

    public void historyChanged(long bytes) {
        historyBytes.inc((double) bytes);
    }

    public void roomOpened() {
        rooms.inc();
    }

    public void roomClosed() {
        rooms.dec();
    }

    public void memberJoined() {
        members.inc();
    }

    public void memberLeft() {
        members.dec();
    }

    public void delivered(int count) {
        deliveries.inc(count);
    }

    public void skipped(Enum<?> reason) {
        skipped.labelValues(label(reason)).inc();
    }

    public void thinned() {
        thinned.inc();
    }

    /// Once for what a loop delivered together, by the oldest of it.
    public void fannedOut(long nanos) {
        fanOutLag.observe(nanos / 1e9);
    }

    private static String label(Enum<?> reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }

    private static Gauge gauge(PrometheusRegistry registry, String name, String help) {
        return Gauge.builder().name(name).help(help).register(registry);
    }

    private static Counter counter(PrometheusRegistry registry, String name, String help, String... labels) {
        return Counter.builder().name(name).help(help).labelNames(labels).register(registry);
    }
}
