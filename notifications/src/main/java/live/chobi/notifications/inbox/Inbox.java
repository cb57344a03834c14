package live.chobi.notifications.inbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;
import live.chobi.notifications.NotificationMetrics;
import live.chobi.notifications.NotificationMetrics.Withheld;
import live.chobi.outbox.Json;
import live.chobi.schema.BinaryCopy;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/// Writes notifications, inside a transaction of the caller's: what is told is committed with the place of whoever
/// tells it. Virtual threads.
public final class Inbox {
    /// Names that a shared notification keeps beside the newest.
    private static final int OTHERS_MAX = 4;

    private final Barriers barriers;
    private final NotificationMetrics metrics;

    public Inbox(Barriers barriers, NotificationMetrics metrics) {
        this.barriers = barriers;
        this.metrics = metrics;
    }

    /// Tells each cause once, however often it is given. Nobody is told of what they did themselves, nor of anything by
    /// somebody whom they have blocked or who has blocked them.
    public void write(DSLContext tx, List<Cause> causes) {
        List<Cause> wanted = wanted(tx, causes);
        if (wanted.isEmpty()) {
            return;
        }
        List<Cause> fresh = remember(tx, wanted);
        Map<Group, Gathered> groups = new LinkedHashMap<>();
        List<Cause> single = new ArrayList<>();
        for (Cause cause : fresh) {
            cause.group().ifPresentOrElse(
                    key -> groups.merge(new Group(cause.recipient(), key), Gathered.of(cause), Gathered::then),
                    () -> single.add(cause));
        }
        copy(tx, single);
        join(tx, groups);
        metrics.written(fresh);
    }

    /// Tells many the same. The caller sees to it that each is told once.
    ///
    /// @return how many were
    public int tell(DSLContext tx, Kind kind, UserId actor, Collection<UserId> recipients, Subject subject,
            Instant at) {
        List<Cause> wanted = wanted(tx, recipients.stream()
                .map(it -> Cause.of(kind, it, actor, it.value(), 0, subject, at)).toList());
        copy(tx, wanted);
        metrics.written(wanted);
        return wanted.size();
    }

    private List<Cause> wanted(DSLContext tx, List<Cause> causes) {
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
    private List<Cause> remember(DSLContext tx, List<Cause> causes) {
        Set<Cause.Key> fresh = new HashSet<>(tx.fetch("""
                insert into notifications.cause (user_id, type, source, seq, at)
                select user_id, type, source, seq, now()
                from unnest({0}::uuid[], {1}::text[], {2}::uuid[], {3}::bigint[]) as t (user_id, type, source, seq)
                on conflict do nothing returning user_id, type, source, seq
                """, uuids(causes, it -> it.recipient().value()), texts(causes, it -> it.kind().stored()),
                uuids(causes, Cause::source), DSL.val(causes.stream().map(Cause::seq).toArray(Long[]::new)))
                .map(row -> new Cause.Key(row.get("user_id", UUID.class), row.get("type", String.class),
                        row.get("source", UUID.class), row.get("seq", Long.class))));
        // Given twice at once, a cause is told once all the same.
        List<Cause> firsts = causes.stream().filter(it -> fresh.remove(it.key())).toList();
        metrics.withheld(Withheld.REPEATED, causes.size() - firsts.size());
        return firsts;
    }

    private static void copy(DSLContext tx, List<Cause> causes) {
        if (causes.isEmpty()) {
            return;
        }
        BinaryCopy copy = new BinaryCopy("notifications.notification", "id", "user_id", "type", "actor", "payload",
                "at");
        for (Cause cause : causes) {
            copy.row().uuid(Uuid7.next()).uuid(cause.recipient().value()).text(cause.kind().stored())
                    .uuidOrNull(cause.actor() == null ? null : cause.actor().value())
                    .jsonb(Json.write(cause.subject())).instant(cause.at());
        }
        copy.write(tx);
    }

    private record Group(UserId recipient, String key) {}

    /// Causes of one batch that share a notification.
    ///
    /// @param people who they are of, the newest first, each once
    private record Gathered(Cause newest, List<UUID> people, int count, long coins) {
        static Gathered of(Cause cause) {
            return new Gathered(cause, List.of(Objects.requireNonNull(cause.actor()).value()), 1, cause.coins());
        }

        Gathered then(Gathered next) {
            List<UUID> all = new ArrayList<>(next.people);
            people.stream().filter(it -> !all.contains(it)).limit(OTHERS_MAX).forEach(all::add);
            return new Gathered(next.newest, all, count + next.count, coins + next.coins);
        }

        String others() {
            return people.stream().skip(1).limit(OTHERS_MAX).map(UUID::toString)
                    .collect(Collectors.joining(",", "{", "}"));
        }
    }

    /// In one order, which all writers share.
    private static void join(DSLContext tx, Map<Group, Gathered> groups) {
        if (groups.isEmpty()) {
            return;
        }
        List<Map.Entry<Group, Gathered>> all = List.copyOf(groups.entrySet());
        tx.execute("""
                insert into notifications.notification
                    (id, user_id, type, actor, others, group_key, count, coins, payload, at)
                select id, user_id, type, actor, others::uuid[], group_key, count, coins, payload::jsonb,
                    at::timestamptz
                from unnest({0}::uuid[], {1}::uuid[], {2}::text[], {3}::uuid[], {4}::text[], {5}::text[], {6}::int[],
                        {7}::bigint[], {8}::text[], {9}::text[])
                    as t (id, user_id, type, actor, others, group_key, count, coins, payload, at)
                order by user_id, group_key
                on conflict (user_id, group_key) where read_at is null and group_key is not null do update set
                    actor = excluded.actor,
                    others = case when notification.actor = excluded.actor then notification.others
                        else (excluded.others || notification.actor || notification.others)[1 : 4] end,
                    count = notification.count + excluded.count, coins = notification.coins + excluded.coins,
                    payload = excluded.payload, at = greatest(notification.at, excluded.at),
                    tx = pg_current_xact_id()
                """, uuids(all, _ -> Uuid7.next()), uuids(all, it -> it.getKey().recipient().value()),
                texts(all, it -> it.getValue().newest().kind().stored()),
                uuids(all, it -> it.getValue().people().getFirst()), texts(all, it -> it.getValue().others()),
                texts(all, it -> it.getKey().key()),
                DSL.val(all.stream().map(it -> it.getValue().count()).toArray(Integer[]::new)),
                DSL.val(all.stream().map(it -> it.getValue().coins()).toArray(Long[]::new)),
                texts(all, it -> Json.write(it.getValue().newest().subject())),
                texts(all, it -> Json.format(it.getValue().newest().at())));
    }

    private static <T> Field<UUID[]> uuids(List<T> of, Function<T, UUID> value) {
        return DSL.val(of.stream().map(value).toArray(UUID[]::new));
    }

    private static <T> Field<String[]> texts(List<T> of, Function<T, String> value) {
        return DSL.val(of.stream().map(value).toArray(String[]::new));
    }
}
