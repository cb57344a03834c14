package live.chobi.gifts.wallet;

import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import live.chobi.ledger.AccountType;
import live.chobi.ledger.Balances;

/// `gifts.getBalance`.
public final class GetBalance implements Procedure<Procedure.Nothing, GetBalance.Output> {
    /// @param debt coins owed, which later coins pay first; nobody with a debt has coins
    public record Output(long coins, long diamonds, long debt) {}

    private final Balances balances;

    public GetBalance(Balances balances) {
        this.balances = balances;
    }

    @Override
    public Output handle(Caller caller, Nothing input) {
        return new Output(balances.of(caller.user(), AccountType.WALLET),
                balances.of(caller.user(), AccountType.EARNINGS),
                balances.of(caller.user(), AccountType.COIN_DEBT));
    }
}
