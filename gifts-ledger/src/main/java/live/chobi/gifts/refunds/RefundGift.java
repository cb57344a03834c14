package live.chobi.gifts.refunds;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import live.chobi.log.RowType;
import live.chobi.log.Sequencer;
import live.chobi.schema.Database;
import org.jspecify.annotations.Nullable;

/// `gifts.refundGift`: an administrator gives back a gift, all of it or a part. Not one that they gave or got: then
/// another administrator has to look.
public final class RefundGift implements Procedure<RefundGift.Input, RefundGift.Output> {
    /// The kind of row it writes.
    public static final List<RowType> ROWS = RefundRow.ALL;

    /// @param transactionId of the gift, as `gifts.sendGift` and the giver's transactions tell it
    /// @param coins null for all that is left
    public record Input(UUID transactionId, @Nullable @Min(1) @Max(Long.MAX_VALUE) Long coins,
            @NotBlank @Size(max = 200) String idempotencyKey, @NotBlank @Size(max = 500) String reason) {}

    /// @param transactionId of the transfer that gave back
    /// @param seq of the session's row
    /// @param coins that the host and the platform gave back
    /// @param diamonds that the host has lost
    /// @param debtPaid of the coins, those that paid what the giver owes
    /// @param left coins of the gift that can still be given back
    public record Output(UUID transactionId, long seq, long coins, long diamonds, long debtPaid, long left) {}

    private final Database database;
    private final Sequencer sequencer;

    public RefundGift(Database database, Sequencer sequencer) {
        this.database = database;
        this.sequencer = sequencer;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        GivenGift gift = GivenGift.find(database, input.transactionId());
        if (caller.is(gift.giver()) || caller.is(gift.host())) {
            throw Problem.refused("own_gift", "a gift that one gave or got is given back by another administrator");
        }
        return sequencer.run(new GiveBackGift.Rule(), new GiveBackGift(gift, Optional.ofNullable(input.coins()),
                caller.user(), input.reason(), input.idempotencyKey()));
    }
}
