package live.chobi.log;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import live.chobi.kernel.UserId;
import live.chobi.log.Postings.AccountId;
import live.chobi.log.Postings.Book;
import live.chobi.log.Postings.Outcome;
import live.chobi.log.Postings.Transfer;
import live.chobi.outbox.Json;
import live.chobi.outbox.NewEvent;
import live.chobi.outbox.NewJob;
import org.jspecify.annotations.Nullable;

/// What one command is about to change; kept when the command is accepted, forgotten when it is refused.
///
/// Owner: the shard that runs the batch.
public final class Draft {
    /// A locked log. `phase` and `seq` are as the commands before this one left them.
    static final class Head {
        final UUID log;
        final UserId owner;
        String phase;
        long seq;

        Head(UUID log, UserId owner, String phase, long seq) {
            this.log = log;
            this.owner = owner;
            this.phase = phase;
            this.seq = seq;
        }
    }

    private final @Nullable Head head;
    private final Map<UUID, Head> beside;
    private final Book book;
    private final short stripe;
    private final Instant now;
    private final MediaClock mediaClock;
    private @Nullable String phase;
    final List<LogRow> rows = new ArrayList<>();
    /// Those of other logs.
    final List<LogRow> besideRows = new ArrayList<>();
    final List<NewEvent> events = new ArrayList<>();
    final List<NewJob> jobs = new ArrayList<>();
    final List<String> cancelled = new ArrayList<>();

    /// @param beside the heads of the command's other logs
    Draft(@Nullable Head head, List<Head> beside, Book book, short stripe, Instant now, MediaClock mediaClock) {
        this.head = head;
        this.beside = beside.stream().collect(Collectors.toUnmodifiableMap(it -> it.log, it -> it));
        this.book = book;
        this.stripe = stripe;
        this.now = now;
        this.mediaClock = mediaClock;
        this.phase = head == null ? null : head.phase;
    }

    /// The batch's moment, to the millisecond; the `at` of its rows.
    public Instant now() {
        return now;
    }

    public UserId owner() {
        return head().owner;
    }

    /// The log's state, in the words of the feature that owns it.
    public String phase() {
        var _ = head();
        return java.util.Objects.requireNonNull(phase);
    }

    public void phase(String next) {
        var _ = head();
        phase = next;
    }

    /// The `seq` of the newest row, this draft's own included.
    public long lastSeq() {
        return head().seq + rows.size();
    }

    /// The state of another log that the command names.
    public String phaseBeside(UUID log) {
        return beside(log).phase;
    }

    public UserId ownerBeside(UUID log) {
        return beside(log).owner;
    }

    /// Appends a row to another log that the command names.
    ///
    /// @param payload a record, written as a JSON object
    public LogRow appendBeside(UUID log, String type, @Nullable UserId actor, Object payload) {
        Head other = beside(log);
        long before = other.seq + besideRows.stream().filter(row -> row.log().equals(log)).count();
        LogRow row = new LogRow(log, before + 1, now, mediaClock.newest(log).orElse(null), type, actor,
                Json.write(payload));
        besideRows.add(row);
        return row;
    }

    /// The stripe of the installation's own accounts that this command must use.
    public short stripe() {
        return stripe;
    }

    public long balance(AccountId account) {
        return book.balance(account);
    }

    /// Appends a row.
    ///
    /// @param payload a record, written as a JSON object
    public LogRow append(String type, @Nullable UserId actor, Object payload) {
        Head locked = head();
        LogRow row = new LogRow(locked.log, locked.seq + rows.size() + 1, now,
                mediaClock.newest(locked.log).orElse(null), type, actor, Json.write(payload));
        rows.add(row);
        return row;
    }

    /// Moves money that belongs to the newest row.
    public Outcome post(Transfer transfer) {
        return head == null
                ? book.post(transfer, stripe, Optional.empty(), 0)
                : book.post(transfer, stripe, Optional.of(head.log), lastSeq());
    }

    /// Tells readers outside, about the newest row.
    public void event(String topic, Object payload) {
        events.add(head == null
                ? new NewEvent(topic, null, null, payload)
                : new NewEvent(topic, head.log, lastSeq(), payload));
    }

    /// Enqueues a job; it replaces the one that has its key.
    public void enqueue(String key, String kind, Object payload, Duration delay) {
        cancelled.remove(key);
        jobs.removeIf(job -> job.key().equals(key));
        jobs.add(new NewJob(key, kind, payload, delay));
    }

    public void cancel(String jobKey) {
        jobs.removeIf(job -> job.key().equals(jobKey));
        cancelled.add(jobKey);
    }

    /// The command is accepted: the next one of the batch starts from here.
    void keep() {
        if (head != null) {
            head.seq += rows.size();
            head.phase = phase();
        }
        besideRows.forEach(row -> beside(row.log()).seq = row.seq());
        book.keep();
    }

    /// The command is refused.
    void forget() {
        book.rollback();
    }

    private Head beside(UUID log) {
        Head other = beside.get(log);
        if (other == null) {
            throw new IllegalStateException("the command does not name log " + log);
        }
        return other;
    }

    private Head head() {
        if (head == null) {
            throw new IllegalStateException("the command names no log");
        }
        return head;
    }
}
