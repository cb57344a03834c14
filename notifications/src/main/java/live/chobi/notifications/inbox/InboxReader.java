package live.chobi.notifications.inbox;

import static live.chobi.schema.generated.notifications.Tables.NOTIFICATION;

import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.PageCursor.Place;
import live.chobi.kernel.UserId;
import live.chobi.schema.Database;
import live.chobi.schema.generated.notifications.tables.records.NotificationRecord;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/// Reads users' lists and marks what they have seen. Virtual threads.
public final class InboxReader {
    private final Database database;
    private final NotificationViews views;

    public InboxReader(Database database, NotificationViews views) {
        this.database = database;
        this.views = views;
    }

    /// The newest first, at most `limit` of them.
    List<NotificationView> newest(UserId user, boolean unreadOnly, Optional<Kind> kind, Optional<Place> after,
            int limit) {
        Condition wanted = NOTIFICATION.USER_ID.eq(user.value()).and(NOTIFICATION.IN_APP)
                .and(unreadOnly ? NOTIFICATION.READ_AT.isNull() : DSL.noCondition())
                .and(kind.map(it -> NOTIFICATION.TYPE.eq(it.stored())).orElse(DSL.noCondition()))
                .and(after.map(it -> DSL.row(NOTIFICATION.AT, NOTIFICATION.ID).lt(it.at().atOffset(ZoneOffset.UTC),
                        it.id())).orElse(DSL.noCondition()));
        return views.of(database.read(sql -> sql.selectFrom(NOTIFICATION).where(wanted)
                .orderBy(NOTIFICATION.AT.desc(), NOTIFICATION.ID.desc()).limit(limit).fetch()));
    }

    /// Those that come after a place, the oldest first, at most `limit` of them.
    public List<NotificationView> after(UserId user, Place place, int limit) {
        return views.of(database.read(sql -> sql.selectFrom(NOTIFICATION)
                .where(NOTIFICATION.USER_ID.eq(user.value()), NOTIFICATION.IN_APP.isTrue())
                .and(DSL.row(NOTIFICATION.AT, NOTIFICATION.ID).gt(place.at().atOffset(ZoneOffset.UTC), place.id()))
                .orderBy(NOTIFICATION.AT, NOTIFICATION.ID).limit(limit).fetch()));
    }

    /// How many each of these users has not read; absent: none. What came by push alone counts as read.
    public Map<UserId, Integer> unread(Collection<UserId> users) {
        return database.read(sql -> sql.select(NOTIFICATION.USER_ID, DSL.count()).from(NOTIFICATION)
                .where(NOTIFICATION.USER_ID.eq(DSL.any(uuids(users))), NOTIFICATION.READ_AT.isNull())
                .groupBy(NOTIFICATION.USER_ID).fetchMap(row -> new UserId(row.value1()), row -> row.value2()));
    }

    public int unread(UserId user) {
        return unread(List.of(user)).getOrDefault(user, 0);
    }

    /// What stands in the lists under these ids now, with whose it is, the oldest first.
    public Map<UserId, List<NotificationView>> byIds(Collection<UUID> ids) {
        List<NotificationRecord> rows = database.read(sql -> sql.selectFrom(NOTIFICATION)
                .where(NOTIFICATION.ID.eq(DSL.any(ids.toArray(UUID[]::new))))
                .orderBy(NOTIFICATION.AT, NOTIFICATION.ID).fetch());
        List<NotificationView> shown = views.of(rows);
        Map<UserId, List<NotificationView>> byUser = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            byUser.computeIfAbsent(new UserId(rows.get(i).getUserId()), _ -> new java.util.ArrayList<>())
                    .add(shown.get(i));
        }
        return byUser;
    }

    /// Where a notification stands in its user's list; empty when they have none of this id.
    Optional<Place> placeOf(UserId user, UUID id) {
        return database.read(sql -> sql.select(NOTIFICATION.AT).from(NOTIFICATION)
                .where(NOTIFICATION.ID.eq(id), NOTIFICATION.USER_ID.eq(user.value()))
                .fetchOptional(row -> new Place(row.value1().toInstant(), id)));
    }

    /// Those of the user's own; others are left alone. How many were unread until now.
    int markRead(UserId user, Collection<UUID> ids) {
        return mark(user, NOTIFICATION.ID.eq(DSL.any(ids.toArray(UUID[]::new))));
    }

    /// The one at this place and all before it. How many were unread until now.
    int markRead(UserId user, Place upTo) {
        return mark(user,
                DSL.row(NOTIFICATION.AT, NOTIFICATION.ID).le(upTo.at().atOffset(ZoneOffset.UTC), upTo.id()));
    }

    private int mark(UserId user, Condition which) {
        return database.read(sql -> sql.update(NOTIFICATION)
                .set(NOTIFICATION.READ_AT, DSL.field("now()", NOTIFICATION.READ_AT.getDataType()))
                .where(NOTIFICATION.USER_ID.eq(user.value()), NOTIFICATION.READ_AT.isNull(), which).execute());
    }

    private static UUID[] uuids(Collection<UserId> users) {
        return users.stream().map(UserId::value).toArray(UUID[]::new);
    }
}
