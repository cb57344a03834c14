package live.chobi.notifications.inbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;
import live.chobi.notifications.NotificationMetrics;
import live.chobi.notifications.NotificationMetrics.Withheld;
import live.chobi.notifications.inbox.Choices.Choice;
import live.chobi.notifications.inbox.Shared.Group;
import live.chobi.outbox.Json;
import live.chobi.schema.Bundle;
import live.chobi.schema.NewRows;
import org.jooq.DSLContext;

/// Writes notifications, inside a transaction of the caller's: what is told is committed with the place of whoever
/// tells it. Virtual threads.
public final class Inbox {
    private final Barriers barriers;
    private final Choices choices;
    private final Pushes pushes;
    private final NotificationMetrics metrics;

    public Inbox(Barriers barriers, Choices choices, Pushes pushes, NotificationMetrics metrics) {
        this.barriers = barriers;
        this.choices = choices;
        this.pushes = pushes;
        this.metrics = metrics;
    }

    /// A cause that its recipient wants to hear of.
    private record Wanted(Cause cause, Choice choice) {}

    /// One that was written anew.
    private record Fresh(UUID id, UserId user) {}

    /// Tells each cause once, however often it is given. Nobody is told of what they did themselves, of anything by
    /// somebody whom they have blocked or who has blocked them, or of what they do not want to hear of.
    public void write(DSLContext tx, List<Cause> causes) {
        put(tx, remember(tx, wanted(tx, causes)));
    }

    /// Tells many the same. The caller sees to it that each is told once.
    ///
    /// @return how many were
    public int tell(DSLContext tx, Kind kind, UserId actor, Collection<UserId> recipients, Subject subject,
            Instant at) {
        List<Wanted> wanted = wanted(tx, recipients.stream()
                .map(it -> Cause.of(kind, it, actor, it.value(), 0, subject, at)).toList());
        put(tx, wanted);
        return wanted.size();
    }

    private List<Wanted> wanted(DSLContext tx, List<Cause> causes) {
        List<Cause> allowed = allowed(tx, causes);
        if (allowed.isEmpty()) {
            return List.of();
        }
        List<Choice> chosen = choices.of(tx, allowed);
        List<Wanted> wanted = new ArrayList<>(allowed.size());
        for (int i = 0; i < allowed.size(); i++) {
            if (chosen.get(i).isNone()) {
                metrics.withheld(chosen.get(i).muted() ? Withheld.MUTED : Withheld.OFF, 1);
            } else {
                wanted.add(new Wanted(allowed.get(i), chosen.get(i)));
            }
        }
        return wanted;
    }

    private List<Cause> allowed(DSLContext tx, List<Cause> causes) {
        List<Cause> others = causes.stream().filter(it -> !it.isOwn()).toList();
        metrics.withheld(Withheld.OWN, causes.size() - others.size());
        List<Cause> byPeople = others.stream().filter(it -> it.actor() != null).toList();
        if (byPeople.isEmpty()) {
            return others;
        }
        Set<Integer> barred = barriers.among(tx,
                byPeople.stream().map(it -> Objects.requireNonNull(it.actor())).toList(),
                byPeople.stream().map(Cause::recipient).toList());
        metrics.withheld(Withheld.BLOCKED, barred.size());
        Set<Cause> left = new HashSet<>();
        barred.forEach(place -> left.add(byPeople.get(place)));
        return others.stream().filter(it -> !left.contains(it)).toList();
    }

