package live.chobi.gifts.purchase;

import live.chobi.gifts.sending.GiveGift;
import live.chobi.gifts.sending.SendGift;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import live.chobi.ledger.AccountType;
import live.chobi.ledger.Balances;

/// `gifts.sendGift`, which tells who owes coins that this is why there are none. The ledger itself refuses them, since
/// nobody with a debt has coins; the debt is looked at only then, so that it costs a gift nothing.
public final class ExplainDebt implements Procedure<SendGift.Input, GiveGift.Receipt> {
    private final SendGift sendGift;
    private final Balances balances;

    public ExplainDebt(SendGift sendGift, Balances balances) {
        this.sendGift = sendGift;
        this.balances = balances;
    }

    @Override
    public GiveGift.Receipt handle(Caller caller, SendGift.Input input) {
        try {
            return sendGift.handle(caller, input);
        } catch (Problem refusal) {
            if (refusal.reason().equals("insufficient_funds")) {
                long debt = balances.of(caller.user(), AccountType.COIN_DEBT);
                if (debt > 0) {
                    throw Problem.refused("coin_debt", "a purchase was paid back after its coins were spent: "
                            + debt + " coins are owed, which coins that you buy pay first");
                }
            }
            throw refusal;
        }
    }
}
