package live.chobi.gifts.sending;

import live.chobi.log.Sequencer;
import live.chobi.outbox.JobKind;

/// The door to streaks for the feature's table.
public final class Streaks {
    private Streaks() {
    }

    public static JobKind closing(Sequencer sequencer) {
        return CloseStreak.job(sequencer);
    }
}
