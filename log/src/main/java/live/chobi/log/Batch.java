package live.chobi.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import live.chobi.kernel.Problem;
import live.chobi.kernel.UserId;
import live.chobi.log.Draft.Head;
import live.chobi.log.Postings.Book;
import live.chobi.outbox.Events;
import live.chobi.outbox.Jobs;
import live.chobi.outbox.NewEvent;
import live.chobi.outbox.NewJob;
import live.chobi.schema.Bundle;
import live.chobi.schema.NewRows;
import org.jooq.DSLContext;

/// One transaction over many commands: lock, read keys, load facts, decide in arrival order, write. Used once, inside
/// one database transaction, by the shard that made it.
final class Batch {
    /// A batch looks up some hundred rows by their keys, in tables that may be small today and large tomorrow: whatever
    /// statistics say, it must never read one whole. Its statements are the same every time, so that one plan will do.
    private static final String BEGIN = """
            insert into log.batch (id) select ? from (select set_config('enable_seqscan', 'off', true),
                set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true),
                set_config('plan_cache_mode', 'force_generic_plan', true)) settings
            on conflict do nothing returning id""";
    private static final String LOCK_HEADS = "select id, owner, phase, seq from log.head where id = any (?) order by id"
            + " for no key update";
    private static final String MOVE_HEADS = """
            update log.head set seq = t.seq, phase = t.phase
            from unnest(?::uuid[], ?::bigint[], ?::text[]) as t (id, seq, phase) where head.id = t.id""";

    private final DSLContext tx;
    private final Postings postings;
    private final MediaClock mediaClock;
    private final Instant now;
    private final Map<UUID, Head> heads = new HashMap<>();
    private final Map<UUID, Long> seqBefore = new HashMap<>();
    private final Map<UUID, String> phaseBefore = new HashMap<>();
    private final Map<FactSource<?>, Object> facts = new LinkedHashMap<>();
    private final List<LogRow> rows = new ArrayList<>();
    private final List<NewEvent> events = new ArrayList<>();
    private final Map<String, NewJob> jobs = new LinkedHashMap<>();
    private final TreeSet<String> cancelled = new TreeSet<>();

    Batch(DSLContext tx, Postings postings, MediaClock mediaClock, Instant now) {
        this.tx = tx;
        this.postings = postings;
        this.mediaClock = mediaClock;
        this.now = now;
    }

    /// Decides and writes; the caller commits, then completes the answers. Empty when the batch of this id is committed
    /// already: then its decisions stand.
    Optional<List<LogRow>> run(UUID id, List<Submission<?, ?, ?>> submissions) {
        boolean[] isNew = new boolean[1];
        Bundle bundle = new Bundle(tx);
        // Waits while an earlier attempt is still being committed.
        bundle.query(BEGIN, _ -> isNew[0] = true, id);
        lockHeads(bundle, submissions);
        Book book = lockBook(bundle, submissions);
        // A later statement than the locks: READ COMMITTED then sees what the last holder of the lock has written.
        AnsweredKeys keys = AnsweredKeys.read(bundle, submissions);
        bundle.run();
        if (!isNew[0]) {
            return Optional.empty();
        }
        loadFacts(submissions);
        for (Submission<?, ?, ?> submission : submissions) {
            decide(submission, book, keys);
        }
        write(bundle, book, keys);
        return Optional.of(rows);
    }

    private void lockHeads(Bundle bundle, List<Submission<?, ?, ?>> submissions) {
        UUID[] wanted = submissions.stream().map(Submission::command)
                .flatMap(it -> Stream.concat(it.log().stream(), it.beside().stream())).distinct()
                .toArray(UUID[]::new);
        if (wanted.length == 0) {
            return;
        }
        bundle.query(LOCK_HEADS, row -> {
            Head head = new Head(row.getObject("id", UUID.class), new UserId(row.getObject("owner", UUID.class)),
                    row.getString("phase"), row.getLong("seq"));
            heads.put(head.log, head);
            seqBefore.put(head.log, head.seq);
            phaseBefore.put(head.log, head.phase);
        }, (Object) wanted);
    }

    private Book lockBook(Bundle bundle, List<Submission<?, ?, ?>> submissions) {
        List<Submission<?, ?, ?>> withMoney = submissions.stream().filter(it -> !it.command().accounts().isEmpty())
                .toList();
        return postings.lock(bundle,
                withMoney.stream().flatMap(it -> it.command().accounts().stream()).distinct().toList(),
                withMoney.stream().map(it -> Stripe.of(it.command().place())).distinct().toList());
    }

