package live.chobi.gifts.wallet;

import java.util.ArrayList;
import java.util.List;
import live.chobi.kernel.UserId;
import live.chobi.ledger.AccountType;
import live.chobi.log.Draft;
import live.chobi.log.Postings.AccountId;
import live.chobi.log.Postings.Leg;
import live.chobi.log.Stripe;

/// How coins come to a user and go back: what is owed is paid before the wallet gets anything, and what is spent
/// already when it should go back becomes owed. So whoever owes has an empty wallet, and cannot give.
///
/// Everything that issues coins to a user, or takes issued ones back, uses these legs; a command of one user's coins
/// alone stands at the place of that user. Pure, but for the balances it looks at.
public final class CoinIssue {
    private CoinIssue() {
    }

    /// What a command must lock for the legs below; the wallet comes first, so that it is the command's place.
    public static List<AccountId> accounts(UserId user) {
        short stripe = Stripe.of(user.value());
        return List.of(AccountType.WALLET.of(user), AccountType.COIN_DEBT.of(user),
                AccountType.COIN_SOURCE.of(stripe), AccountType.COIN_CLAIM.of(stripe));
    }

    /// New coins, a positive number of them.
    public static List<Leg> issue(UserId to, long coins, Draft draft) {
        long owed = owed(to, coins, draft);
        List<Leg> legs = new ArrayList<>();
        if (coins > owed) {
            legs.addAll(mint(to, coins - owed, draft));
        }
        if (owed > 0) {
            legs.addAll(payDebt(to, owed, draft));
        }
        return List.copyOf(legs);
    }

    /// Of these new coins, those that pay what the user owes.
    public static long owed(UserId user, long coins, Draft draft) {
        return Math.min(draft.balance(AccountType.COIN_DEBT.of(user)), coins);
    }

    /// New coins for the wallet of somebody who owes nothing beyond [#owed].
    public static List<Leg> mint(UserId to, long coins, Draft draft) {
        return List.of(new Leg(AccountType.WALLET.of(to), coins),
                new Leg(AccountType.COIN_SOURCE.of(draft.stripe()), -coins));
    }

    /// The coins of a debt were issued before, and spent; they are not issued a second time.
    public static List<Leg> payDebt(UserId user, long coins, Draft draft) {
        return List.of(new Leg(AccountType.COIN_DEBT.of(user), -coins),
                new Leg(AccountType.COIN_CLAIM.of(draft.stripe()), coins));
    }

    /// Coins of the wallet that pay a debt go back to where they came from, as they should have when it was made.
    public static List<Leg> payDebtFromWallet(UserId user, long coins, Draft draft) {
        List<Leg> legs = new ArrayList<>(payDebt(user, coins, draft));
        legs.add(new Leg(AccountType.WALLET.of(user), -coins));
        legs.add(new Leg(AccountType.COIN_SOURCE.of(draft.stripe()), coins));
        return List.copyOf(legs);
    }

    /// Coins that go back to where they came from, a positive number of them. Who received spent ones keeps them.
    public static List<Leg> takeBack(UserId from, long coins, Draft draft) {
        long there = Math.min(draft.balance(AccountType.WALLET.of(from)), coins);
        List<Leg> legs = new ArrayList<>();
        if (there > 0) {
            legs.add(new Leg(AccountType.WALLET.of(from), -there));
            legs.add(new Leg(AccountType.COIN_SOURCE.of(draft.stripe()), there));
        }
        if (coins > there) {
            legs.add(new Leg(AccountType.COIN_DEBT.of(from), coins - there));
            legs.add(new Leg(AccountType.COIN_CLAIM.of(draft.stripe()), there - coins));
        }
        return List.copyOf(legs);
    }
}
