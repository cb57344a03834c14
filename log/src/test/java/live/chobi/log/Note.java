package live.chobi.log;

import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.Problem;
import live.chobi.kernel.UserId;

/// The simplest command there is: a text for a log. The empty one is refused; one with U+0000 cannot be written.
record Note(UUID to, String text, Optional<CommandKey> key) implements Command<Note.Noted> {
    record Noted(long seq, String text) {}

    record Row(String text) {}

    static Note of(UUID log, String text) {
        return new Note(log, text, Optional.empty());
    }

    static Note withKey(UUID log, UserId payer, String key, String text) {
        return new Note(log, text, Optional.of(new CommandKey(payer, key, text)));
    }

    @Override
    public Optional<UUID> log() {
        return Optional.of(to);
    }

    /// @param whileDeciding what else happens; nothing, in production
    record Rule(Runnable whileDeciding) implements CommandKind<Note, FactSource.None, Noted> {
        Rule() {
            this(() -> {
            });
        }

        @Override
        public FactSource<FactSource.None> facts() {
            return FactSource.NONE;
        }

        @Override
        public Noted decide(Note command, FactSource.None facts, Draft draft) {
            whileDeciding.run();
            if (command.text().isEmpty()) {
                throw Problem.refused("empty", "a note needs a text");
            }
            return new Noted(draft.append("note", null, new Row(command.text())).seq(), command.text());
        }

        @Override
        public Class<Noted> answerType() {
            return Noted.class;
        }
    }
}
