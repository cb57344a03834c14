package live.chobi.users.experience;

import java.util.List;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import live.chobi.schema.Database;
import org.jspecify.annotations.Nullable;

/// `users.getXpRules`. What brings points, so that everybody can work out their own.
public final class GetXpRules implements Procedure<Procedure.Nothing, GetXpRules.Output> {
    public record Output(List<XpRuleView> items, @Nullable String nextCursor) {}

    private final Database database;

    public GetXpRules(Database database) {
        this.database = database;
    }

    @Override
    public Output handle(Caller caller, Nothing input) {
        return new Output(database.read(sql -> Experience.rules(sql).values().stream().map(XpRuleView::of).toList()),
                null);
    }
}
