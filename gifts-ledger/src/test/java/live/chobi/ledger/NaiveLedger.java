package live.chobi.ledger;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import live.chobi.kernel.Unit;

/// The ledger in the plainest way: numbers in maps, one step after the other. It knows no SQL and no batch, and shares
/// no code with the product but names. Accounts are called `ana coins`, `hanna held diamonds`, `fee`.
final class NaiveLedger {
    static final Map<String, Long> PRICES = Map.of("rose", 10L, "heart", 20L, "kiss", 50L, "star", 100L, "rocket",
            5_000L);

    /// What a transfer moved, in which unit each.
    private record Moved(TreeMap<String, Long> legs, boolean ordinary) {}

    private record Key(String payer, String value) {}

    private record First(String text, String outcome) {}

    private static final class Held {
        final String account;
        final boolean diamonds;
        long remaining;
        String state = "pending";
        final Duration until;

        Held(String account, boolean diamonds, long remaining, Duration until) {
            this.account = account;
            this.diamonds = diamonds;
            this.remaining = remaining;
            this.until = until;
        }
    }

    final TreeMap<String, Long> balances = new TreeMap<>();
    private final Set<String> frozen = new HashSet<>();
    private final Map<Key, First> keys = new HashMap<>();
    private final Map<String, Moved> transfers = new HashMap<>();
    private final Map<String, TreeMap<String, Long>> back = new HashMap<>();
    private final TreeMap<String, Held> holds = new TreeMap<>();
    private Duration clock = Duration.ZERO;

    /// `posted`, `nothing`, or the reason of the refusal.
    String perform(Step step) {
        return switch (step) {
            case Step.Keyed keyed -> keyed(keyed);
            case Step.Expire(String hold) -> expire(hold);
            case Step.Freeze(String who, boolean diamonds, boolean on) -> {
                String account = who + (diamonds ? " diamonds" : " coins");
                yield (on ? frozen.add(account) : frozen.remove(account)) ? "posted" : "nothing";
            }
            case Step.Pass(Duration time) -> {
                clock = clock.plus(time);
                yield "posted";
            }
        };
    }

    /// `ana:7 settled` for each hold, as the store would say.
    List<String> holdStates() {
        return holds.values().stream().map(it -> it.account + ":" + it.remaining + " " + it.state).sorted().toList();
    }

    private String payer(Step.Keyed step) {
        return switch (step) {
            case Step.Give give -> give.who();
            case Step.Hold hold -> hold.who();
            case Step.Settle settle -> ownerOf(settle.hold());
            case Step.GiveBack it -> ownerOf(it.hold());
            case Step.Grant _,Step.Reverse _,Step.Correct _ -> "admin";
        };
    }

    private String ownerOf(String hold) {
        Held held = holds.get(hold);
        return held == null ? "nobody" : held.account.split(" ", -1)[0];
    }

    private String keyed(Step.Keyed step) {
        Key key = new Key(payer(step), step.key());
        First first = keys.get(key);
        if (first != null) {
            return first.text().equals(step.text()) ? first.outcome() : "idempotency_key_reused";
        }
        String outcome = switch (step) {
            case Step.Grant it ->
                move(it.as(), true, Map.of(it.who() + " coins", it.coins(), "source", -it.coins()), false);
            case Step.Give it -> give(it);
            case Step.Hold it -> hold(it);
            case Step.Settle it -> settle(it);
            case Step.GiveBack it -> end(it.hold(), "voided", it.as());
            case Step.Reverse it -> reverse(it);
            case Step.Correct it -> transfers.containsKey(it.subject())
                    ? move(it.as(), false, Map.of(it.who() + " coins", it.coins(), "fee", -it.coins()), true)
                    : "transfer_not_found";
        };
        if (outcome.equals("posted")) {
            keys.put(key, new First(step.text(), outcome));
        }
        return outcome;
    }

    private String give(Step.Give it) {
        long price = Objects.requireNonNull(PRICES.get(it.gift())) * it.quantity();
        long earned = price / 2;
        return move(it.as(), true, Map.of(it.who() + " coins", -price, "fee", price - earned, "sink", earned,
                "diamond source", -earned, it.host() + " diamonds", earned), false);
    }

    private String hold(Step.Hold it) {
        String unit = it.diamonds() ? " diamonds" : " coins";
        String outcome = move(it.as(), false,
                Map.of(it.who() + unit, -it.amount(), it.who() + " held" + unit, it.amount()), false);
        if (outcome.equals("posted")) {
            holds.put(it.as(), new Held(it.who() + unit, it.diamonds(), it.amount(), clock.plus(it.ttl())));
        }
        return outcome;
    }

    private String settle(Step.Settle it) {
        Held held = holds.get(it.hold());
        if (held == null) {
            return "transfer_not_found";
        }
        if (held.remaining == 0 || isOver(held)) {
            return "hold_closed";
        }
        if (it.amount() > held.remaining) {
            return "exceeds_hold";
        }
        Map<String, Long> legs = held.diamonds
                ? Map.of(heldAccount(held), -it.amount(), "diamond sink", it.amount(), "payouts", it.amount(),
                        "provider",
                        -it.amount())
                : Map.of(heldAccount(held), -it.amount(), "fee", it.amount());
        String outcome = move(it.as(), false, legs, false);
        if (outcome.equals("posted")) {
            less(held, it.amount(), "settled");
        }
        return outcome;
    }

