package live.chobi.gifts.refunds;

import java.util.List;
import java.util.UUID;
import live.chobi.log.RowType;

/// The row of a gift that was given back, or of a part of it. Hosts and administrators read it, since it is about the
/// host's earnings; a giver has it in their statement, and it is nobody else's business.
///
/// @param giftSeq the gift's own row
/// @param giver who has the coins again
/// @param delta coins given back, below 0: with the gift's own it adds up to what counts of it
/// @param earned diamonds taken from the host; 0 or below
/// @param left coins of the gift that can still be given back
record RefundRow(long giftSeq, String code, UUID giver, long delta, long earned, long left, String reason) {
    static final String TYPE = "gift_refunded";
    static final List<RowType> ALL = List
            .of(RowType.unannounced(TYPE, RowType.Audience.OWNER).naming("giver"));
}
