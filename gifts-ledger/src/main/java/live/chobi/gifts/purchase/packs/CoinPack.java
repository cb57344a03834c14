package live.chobi.gifts.purchase.packs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Coins that are sold together.
///
/// @param code what stores and tests call it
/// @param bonus coins on top of `coins`, for the same price
/// @param place among the packs; lower ones are shown first
/// @param active whether it is for sale at all
/// @param validFrom null: always
/// @param prices one for each currency
public record CoinPack(UUID id, String code, String name, long coins, long bonus, int place, boolean active,
        @Nullable Instant validFrom, @Nullable Instant validTo, List<Price> prices) {
    /// What a buyer gets.
    public long coinsWithBonus() {
        return coins + bonus;
    }

    public Optional<Price> price(String currency) {
        return prices.stream().filter(it -> it.currency().equals(currency)).findFirst();
    }
}
