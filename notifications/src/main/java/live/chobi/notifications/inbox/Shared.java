package live.chobi.notifications.inbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;
import live.chobi.outbox.Json;
import org.jooq.DSLContext;

/// Causes of one batch that share a notification, and how they join those before them.
///
/// @param people who they are of, the newest first, each once
record Shared(Cause newest, List<UUID> people, long count, long coins) {
    /// Names that a shared notification keeps beside the newest.
    private static final int OTHERS_MAX = 4;

    /// The notifications of one user under one key, of which at most one is unread.
    record Group(UserId recipient, String key) {}

    static Shared of(Cause cause) {
        return new Shared(cause, List.of(Objects.requireNonNull(cause.actor()).value()), 1, cause.coins());
    }

    Shared then(Shared next) {
        List<UUID> all = new ArrayList<>(next.people);
        people.stream().filter(it -> !next.people.contains(it)).limit(OTHERS_MAX).forEach(all::add);
        return new Shared(next.newest, all, count + next.count, coins + next.coins);
    }

    private String others() {
        return people.stream().skip(1).limit(OTHERS_MAX).map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }

    /// Writes them, in one order which all writers share. Answers the ids of the notifications that there were none
    /// of before.
    static Map<Group, UUID> join(DSLContext tx, Map<Group, Shared> groups) {
        if (groups.isEmpty()) {
            return Map.of();
        }
        List<Map.Entry<Group, Shared>> all = List.copyOf(groups.entrySet());
        Map<Group, UUID> fresh = new HashMap<>();
        tx.fetch("""
                insert into notifications.notification
                    (id, user_id, type, actor, others, group_key, count, coins, payload, at)
                select id, user_id, type, actor, others::uuid[], group_key, count, coins, payload::jsonb,
                    at::timestamptz
                from unnest({0}::uuid[], {1}::uuid[], {2}::text[], {3}::uuid[], {4}::text[], {5}::text[],
                        {6}::bigint[], {7}::bigint[], {8}::text[], {9}::text[])
                    as t (id, user_id, type, actor, others, group_key, count, coins, payload, at)
                order by user_id, group_key
                on conflict (user_id, group_key) where read_at is null and group_key is not null do update set
                    actor = excluded.actor,
                    others = case when notification.actor = excluded.actor then notification.others
                        else (excluded.others || notification.actor || notification.others)[1 : 4] end,
                    count = notification.count + excluded.count, coins = notification.coins + excluded.coins,
                    payload = excluded.payload, at = greatest(notification.at, excluded.at),
                    tx = pg_current_xact_id()
                returning id, user_id, group_key, xmax = 0 as fresh
                """, Columns.uuids(all, _ -> Uuid7.next()),
                Columns.uuids(all, it -> it.getKey().recipient().value()),
                Columns.texts(all, it -> it.getValue().newest().kind().stored()),
                Columns.uuids(all, it -> it.getValue().people().getFirst()),
                Columns.texts(all, it -> it.getValue().others()), Columns.texts(all, it -> it.getKey().key()),
                Columns.numbers(all, it -> it.getValue().count()), Columns.numbers(all, it -> it.getValue().coins()),
                Columns.texts(all, it -> Json.write(it.getValue().newest().subject())),
                Columns.texts(all, it -> Json.format(it.getValue().newest().at()))).forEach(row -> {
                    if (row.get("fresh", Boolean.class)) {
                        fresh.put(new Group(new UserId(row.get("user_id", UUID.class)),
                                row.get("group_key", String.class)), row.get("id", UUID.class));
                    }
                });
        return fresh;
    }
}
