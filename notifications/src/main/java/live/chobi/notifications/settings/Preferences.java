package live.chobi.notifications.settings;

import static live.chobi.schema.generated.notifications.Tables.MUTED_SENDER;
import static live.chobi.schema.generated.notifications.Tables.PREFERENCE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import live.chobi.kernel.Problem;
import live.chobi.kernel.UserId;
import live.chobi.notifications.inbox.Cause;
import live.chobi.notifications.inbox.Choices;
import live.chobi.notifications.inbox.Kind;
import live.chobi.outbox.Json;
import live.chobi.schema.Database;
import live.chobi.schema.generated.notifications.tables.records.PreferenceRecord;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;

/// What users want to be told. A user without a row wants everything. Virtual threads.
public final class Preferences implements Choices {
    static final int MUTED_MAX = 1_000;

    private final Database database;
    private final InstantSource clock;

    public Preferences(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public List<Choice> of(DSLContext tx, List<Cause> causes) {
        Set<UserId> users = new HashSet<>();
        causes.forEach(it -> users.add(it.recipient()));
        Map<UserId, Preference> byUser = read(tx, users);
        Set<Integer> muted = muted(tx, causes);
        List<Choice> choices = new ArrayList<>(causes.size());
        for (int i = 0; i < causes.size(); i++) {
            Cause cause = causes.get(i);
            choices.add(muted.contains(i)
                    ? Choice.nothingBySender()
                    : byUser.getOrDefault(cause.recipient(), Preference.NONE).at(cause.kind(), clock.instant()));
        }
        return choices;
    }

    private static Set<Integer> muted(DSLContext tx, List<Cause> causes) {
        return Set.copyOf(tx.fetch("""
                select place::int from unnest({0}::uuid[], {1}::uuid[]) with ordinality as t (wanted, caused_by, place)
                where exists (select from notifications.muted_sender where user_id = wanted and sender = caused_by)
                """, ids(causes, it -> it.recipient().value()),
                ids(causes, it -> it.actor() == null ? null : it.actor().value()))
                .map(row -> row.get(0, Integer.class) - 1));
    }

    private static Field<UUID[]> ids(List<Cause> causes, Function<Cause, UUID> id) {
        return DSL.val(causes.stream().map(id).toArray(UUID[]::new));
    }

    private static Map<UserId, Preference> read(DSLContext sql, Collection<UserId> users) {
        return sql.selectFrom(PREFERENCE)
                .where(PREFERENCE.USER_ID.eq(DSL.any(users.stream().map(UserId::value).toArray(UUID[]::new))))
                .fetchMap(row -> new UserId(row.getUserId()), Preferences::preference);
    }

    Preference of(UserId user) {
        return database.read(sql -> read(sql, List.of(user))).getOrDefault(user, Preference.NONE);
    }

    /// Whom the user has muted, the newest first.
    List<UserId> mutedBy(UserId user) {
        return database.read(sql -> sql.select(MUTED_SENDER.SENDER).from(MUTED_SENDER)
                .where(MUTED_SENDER.USER_ID.eq(user.value())).orderBy(MUTED_SENDER.AT.desc(), MUTED_SENDER.SENDER)
                .fetch(row -> new UserId(row.value1())));
    }

    /// All of it or nothing. PRECONDITION_FAILED `too_many_muted` beyond [#MUTED_MAX].
    void change(UserId user, UnaryOperator<Preference> change, Collection<UserId> mute, Collection<UserId> unmute) {
        database.transact(tx -> {
            tx.execute("insert into notifications.preference (user_id) values ({0}) on conflict do nothing",
                    DSL.val(user.value()));
            // Changes of one user come one after the other, and each builds on the one before it.
            PreferenceRecord row = tx.selectFrom(PREFERENCE).where(PREFERENCE.USER_ID.eq(user.value())).forUpdate()
                    .fetchSingle();
            write(tx, user, change.apply(preference(row)));
            tx.deleteFrom(MUTED_SENDER).where(MUTED_SENDER.USER_ID.eq(user.value()),
                    MUTED_SENDER.SENDER.eq(DSL.any(uuids(unmute)))).execute();
            tx.execute("""
                    insert into notifications.muted_sender (user_id, sender) select {0}, unnest({1}::uuid[])
                    on conflict do nothing
                    """, DSL.val(user.value()), DSL.val(uuids(mute)));
            if (tx.fetchCount(MUTED_SENDER, MUTED_SENDER.USER_ID.eq(user.value())) > MUTED_MAX) {
                throw Problem.refused("too_many_muted", "at most " + MUTED_MAX + " users can be muted").about("mute");
            }
        });
    }

    private static UUID[] uuids(Collection<UserId> users) {
        return users.stream().map(UserId::value).toArray(UUID[]::new);
    }

    private static void write(DSLContext tx, UserId user, Preference wanted) {
        Optional<QuietHours> quiet = wanted.quiet();
        tx.update(PREFERENCE).set(PREFERENCE.OFF, JSONB.jsonb(Json.write(off(wanted))))
                .set(PREFERENCE.QUIET_FROM, quiet.map(QuietHours::from).orElse(null))
                .set(PREFERENCE.QUIET_TO, quiet.map(QuietHours::to).orElse(null))
                .set(PREFERENCE.TIME_ZONE, quiet.map(it -> it.zone().getId()).orElse(null))
                .where(PREFERENCE.USER_ID.eq(user.value())).execute();
    }

    private static ObjectNode off(Preference wanted) {
        ObjectNode off = Json.MAPPER.createObjectNode();
        wanted.off().forEach((kind, channels) -> {
            ArrayNode names = off.putArray(kind.stored());
            channels.forEach(it -> names.add(it.name().toLowerCase(Locale.ROOT)));
        });
        return off;
    }

    private static Preference preference(PreferenceRecord row) {
        Map<Kind, Set<Channel>> off = new EnumMap<>(Kind.class);
        for (Map.Entry<String, JsonNode> entry : Json.tree(row.getOff().data()).properties()) {
            Set<Channel> channels = EnumSet.noneOf(Channel.class);
            entry.getValue().forEach(it -> channels.add(Channel.valueOf(it.asText().toUpperCase(Locale.ROOT))));
            off.put(Kind.of(entry.getKey()), channels);
        }
        return new Preference(off, row.getQuietFrom() == null
                ? Optional.empty()
                : Optional.of(new QuietHours(row.getQuietFrom(), row.getQuietTo(), ZoneId.of(row.getTimeZone()))));
    }
}
