package live.chobi.gifts.sending;

import java.util.List;
import live.chobi.gifts.catalogue.GiftView;
import live.chobi.log.RowType;

/// The row of a gift, and of a streak's end, which has quantity 0 and delta 0.
///
/// @param delta coins of this row; the sum over a session's rows is the ledger's figure
/// @param earned diamonds of the host
public record GiftRow(GiftView gift, long quantity, long delta, long earned, Streak streak) {
    public static final String TYPE = "gift";
    /// The topic of the outbox: a gift was given.
    public static final String SENT = "gift_sent";
    public static final List<RowType> ALL = List.of(RowType.broadcastByUser(TYPE, "gift_animation"));
}
