package live.chobi.videos.catalogue;

import static live.chobi.schema.generated.videos.Tables.VIDEO;
import static live.chobi.schema.generated.videos.Tables.VIEWED;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import live.chobi.identity.secrets.SealedSecrets;
import live.chobi.kernel.Caller;
import live.chobi.kernel.UserId;
import live.chobi.schema.Database;

/// How often videos are viewed: each viewer counts once on a day (UTC). A guest is a keyed hash of the day and their
/// network address, so that the address is nowhere, and says nothing the day after. Virtual threads.
public final class Views {
    private static final int KEY_BYTES = 32;
    private static final int MARK_BYTES = 12;
    /// Days that marks are kept: around midnight, clocks of nodes differ.
    private static final int DAYS_KEPT = 2;

    private final Database database;
    private final SecretKeySpec key;
    private final InstantSource clock;

    private Views(Database database, SecretKeySpec key, InstantSource clock) {
        this.database = database;
        this.key = key;
        this.clock = clock;
    }

    /// Reads the key, or makes the first. Blocks.
    public static Views open(Database database, SealedSecrets secrets, InstantSource clock) {
        return new Views(database, new SecretKeySpec(Base64.getDecoder().decode(secrets.loadOrCreate("video-view-key",
                () -> {
                    byte[] fresh = new byte[KEY_BYTES];
                    new SecureRandom().nextBytes(fresh);
                    return Base64.getEncoder().encodeToString(fresh);
                }).getFirst().value()), "HmacSHA256"), clock);
    }

    /// @param counted false when they have viewed it on this day, or it is their own
    record Viewed(boolean counted, long views) {}

    Viewed add(Video video, Caller caller) {
        LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        boolean own = caller.is(video.owner());
        return database.transaction(tx -> {
            boolean counts = !own && tx.insertInto(VIEWED).set(VIEWED.VIDEO_ID, video.id()).set(VIEWED.DAY, day)
                    .set(VIEWED.VIEWER, mark(caller, day)).onConflictDoNothing().execute() > 0;
            if (counts) {
                tx.update(VIDEO).set(VIDEO.VIEWS, VIDEO.VIEWS.plus(1)).where(VIDEO.ID.eq(video.id())).execute();
            }
            return new Viewed(counts, tx.select(VIDEO.VIEWS).from(VIDEO).where(VIDEO.ID.eq(video.id()))
                    .fetchOptional(VIDEO.VIEWS).orElse(0L));
        });
    }

    private String mark(Caller caller, LocalDate day) {
        return caller.userIfAny().map(UserId::toString).orElseGet(() -> {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(key);
                byte[] hash = mac.doFinal((day + " " + caller.address()).getBytes(StandardCharsets.UTF_8));
                return "guest " + Base64.getUrlEncoder().withoutPadding()
                        .encodeToString(Arrays.copyOf(hash, MARK_BYTES));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /// Forgets who viewed what on days that are over. Called now and then.
    public void sweep() {
        LocalDate first = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(DAYS_KEPT - 1);
        database.transact(tx -> tx.deleteFrom(VIEWED).where(VIEWED.DAY.lt(first)).execute());
    }
}
