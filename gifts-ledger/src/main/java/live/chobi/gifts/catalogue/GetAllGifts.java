package live.chobi.gifts.catalogue;

import java.util.List;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import live.chobi.schema.Database;
import org.jspecify.annotations.Nullable;

/// `gifts.getAllGifts`: the catalogue as an administrator sees it, with what cannot be given now; cheapest first.
public final class GetAllGifts implements Procedure<Procedure.Nothing, GetAllGifts.Output> {
    /// There are at most [SaveGift#GIFTS_MAX], so there is no second page.
    public record Output(List<GiftTerms> items, @Nullable String nextCursor) {}

    private final Database database;

    public GetAllGifts(Database database) {
        this.database = database;
    }

    @Override
    public Output handle(Caller caller, Nothing input) {
        return new Output(database.read(Catalogue::all), null);
    }
}
