package live.chobi.log;

import java.util.UUID;
import java.util.function.LongPredicate;

/// Rows that were taken back after they were written, such as deleted messages. Rows are never changed, so whoever
/// shows one asks. A port: chat answers it. Any thread; never blocks.
public interface Withdrawals {
    Withdrawals NONE = _ -> _ -> false;

    /// Which `seq` of this log were taken back.
    LongPredicate of(UUID log);
}
