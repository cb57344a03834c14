package live.chobi.identity.tokens;

import static live.chobi.schema.generated.identity.Tables.TOKEN_FAMILY;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import live.chobi.schema.Database;

/// The sign-ins whose access tokens are called back before they end. Every node reads them every few seconds, and the
/// one that bars at once; a token is checked against memory. Bounded by [#MAX], of which the newest count: an access
/// token lives for an hour. [#contains] on any thread, [#refresh] on virtual ones.
public final class Barred {
    private static final int MAX = 100_000;

    private final Database database;
    private final InstantSource clock;
    private volatile Set<UUID> signIns = Set.of();

    Barred(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    public boolean contains(UUID signIn) {
        return signIns.contains(signIn);
    }

    public void refresh() {
        var since = clock.instant().minus(AccessTokens.LIFE).atOffset(ZoneOffset.UTC);
        signIns = Set.copyOf(database.read(sql -> sql.select(TOKEN_FAMILY.ID).from(TOKEN_FAMILY)
                .where(TOKEN_FAMILY.BARRED_AT.gt(since)).orderBy(TOKEN_FAMILY.BARRED_AT.desc()).limit(MAX)
                .fetchSet(TOKEN_FAMILY.ID)));
    }
}
