package live.chobi.ledger;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import live.chobi.outbox.Json;
import org.jspecify.annotations.Nullable;

/// The text that is hashed, and exported: one line per batch, transfer, link and entry, fields apart by one space, `-`
/// for nothing, the free text last. Changing a form here would break every chain: add a new form instead.
final class Canonical {
    /// PostgreSQL's order of UUIDs, which is that of their text; Java's own compares signed halves.
    static final Comparator<UUID> UUID_ORDER = (one, other) -> {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0
                ? high
                : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    };
    private static final Comparator<Entry> ENTRY_ORDER = Comparator.comparing(Entry::owner, UUID_ORDER)
            .thenComparingInt(Entry::type).thenComparingLong(Entry::seq);

    private Canonical() {
    }

    record Batch(short stripe, long no, Instant at, int transfers) {
        String line() {
            return "batch " + stripe + " " + no + " " + Json.format(at) + " " + transfers;
        }
    }

    record Transfer(UUID id, short stripe, long batchNo, int place, String kind, @Nullable UUID payer,
            @Nullable UUID log, @Nullable Long logSeq, String memo, @Nullable Short relation,
            @Nullable UUID subject) {
        /// What it is about has a line of its own, so that those without are hashed as before there were any.
        Stream<String> lines() {
            return subject == null
                    ? Stream.of(line())
                    : Stream.of(line(), "link " + id + " " + relation + " " + subject);
        }

        private String line() {
            return "transfer " + stripe + " " + batchNo + " " + place + " " + id + " " + kind + " " + orDash(payer)
                    + " "
                    + orDash(log) + " " + orDash(logSeq) + " " + memo;
        }
    }

    record Entry(UUID transfer, UUID owner, short type, long seq, short unit, long amount, long balanceAfter) {
        String line() {
            return "entry " + transfer + " " + owner + " " + type + " " + seq + " " + unit + " " + amount + " "
                    + balanceAfter;
        }
    }

    /// All lines of one batch, in the order they are hashed.
    static List<String> lines(Batch batch, List<Transfer> transfers, List<Entry> entries) {
        var byTransfer = entries.stream().collect(Collectors.groupingBy(Entry::transfer));
        return Stream.concat(Stream.of(batch.line()),
                transfers.stream().sorted(Comparator.comparingInt(Transfer::place))
                        .flatMap(transfer -> Stream.concat(transfer.lines(),
                                byTransfer.getOrDefault(transfer.id(), List.of()).stream().sorted(ENTRY_ORDER)
                                        .map(Entry::line))))
                .toList();
    }

    private static String orDash(@Nullable Object value) {
        return value == null ? "-" : value.toString();
    }
}
