package live.chobi.gifts.catalogue;

import java.util.List;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import live.chobi.schema.Database;

/// `gifts.getAvailableGifts`: a bare array, cheapest first.
public final class GetAvailableGifts implements Procedure<Procedure.Nothing, List<Gift>> {
    private final Database database;

    public GetAvailableGifts(Database database) {
        this.database = database;
    }

    @Override
    public List<Gift> handle(Caller caller, Nothing input) {
        return database.read(Catalogue::available);
    }
}
