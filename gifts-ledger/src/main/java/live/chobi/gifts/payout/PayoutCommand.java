package live.chobi.gifts.payout;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.UserId;
import live.chobi.log.Command;
import live.chobi.log.Postings.AccountId;

/// A command about one host's payouts. All of them hold the lock of the host's earnings, so a payout is changed by one
/// at a time.
sealed interface PayoutCommand<A> extends Command<A> permits StartPayout, EndPayout, AgreeToPayout, FollowPayout {
    UserId user();

    /// The payout that it is about, where there is one already.
    Optional<UUID> payout();

    @Override
    default Optional<UUID> log() {
        return Optional.empty();
    }

    @Override
    default List<AccountId> accounts() {
        return PayoutMoney.accounts(user());
    }
}