    private void loadFacts(List<Submission<?, ?, ?>> submissions) {
        Map<FactSource<?>, List<Command<?>>> bySource = new LinkedHashMap<>();
        submissions.forEach(it -> bySource.computeIfAbsent(it.kind().facts(), _ -> new ArrayList<>())
                .add(it.command()));
        bySource.forEach(
                (source, commands) -> facts.put(source, Objects.requireNonNull(source.load(tx, commands, seqBefore))));
    }

    private <C extends Command<A>, F, A> void decide(Submission<C, F, A> submission, Book book, AnsweredKeys keys) {
        C command = submission.command();
        Optional<Problem> conflict = Optional.empty();
        if (command.key().isPresent()) {
            switch (keys.find(command.key().get())) {
                case AnsweredKeys.Unknown _ -> {
                }
                case AnsweredKeys.Answered(String answer) -> {
                    submission.decidedBefore(answer);
                    return;
                }
                case AnsweredKeys.OtherTerms _ -> conflict = Optional.of(Problem.conflict("idempotency_key_reused",
                        "this idempotency key was used with other terms"));
            }
        }
        Head head = command.log().map(heads::get).orElse(null);
        Optional<UUID> missing = Stream.concat(command.log().stream(), command.beside().stream())
                .filter(log -> !heads.containsKey(log)).findFirst();
        if (conflict.isPresent()) {
            submission.refused(conflict.get());
        } else if (missing.isPresent()) {
            submission.refused(Problem.notFound("session", missing.get()));
        } else {
            decideNew(submission, new Draft(head, command.beside().stream().map(heads::get)
                    .map(Objects::requireNonNull).toList(), book, Stripe.of(command.place()), now, mediaClock), keys);
        }
    }

    private <C extends Command<A>, F, A> void decideNew(Submission<C, F, A> submission, Draft draft,
            AnsweredKeys keys) {
        @SuppressWarnings("unchecked")
        F loaded = (F) Objects.requireNonNull(facts.get(submission.kind().facts()));
        try {
            A answer = submission.kind().decide(submission.command(), loaded, draft);
            // An answer that cannot be stored must fail before anything is kept.
            submission.command().key().ifPresent(key -> keys.answer(key, answer));
            draft.keep();
            keep(draft);
            submission.decided(answer);
        } catch (RuntimeException refusalOrBug) {
            draft.forget();
            submission.refused(refusalOrBug);
        } catch (Error bug) {
            // Such as a stack overflow over one command's input: the others of the batch have no part in it.
            draft.forget();
            submission.refused(new IllegalStateException(bug));
        }
    }

    private void keep(Draft draft) {
        rows.addAll(draft.rows);
        rows.addAll(draft.besideRows);
        events.addAll(draft.events);
        for (String key : draft.cancelled) {
            jobs.remove(key);
            cancelled.add(key);
        }
        for (NewJob job : draft.jobs) {
            cancelled.remove(job.key());
            jobs.put(job.key(), job);
        }
    }

    private void write(Bundle bundle, Book book, AnsweredKeys keys) {
        writeRows(bundle);
        writeHeads(bundle);
        book.write(bundle);
        keys.write(bundle);
        Events.write(bundle, events);
        Jobs.cancel(bundle, cancelled);
        Jobs.enqueue(bundle, List.copyOf(jobs.values()));
        facts.forEach((source, loaded) -> writeFacts(bundle, source, loaded));
        bundle.run();
    }

    private static <F> void writeFacts(Bundle bundle, FactSource<F> source, Object loaded) {
        @SuppressWarnings("unchecked")
        F of = (F) loaded;
        source.write(bundle, of);
    }

    private void writeRows(Bundle bundle) {
        NewRows fresh = new NewRows("log.row", "log_id", "seq", "at", "media_at", "type", "actor", "payload");
        for (LogRow row : rows) {
            fresh.row().uuid(row.log()).int8(row.seq()).instant(row.at()).instantOrNull(row.mediaAt()).text(row.type())
                    .uuidOrNull(row.actor() == null ? null : row.actor().value()).jsonb(row.payload());
        }
        fresh.write(bundle);
    }

    private void writeHeads(Bundle bundle) {
        Collection<Head> changed = heads.values().stream()
                .filter(head -> head.seq != Objects.requireNonNull(seqBefore.get(head.log))
                        || !head.phase.equals(phaseBefore.get(head.log)))
                .toList();
        if (changed.isEmpty()) {
            return;
        }
        bundle.update(MOVE_HEADS, changed.stream().map(head -> head.log).toArray(UUID[]::new),
                changed.stream().map(head -> head.seq).toArray(Long[]::new),
                changed.stream().map(head -> head.phase).toArray(String[]::new));
    }
}
