package live.chobi.chat.moderation;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.log.Command;
import live.chobi.log.CommandKind;
import live.chobi.log.Draft;
import live.chobi.log.FactSource;

/// Writes a row of somebody else's feature, which a chat's rights depend on.
record CoHostRow(SessionId session, UserId by, String action, UserId user) implements Command<Long> {
    static final CommandKind<CoHostRow, FactSource.None, Long> RULE = new CommandKind<>() {
        @Override
        public FactSource<FactSource.None> facts() {
            return FactSource.NONE;
        }

        @Override
        public Long decide(CoHostRow command, FactSource.None facts, Draft draft) {
            return draft.append("co_host", command.by(),
                    Map.of("action", command.action(), "userId", command.user())).seq();
        }

        @Override
        public Class<Long> answerType() {
            return Long.class;
        }
    };

    @Override
    public Optional<UUID> log() {
        return Optional.of(session.value());
    }
}
