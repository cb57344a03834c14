package live.chobi.gifts.catalogue;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import live.chobi.schema.Database;
import org.jspecify.annotations.Nullable;

/// What can be given now, remembered for a moment: everybody who opens a session asks for it. A change that is made
/// here is shown at once, another node's after [#FRESH] at most; what a gift costs is read when it is given.
/// Virtual threads.
public final class Showcase {
    static final Duration FRESH = Duration.ofSeconds(1);

    private final Database database;
    private final LongSupplier nanos;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable Seen seen;

    private record Seen(List<GiftTerms> gifts, long nanos) {}

    public Showcase(Database database) {
        this(database, System::nanoTime);
    }

    Showcase(Database database, LongSupplier nanos) {
        this.database = database;
        this.nanos = nanos;
    }

    /// Cheapest first.
    public List<Gift> available(Locale language) {
        return latest().stream().map(it -> it.gift(language)).toList();
    }

    private List<GiftTerms> latest() {
        Seen last = seen;
        if (last != null && isFresh(last)) {
            return last.gifts();
        }
        // One asks the database, and all who come meanwhile have its answer.
        reading.lock();
        try {
            last = seen;
            if (last == null || !isFresh(last)) {
                last = new Seen(database.read(Catalogue::available), nanos.getAsLong());
                seen = last;
            }
            return last.gifts();
        } finally {
            reading.unlock();
        }
    }

    private boolean isFresh(Seen last) {
        return nanos.getAsLong() - last.nanos() < FRESH.toNanos();
    }

    /// After a change was committed. Waits for whoever is just reading what was before.
    void changed() {
        reading.lock();
        try {
            seen = null;
        } finally {
            reading.unlock();
        }
    }
}
