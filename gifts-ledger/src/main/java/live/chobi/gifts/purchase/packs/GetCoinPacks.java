package live.chobi.gifts.purchase.packs;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import live.chobi.schema.Database;
import org.jspecify.annotations.Nullable;

/// `gifts.getCoinPacks`: what can be bought here, at what price. Empty where nothing is sold.
public final class GetCoinPacks implements Procedure<Procedure.Nothing, GetCoinPacks.Output> {
    /// @param coins with the bonus that is part of them
    /// @param prices in the currencies that are taken here
    public record Pack(UUID id, String code, String name, long coins, long bonus, List<Price> prices) {}

    /// There are few, so there is no second page.
    public record Output(List<Pack> items, @Nullable String nextCursor) {}

    private final Database database;
    private final Set<String> currencies;

    /// @param currencies that are taken here; none where nothing is sold
    public GetCoinPacks(Database database, Set<String> currencies) {
        this.database = database;
        this.currencies = Set.copyOf(currencies);
    }

    @Override
    public Output handle(Caller caller, Nothing input) {
        return new Output(database.read(CoinPacks::forSale).stream()
                .map(pack -> new Pack(pack.id(), pack.code(), pack.name(), pack.coinsWithBonus(), pack.bonus(),
                        pack.prices().stream().filter(price -> currencies.contains(price.currency())).toList()))
                .filter(pack -> !pack.prices().isEmpty()).toList(), null);
    }
}
