package live.chobi.gifts;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What one viewer's coins must come to, in the plainest way: a number, and the answers given so far. It judges each
/// answer of the product and takes it over.
final class NaivePurse {
    /// @param terms what was asked for
    /// @param receipt as JSON
    private record Taken(String terms, String receipt) {}

    private final Map<String, Taken> taken = new HashMap<>();
    private long coins;
    private long given;

    long coins() {
        return coins;
    }

    long given() {
        return given;
    }

    /// A fault in the answer to a gift, if there is one.
    ///
    /// @param mayBeOver whether somebody may have ended the session
    Optional<String> judgeGift(String key, String terms, long price, boolean mayBeOver, String answer) {
        Taken before = taken.get(key);
        if (before != null) {
            return judgeAgain(before, terms, answer);
        }
        if (mayBeOver && answer.equals("session_not_live")) {
            return Optional.empty();
        }
        if (price > coins) {
            return expect("insufficient_funds", answer);
        }
        coins -= price;
        given += price;
        return judgeNew(key, terms, answer);
    }

    Optional<String> judgeGrant(String key, String terms, long amount, String answer) {
        Taken before = taken.get(key);
        if (before != null) {
            return judgeAgain(before, terms, answer);
        }
        coins += amount;
        return judgeNew(key, terms, answer);
    }

    private Optional<String> judgeNew(String key, String terms, String answer) {
        taken.put(key, new Taken(terms, answer));
        return answer.contains("\"balance\":" + coins)
                ? Optional.empty()
                : Optional.of(terms + " must leave " + coins + ", answered " + answer);
    }

    private static Optional<String> judgeAgain(Taken before, String terms, String answer) {
        return expect(before.terms().equals(terms) ? before.receipt() : "idempotency_key_reused", answer);
    }

    private static Optional<String> expect(String expected, String answer) {
        return answer.equals(expected)
                ? Optional.empty()
                : Optional.of("expected " + expected + ", answered " + answer);
    }
}
