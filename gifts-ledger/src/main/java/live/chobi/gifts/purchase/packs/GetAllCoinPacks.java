package live.chobi.gifts.purchase.packs;

import java.util.List;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import live.chobi.schema.Database;
import org.jspecify.annotations.Nullable;

/// `gifts.getAllCoinPacks`: as an administrator sees them, with those that are not for sale and every currency.
public final class GetAllCoinPacks implements Procedure<Procedure.Nothing, GetAllCoinPacks.Output> {
    public record Output(List<CoinPack> items, @Nullable String nextCursor) {}

    private final Database database;

    public GetAllCoinPacks(Database database) {
        this.database = database;
    }

    @Override
    public Output handle(Caller caller, Nothing input) {
        return new Output(database.read(CoinPacks::all), null);
    }
}
