package live.chobi.gifts.purchase;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import live.chobi.gifts.wallet.CoinIssue;
import live.chobi.kernel.UserId;
import live.chobi.log.Command;
import live.chobi.log.Postings.AccountId;

/// A command about one buyer's purchases. All of them hold the lock of the buyer's wallet, so a purchase is changed by
/// one at a time.
sealed interface PurchaseCommand<A> extends Command<A> permits StartPurchase, ApplyNews, TakeReceipt, OrderRefund {
    UserId user();

    /// The purchase that it is about, where there is one already.
    default Optional<UUID> purchase() {
        return Optional.empty();
    }

    @Override
    default Optional<UUID> log() {
        return Optional.empty();
    }

    @Override
    default List<AccountId> accounts() {
        return CoinIssue.accounts(user());
    }

    /// What a command must lock that may learn of money; the wallet comes first.
    static List<AccountId> accounts(UserId user, String currency) {
        return Stream.of(CoinIssue.accounts(user), SaleBook.accounts(user, currency)).flatMap(List::stream).toList();
    }
}