    /// Those that were not told before.
    private List<Wanted> remember(DSLContext tx, List<Wanted> all) {
        if (all.isEmpty()) {
            return all;
        }
        Set<Cause.Key> fresh = new HashSet<>(tx.fetch("""
                insert into notifications.cause (user_id, type, source, seq, at)
                select user_id, type, source, seq, now()
                from unnest({0}::uuid[], {1}::text[], {2}::uuid[], {3}::bigint[]) as t (user_id, type, source, seq)
                on conflict do nothing returning user_id, type, source, seq
                """, Columns.uuids(all, it -> it.cause().recipient().value()),
                Columns.texts(all, it -> it.cause().kind().stored()), Columns.uuids(all, it -> it.cause().source()),
                Columns.numbers(all, it -> it.cause().seq()))
                .map(row -> new Cause.Key(row.get("user_id", UUID.class), row.get("type", String.class),
                        row.get("source", UUID.class), row.get("seq", Long.class))));
        // Given twice at once, a cause is told once all the same.
        List<Wanted> firsts = all.stream().filter(it -> fresh.remove(it.cause().key())).toList();
        metrics.withheld(Withheld.REPEATED, all.size() - firsts.size());
        return firsts;
    }

    /// One that joins no other.
    private record Row(UUID id, Cause cause, Choice choice) {}

    private void put(DSLContext tx, List<Wanted> all) {
        Map<Group, Shared> groups = new LinkedHashMap<>();
        Set<Group> pushed = new HashSet<>();
        List<Row> rows = new ArrayList<>();
        for (Wanted each : all) {
            // What comes by push alone stands in no list, where others could join it.
            Optional<Group> group = each.cause().group().filter(_ -> each.choice().inApp())
                    .map(key -> new Group(each.cause().recipient(), key));
            if (group.isEmpty()) {
                rows.add(new Row(Uuid7.next(), each.cause(), each.choice()));
                continue;
            }
            groups.merge(group.get(), Shared.of(each.cause()), Shared::then);
            if (each.choice().push()) {
                pushed.add(group.get());
            }
        }
        insertListed(tx, rows.stream().filter(it -> it.choice().inApp()).toList());
        insertUnlisted(tx, rows.stream().filter(it -> !it.choice().inApp()).toList());
        List<Fresh> toPush = new ArrayList<>();
        rows.stream().filter(it -> it.choice().push())
                .forEach(it -> toPush.add(new Fresh(it.id(), it.cause().recipient())));
        Shared.join(tx, groups).forEach((group, id) -> {
            if (pushed.contains(group)) {
                toPush.add(new Fresh(id, group.recipient()));
            }
        });
        if (!toPush.isEmpty()) {
            pushes.enqueue(tx, toPush.stream().map(Fresh::id).toList(), toPush.stream().map(Fresh::user).toList());
        }
        metrics.written(all.stream().map(Wanted::cause).toList());
    }

    private static void insertListed(DSLContext tx, List<Row> rows) {
        NewRows fresh = new NewRows("notifications.notification", "id", "user_id", "type", "actor", "payload",
                "at");
        for (Row row : rows) {
            Cause cause = row.cause();
            fresh.row().uuid(row.id()).uuid(cause.recipient().value()).text(cause.kind().stored())
                    .uuidOrNull(cause.actor() == null ? null : cause.actor().value())
                    .jsonb(Json.write(cause.subject())).instant(cause.at());
        }
        Bundle bundle = new Bundle(tx);
        fresh.write(bundle);
        bundle.run();
    }

    private static void insertUnlisted(DSLContext tx, List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        tx.execute("""
                insert into notifications.notification
                    (id, user_id, type, actor, coins, payload, at, read_at, in_app)
                select id, user_id, type, actor, coins, payload::jsonb, at::timestamptz, at::timestamptz, false
                from unnest({0}::uuid[], {1}::uuid[], {2}::text[], {3}::uuid[], {4}::bigint[], {5}::text[],
                    {6}::text[]) as t (id, user_id, type, actor, coins, payload, at)
                """, Columns.uuids(rows, Row::id), Columns.uuids(rows, it -> it.cause().recipient().value()),
                Columns.texts(rows, it -> it.cause().kind().stored()),
                Columns.uuids(rows, it -> it.cause().actor() == null ? null : it.cause().actor().value()),
                Columns.numbers(rows, it -> it.cause().coins()),
                Columns.texts(rows, it -> Json.write(it.cause().subject())),
                Columns.texts(rows, it -> Json.format(it.cause().at())));
    }
}
