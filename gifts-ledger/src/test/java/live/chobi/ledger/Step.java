package live.chobi.ledger;

import java.time.Duration;

/// One thing that is done to a ledger, in the words of the rules' tables. People and transfers have names; `key` makes
/// repeats harmless; `as` names the transfer that comes of it.
sealed interface Step {
    /// How it is written in a table.
    String text();

    /// Those that money is asked for; they have a key and may leave a transfer.
    sealed interface Keyed extends Step {
        String key();

        String as();
    }

    record Grant(String who, long coins, String key, String as) implements Keyed {
        @Override
        public String text() {
            return "grant " + who + " " + coins + " key " + key;
        }
    }

    record Give(String who, String host, String gift, long quantity, String key, String as) implements Keyed {
        @Override
        public String text() {
            return "give " + who + " " + host + " " + quantity + " " + gift + " key " + key;
        }
    }

    /// @param diamonds of earnings, or coins of the wallet
    record Hold(String who, boolean diamonds, long amount, Duration ttl, String key, String as) implements Keyed {
        @Override
        public String text() {
            return "hold " + who + " " + amount + (diamonds ? " diamonds" : " coins") + " for " + ttl + " key " + key;
        }
    }

    record Settle(String hold, long amount, String key, String as) implements Keyed {
        @Override
        public String text() {
            return "settle " + hold + " " + amount + " key " + key;
        }
    }

    record GiveBack(String hold, String key, String as) implements Keyed {
        @Override
        public String text() {
            return "void " + hold + " key " + key;
        }
    }

    record Reverse(String original, long coins, String key, String as) implements Keyed {
        @Override
        public String text() {
            return "reverse " + original + " " + coins + " key " + key;
        }
    }

    /// Coins from the platform's fee to somebody, or back where they are negative.
    record Correct(String subject, String who, long coins, String key, String as) implements Keyed {
        @Override
        public String text() {
            return "correct " + subject + " " + who + " " + coins + " key " + key;
        }
    }

    record Expire(String hold) implements Step {
        @Override
        public String text() {
            return "expire " + hold;
        }
    }

    record Freeze(String who, boolean diamonds, boolean frozen) implements Step {
        @Override
        public String text() {
            return (frozen ? "freeze " : "thaw ") + who + (diamonds ? " diamonds" : " coins");
        }
    }

    /// The database's clock goes on.
    record Pass(Duration time) implements Step {
        @Override
        public String text() {
            return "pass " + time;
        }
    }
}
