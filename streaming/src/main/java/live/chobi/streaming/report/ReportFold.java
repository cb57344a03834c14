package live.chobi.streaming.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;
import live.chobi.log.LogRow;
import live.chobi.outbox.Json;
import live.chobi.streaming.report.Report.ByGift;
import live.chobi.streaming.report.Report.Gifts;
import live.chobi.streaming.report.Report.Giver;
import org.jspecify.annotations.Nullable;

/// Folds a session's rows, in order, into its report. What comes after `session_ended` does not count: the closing rows
/// of streaks that were open, and what is given back of gifts later. Owner: one thread.
final class ReportFold {
    private static final int TOP = 10;

    private final SessionId session;
    private final UserId host;
    private @Nullable Instant startedAt;
    private @Nullable Report report;
    private long interruptions;
    private long messages;
    private long sends;
    private long quantity;
    private long coins;
    private long diamonds;
    private final Map<String, ByGift> byGift = new TreeMap<>();
    private final Map<UserId, Long> byGiver = new TreeMap<>(Comparator.comparing(UserId::toString));

    ReportFold(SessionId session, UserId host) {
        this.session = session;
        this.host = host;
    }

    void add(LogRow row) {
        if (report != null) {
            return;
        }
        switch (row.type()) {
            case "session_live" -> startedAt = startedAt == null ? row.at() : startedAt;
            case "session_interrupted" -> interruptions++;
            case "message" -> messages++;
            case "gift" -> gift(row);
            case "gift_refunded" -> refund(Json.tree(row.payload()));
            case "session_ended" -> report = ended(row);
            default -> {
                // Other rows say nothing that the report tells.
            }
        }
    }

    private void gift(LogRow row) {
        JsonNode payload = Json.tree(row.payload());
        long given = payload.path("quantity").asLong();
        if (given == 0) {
            return; // the end of a streak
        }
        long paid = payload.path("delta").asLong();
        sends++;
        quantity += given;
        coins = Math.addExact(coins, paid);
        diamonds = Math.addExact(diamonds, payload.path("earned").asLong());
        byGift.merge(payload.path("gift").path("code").asText(),
                new ByGift(payload.path("gift").path("code").asText(), given, paid),
                (a, b) -> new ByGift(a.code(), a.quantity() + b.quantity(), a.coins() + b.coins()));
        if (row.actor() != null) {
            byGiver.merge(row.actor(), paid, Math::addExact);
        }
    }

    /// It was sent all the same, so only sums change.
    private void refund(JsonNode payload) {
        long back = payload.path("delta").asLong();
        String code = payload.path("code").asText();
        coins += back;
        diamonds += payload.path("earned").asLong();
        byGift.computeIfPresent(code, (_, it) -> new ByGift(code, it.quantity(), it.coins() + back));
        Uuid7.parse(payload.path("giver").asText())
                .ifPresent(giver -> byGiver.computeIfPresent(new UserId(giver), (_, paid) -> paid + back));
    }

    private Report ended(LogRow row) {
        JsonNode viewers = Json.tree(row.payload()).path("viewers");
        Instant start = startedAt;
        long seconds = start == null ? 0 : Duration.between(start, row.at()).toSeconds();
        return new Report(session, host, start, row.at(), seconds, interruptions,
                new Report.Viewers(viewers.path("unique").asLong(), viewers.path("peak").asLong()), messages,
                new Gifts(sends, quantity, coins, diamonds, giftsBySum(), topGivers()));
    }

    private List<ByGift> giftsBySum() {
        return byGift.values().stream().sorted(Comparator.comparingLong(ByGift::coins).reversed()).toList();
    }

    private List<Giver> topGivers() {
        return byGiver.entrySet().stream().map(it -> new Giver(it.getKey(), it.getValue()))
                .filter(it -> it.coins() > 0)
                .sorted(Comparator.comparingLong(Giver::coins).reversed()).limit(TOP).toList();
    }

    /// Empty while the session has not ended.
    Optional<Report> report() {
        return Optional.ofNullable(report);
    }
}
