package live.chobi.log;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import live.chobi.kernel.Problem;
import live.chobi.kernel.UserId;
import live.chobi.log.Postings.AccountId;
import live.chobi.log.Postings.Leg;
import live.chobi.log.Postings.Transfer;
import live.chobi.schema.Bundle;
import org.jooq.DSLContext;

/// Says something in a log. Some words have an effect of their own, each a fault that a feature could bring.
record Say(UUID log_, UserId who, String text, Optional<CommandKey> key) implements Command<Say.Said> {
    record Said(long seq, String text) {}

    record Payload(String text) {}

    /// A payload that no JSON can hold: it has nothing to write.
    private static final Object UNWRITABLE = new Object();

    static Say plain(UUID log, UserId who, String text) {
        return new Say(log, who, text, Optional.empty());
    }

    /// With a key; the text is its terms.
    static Say keyed(UUID log, UserId who, String key, String text) {
        return new Say(log, who, text, Optional.of(new CommandKey(who, key, text)));
    }

    static AccountId purse(UserId who) {
        return new AccountId(who.value(), (short) 1);
    }

    static final AccountId BANK = new AccountId(new UUID(0, 1), (short) 2);

    @Override
    public Optional<UUID> log() {
        return Optional.of(log_);
    }

    @Override
    public List<AccountId> accounts() {
        return List.of(purse(who), BANK);
    }

    /// How it is decided.
    record Rule() implements CommandKind<Say, FactSource.None, Said> {
        private static final FactSource<FactSource.None> FACTS = (_, commands) -> {
            if (commands.stream().anyMatch(it -> it instanceof Say say && say.text().equals("facts missing"))) {
                throw new IllegalStateException("facts missing");
            }
            return new FactSource.None();
        };

        @Override
        public FactSource<FactSource.None> facts() {
            return FACTS;
        }

        @Override
        public Said decide(Say command, FactSource.None facts, Draft draft) {
            if (draft.phase().equals("ended")) {
                throw Problem.refused("session_ended", "nobody listens any more");
            }
            LogRow row = draft.append("said", command.who(), new Payload(command.text()));
            var _ = draft.post(new Transfer(UUID.randomUUID(), "said", Optional.of(command.who()),
                    List.of(new Leg(purse(command.who()), -1), new Leg(BANK, 1)), new Payload(command.text())));
            draft.event("said", command.text().equals("unwritable event")
                    ? UNWRITABLE
                    : new Payload(command.text()));
            draft.enqueue("job:" + command.log_(), "said", new Payload(command.text()), Duration.ofHours(1));
            switch (command.text()) {
                case "refused" -> throw Problem.refused("no", "no");
                case "bug" -> throw new IllegalStateException("bug");
                case "endless" -> throw new StackOverflowError("endless");
                case "end" -> draft.phase("ended");
                case "hush" -> draft.cancel("job:" + command.log_());
                case "unwritable row" -> draft.append("said", null, new Payload("\0"));
                default -> {
                    // just said
                }
            }
            return new Said(row.seq(), command.text());
        }

        @Override
        public Class<Said> answerType() {
            return Said.class;
        }
    }

    /// Appends its row and nothing else; what is special is where its facts come from.
    record Slowly(FactSource<FactSource.None> facts) implements CommandKind<Say, FactSource.None, Said> {
        @Override
        public Said decide(Say command, FactSource.None none, Draft draft) {
            return new Said(draft.append("said", command.who(), new Payload(command.text())).seq(), command.text());
        }

        @Override
        public Class<Said> answerType() {
            return Said.class;
        }
    }

    /// Holds its shard inside a transaction, before it decides or before it commits, so that others queue up.
    ///
    /// @param late whether everything is written and only the commit is missing
    record Hold(CompletableFuture<Boolean> held, CompletableFuture<Boolean> release,
            boolean late) implements FactSource<FactSource.None> {
        static Hold early() {
            return new Hold(new CompletableFuture<>(), new CompletableFuture<>(), false);
        }

        static Hold beforeCommit() {
            return new Hold(new CompletableFuture<>(), new CompletableFuture<>(), true);
        }

        @Override
        public FactSource.None load(DSLContext tx, List<Command<?>> commands) {
            hold(!late);
            return new FactSource.None();
        }

        @Override
        public void write(Bundle bundle, FactSource.None facts) {
            bundle.run();
            hold(late);
        }

        private void hold(boolean here) {
            if (here) {
                held.complete(true);
                release.join();
            }
        }
    }

    /// Loses its connection, once, when everything is written.
    record Cut(CompletableFuture<Boolean> done) implements FactSource<FactSource.None> {
        @Override
        public FactSource.None load(DSLContext tx, List<Command<?>> commands) {
            return new FactSource.None();
        }

        @Override
        public void write(Bundle bundle, FactSource.None facts) {
            if (done.complete(true)) {
                bundle.tx().execute("reset role");
                bundle.tx().execute("select pg_terminate_backend(pg_backend_pid())");
            }
        }
    }
}
