package live.chobi.ledger;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import live.chobi.log.Postings.Relation;
import org.jspecify.annotations.Nullable;

/// Recomputes from an export's transfers what each hold keeps and what was given back of each reversed transfer, and
/// compares that with what the store says. Owner: the verifier.
final class LinkedLines {
    /// @param account owner and type it was taken from
    private record Held(String owner, String account, long amount, long remaining, String state, String expires,
            long line) {}

    private record Leg(long moved, long back, long line) {}

    /// What transfers say of one hold.
    private static final class Seen {
        boolean placed;
        long kept;
        long taken;
        String last = "";
        boolean expiresMatch;
    }

    private final Map<String, Held> holds = new HashMap<>();
    private final Map<String, Leg> reversed = new HashMap<>();
    private final Set<String> originals = new HashSet<>();
    private final Map<String, Seen> seenHolds = new HashMap<>();
    /// By original, owner and type.
    private final Map<String, Long> moved = new HashMap<>();
    private final Map<String, Long> back = new HashMap<>();
    private String transfer = "";
    private String memo = "";
    private @Nullable Relation relation;
    private String subject = "";

    void held(String[] fields, long line) {
        holds.put(fields[1], new Held(fields[2], fields[2] + " " + fields[3], Long.parseLong(fields[4]),
                Long.parseLong(fields[5]), fields[6], fields[7], line));
    }

    void reversed(String[] fields, long line) {
        reversed.put(fields[1] + " " + fields[2] + " " + fields[3],
                new Leg(Long.parseLong(fields[4]), Long.parseLong(fields[5]), line));
        originals.add(fields[1]);
    }

    void transfer(String id, String itsMemo) {
        transfer = id;
        memo = itsMemo;
        relation = null;
    }

    void link(String code, String about) {
        int number = Integer.parseInt(code);
        relation = java.util.Arrays.stream(Relation.values()).filter(it -> it.code() == number).findFirst()
                .orElseThrow(() -> new NumberFormatException("no such relation"));
        subject = about;
    }

    void entry(String owner, String type, long amount) {
        if (originals.contains(transfer)) {
            moved.merge(transfer + " " + owner + " " + type, amount, Math::addExact);
        }
        Relation is = relation;
        if (is == null) {
            return;
        }
        boolean isHeld = Integer.parseInt(type) == AccountType.HELD_COINS.code()
                || Integer.parseInt(type) == AccountType.HELD_DIAMONDS.code();
        switch (is) {
            case REVERSES -> back.merge(subject + " " + owner + " " + type, amount, Math::addExact);
            case CORRECTS -> {
            }
            case HOLDS -> {
                Seen seen = seen(transfer);
                Held held = holds.get(transfer);
                if (isHeld) {
                    seen.kept = Math.addExact(seen.kept, amount);
                } else if (held != null && held.account().equals(owner + " " + type)) {
                    seen.placed = true;
                    seen.expiresMatch = memo.contains("\"expiresAt\":\"" + held.expires() + "\"");
                }
            }
            case SETTLES -> take(isHeld, "settled", amount);
            case VOIDS -> take(isHeld, "voided", amount);
            case EXPIRES -> take(isHeld, "expired", amount);
        }
    }

    /// Stripes stand one after the other, but all that is about one hold is of one stripe, and in order there.
    private void take(boolean isHeld, String state, long amount) {
        if (isHeld) {
            Seen seen = seen(subject);
            seen.taken = Math.subtractExact(seen.taken, amount);
            seen.last = state;
        }
    }

    private Seen seen(String hold) {
        return seenHolds.computeIfAbsent(hold, _ -> new Seen());
    }

    /// The first thing that does not come out even, when every line was fed.
    Optional<String> fault() {
        for (Map.Entry<String, Held> hold : holds.entrySet()) {
            Held held = hold.getValue();
            Seen seen = seen(hold.getKey());
            String state = seen.taken == seen.kept ? seen.last : "pending";
            if (!seen.placed || seen.kept != held.amount() || seen.kept - seen.taken != held.remaining()
                    || !state.equals(held.state()) || !seen.expiresMatch) {
                return Optional.of("line %d: its transfers say that this hold keeps %d of %d, %s: held %s".formatted(
                        held.line(), seen.kept - seen.taken, seen.kept, state, hold.getKey()));
            }
        }
        for (String hold : seenHolds.keySet()) {
            if (!holds.containsKey(hold)) {
                return Optional.of("the end: no line for hold " + hold);
            }
        }
        for (Map.Entry<String, Leg> leg : reversed.entrySet()) {
            long was = moved.getOrDefault(leg.getKey(), 0L);
            long given = back.getOrDefault(leg.getKey(), 0L);
            if (was != leg.getValue().moved() || given != leg.getValue().back()
                    || Long.signum(was) == Long.signum(given)
                    || Math.abs(given) > Math.abs(was)) {
                return Optional.of("line %d: the transfers say that %d were moved and %d given back: reversed %s"
                        .formatted(leg.getValue().line(), was, given, leg.getKey()));
            }
        }
        return back.keySet().stream().filter(it -> !reversed.containsKey(it)).findFirst()
                .map(it -> "the end: no line for what was given back of " + it);
    }
}
