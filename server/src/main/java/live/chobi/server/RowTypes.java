package live.chobi.server;

import java.util.List;
import java.util.stream.Stream;
import live.chobi.chat.Chat;
import live.chobi.gifts.Gifts;
import live.chobi.log.RowType;
import live.chobi.streaming.Streaming;

/// Every kind of row that this server's features write.
public final class RowTypes {
    /// Known before the features are wired, because the log's readers are.
    public static final List<RowType> ALL = Stream.of(Streaming.ROWS, Chat.ROWS, Gifts.ROWS).flatMap(List::stream)
            .toList();

    private RowTypes() {
    }
}
