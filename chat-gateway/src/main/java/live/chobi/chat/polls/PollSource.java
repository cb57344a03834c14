package live.chobi.chat.polls;

import live.chobi.schema.Bundle;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import live.chobi.chat.standing.RoomFacts;
import live.chobi.log.Command;
import live.chobi.log.FactSource;
import org.jooq.DSLContext;

/// Loads polls, and what holds in their sessions' chats.
record PollSource(FactSource<RoomFacts> rooms) implements FactSource<PollFacts> {
    @Override
    public PollFacts load(DSLContext tx, List<Command<?>> commands) {
        return PollFacts.load(tx, polling(commands), rooms.load(tx, commands));
    }

    @Override
    public PollFacts load(DSLContext tx, List<Command<?>> commands, Map<UUID, Long> seqs) {
        return PollFacts.load(tx, polling(commands), rooms.load(tx, commands, seqs));
    }

    @Override
    public void write(Bundle bundle, PollFacts facts) {
        facts.write(bundle.tx());
    }

    private static List<PollCommand<?>> polling(List<Command<?>> commands) {
        return commands.stream().<PollCommand<?>>map(it -> (PollCommand<?>) it).toList();
    }
}