    private String expire(String hold) {
        Held held = holds.get(hold);
        return held == null || held.remaining == 0 || !isOver(held) ? "nothing" : end(held, "expired", "");
    }

    private String end(String hold, String state, String as) {
        Held held = holds.get(hold);
        if (held == null) {
            return "transfer_not_found";
        }
        return held.remaining == 0 || isOver(held) ? "hold_closed" : end(held, state, as);
    }

    private String end(Held held, String state, String as) {
        String outcome = move(as, false, Map.of(heldAccount(held), -held.remaining, held.account, held.remaining),
                true);
        less(held, held.remaining, state);
        return outcome;
    }

    private static void less(Held held, long amount, String state) {
        held.remaining -= amount;
        held.state = held.remaining == 0 ? state : held.state;
    }

    private boolean isOver(Held held) {
        return held.until.compareTo(clock) <= 0;
    }

    private static String heldAccount(Held held) {
        return held.account.replace(" ", " held ");
    }

    private String reverse(Step.Reverse it) {
        Moved original = transfers.get(it.original());
        if (original == null) {
            return "transfer_not_found";
        }
        if (!original.ordinary()) {
            return "not_reversible";
        }
        String pivot = original.legs().keySet().stream().filter(NaiveLedger::isWallet).findFirst().orElseThrow();
        TreeMap<String, Long> given = back.getOrDefault(it.original(), new TreeMap<>());
        long whole = Math.abs(moved(original, pivot));
        long part = Math.abs(given.getOrDefault(pivot, 0L)) + it.coins();
        if (part > whole) {
            return "exceeds_original";
        }
        Map<String, Long> legs = new HashMap<>();
        for (List<String> side : sides(original)) {
            share(original, given, side, part, whole, legs);
        }
        String outcome = move(it.as(), false, legs, true);
        if (outcome.equals("posted")) {
            legs.forEach((account, amount) -> given.merge(account, amount, Long::sum));
            back.put(it.original(), given);
        }
        return outcome;
    }

    /// Accounts that gained, and that lost, by unit. The installation's own come first, as in the store.
    private static List<List<String>> sides(Moved original) {
        Map<String, List<String>> sides = new TreeMap<>();
        original.legs().forEach((account, amount) -> sides
                .computeIfAbsent(unit(account) + (amount > 0), _ -> new ArrayList<>()).add(account));
        sides.values().forEach(side -> side.sort(java.util.Comparator.comparing((String it) -> !it.equals("sink"))));
        return List.copyOf(sides.values());
    }

    private static void share(Moved original, Map<String, Long> given, List<String> side, long part, long whole,
            Map<String, Long> legs) {
        long moved = 0;
        long before = 0;
        for (String account : side) {
            moved += Math.abs(moved(original, account));
            before += Math.abs(given.getOrDefault(account, 0L));
        }
        long left = moved * part / whole - before;
        for (boolean rest : new boolean[]{false, true}) {
            for (String account : side) {
                long amount = Math.abs(moved(original, account));
                long most = (rest ? amount : amount * part / whole) - Math.abs(given.getOrDefault(account, 0L))
                        - Math.abs(legs.getOrDefault(account, 0L));
                long now = Math.max(0, Math.min(most, left));
                left -= now;
                if (now > 0) {
                    legs.merge(account, moved(original, account) > 0 ? -now : now, Long::sum);
                }
            }
        }
    }

    private static long moved(Moved original, String account) {
        return Objects.requireNonNull(original.legs().get(account));
    }

    private static String unit(String account) {
        return account.endsWith("diamonds") || account.startsWith("diamond")
                ? Unit.DIAMOND.name()
                : account.equals("payouts") || account.equals("provider") ? "USD" : Unit.COIN.name();
    }

    private static boolean isWallet(String account) {
        return account.endsWith(" coins") && !account.contains("held");
    }

    private static boolean hasFloor(String account) {
        return account.endsWith(" coins") || account.endsWith(" diamonds");
    }

    private String move(String as, boolean ordinary, Map<String, Long> legs, boolean passesFreeze) {
        TreeMap<String, Long> real = new TreeMap<>(legs);
        real.values().removeIf(amount -> amount == 0);
        if (!passesFreeze && real.keySet().stream().anyMatch(frozen::contains)) {
            return "account_frozen";
        }
        if (real.entrySet().stream().anyMatch(
                leg -> leg.getValue() < 0 && hasFloor(leg.getKey()) && balance(leg.getKey()) + leg.getValue() < 0)) {
            return "insufficient_funds";
        }
        if (real.entrySet().stream().anyMatch(leg -> {
            BigInteger after = BigInteger.valueOf(balance(leg.getKey())).add(BigInteger.valueOf(leg.getValue()));
            return after.bitLength() > 63;
        })) {
            return "balance_limit";
        }
        real.forEach((account, amount) -> balances.merge(account, amount, Math::addExact));
        transfers.put(as, new Moved(real, ordinary));
        return "posted";
    }

    long balance(String account) {
        return balances.getOrDefault(account, 0L);
    }
}
