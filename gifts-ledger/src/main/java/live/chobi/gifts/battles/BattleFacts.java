package live.chobi.gifts.battles;

import java.time.Instant;

/// Facts of a batch that have its sessions' battles.
public interface BattleFacts {
    BattleBook battles();

    /// By the database's clock, when the batch looked.
    Instant now();
}
