package live.chobi.gifts.statement;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import live.chobi.gifts.document.Csv;
import live.chobi.kernel.Problem;
import live.chobi.kernel.ProblemCode;
import live.chobi.kernel.UserId;
import live.chobi.ledger.Statement;
import live.chobi.ledger.Statement.Line;
import live.chobi.outbox.Json;

/// Reads statements, and writes them for download. Virtual threads.
public final class Statements {
    /// Where neither end is given.
    static final Duration USUAL = Duration.ofDays(30);
    static final Duration SPAN_MAX = Duration.ofDays(366);
    /// A file that a spreadsheet opens, and that takes some megabytes to make.
    static final int CSV_LINES_MAX = 50_000;
    /// About a hundred pages.
    static final int PDF_LINES_MAX = 4_000;
    private static final List<String> HEADER = List.of("at", "kind", "transaction", "amount", "balance", "about",
            "note");

    private final Statement statement;
    private final InstantSource clock;

    public Statements(Statement statement, InstantSource clock) {
        this.statement = statement;
        this.clock = clock;
    }

    /// From, inclusive, to, exclusive.
    record Span(Instant from, Instant to) {}

    /// Throws a BAD_REQUEST [Problem] for a time that ends before it begins, or is longer than a year.
    Span span(Optional<Instant> from, Optional<Instant> to) {
        Instant end = to.orElseGet(() -> from.map(it -> it.plus(USUAL))
                .orElseGet(() -> clock.instant().plusMillis(1).truncatedTo(ChronoUnit.MILLIS)));
        Instant start = from.orElseGet(() -> end.minus(USUAL));
        if (!start.isBefore(end)) {
            throw Problem.badInput("to", "must be after from, got '" + end + "'");
        }
        if (Duration.between(start, end).compareTo(SPAN_MAX) > 0) {
            throw Problem.badInput("from", "must be at most " + SPAN_MAX.toDays() + " days before to, got '" + start
                    + "'");
        }
        return new Span(start, end);
    }

    Statement.Period period(UserId user, StatementKind kind, Span span) {
        return statement.period(user, kind.account(), span.from(), span.to());
    }

    /// Oldest first, entries above `after`.
    List<Line> lines(UserId user, StatementKind kind, Statement.Period period, long after, int limit) {
        return statement.lines(user, kind.account(), Math.max(after, period.after()), period.upTo(), limit);
    }

    /// A file to download; refused with `statement_too_long` where it would have too many lines.
    ///
    /// @param name who it is for, as they write themselves
    public byte[] pdf(UserId user, String name, StatementKind kind, Optional<Instant> from, Optional<Instant> to) {
        Span span = span(from, to);
        Statement.Period period = period(user, kind, span);
        return StatementPdf.write(name, kind, span, period, all(user, kind, period, PDF_LINES_MAX));
    }

    /// As [#pdf].
    public byte[] csv(UserId user, StatementKind kind, Optional<Instant> from, Optional<Instant> to) {
        Statement.Period period = period(user, kind, span(from, to));
        return Csv.write(HEADER, all(user, kind, period, CSV_LINES_MAX).stream().map(it -> List.of(
                Json.format(it.at()), it.kind(), it.transfer().toString(), Long.toString(it.amount()),
                Long.toString(it.balanceAfter()), Details.about(it), Details.note(it))).toList());
    }

    private List<Line> all(UserId user, StatementKind kind, Statement.Period period, int max) {
        long count = period.upTo() - period.after();
        if (count > max) {
            throw Problem.of(ProblemCode.PAYLOAD_TOO_LARGE, "statement_too_long",
                    "this statement has " + count + " lines, " + max + " are the most; ask for a shorter time");
        }
        return lines(user, kind, period, 0, max);
    }
}
