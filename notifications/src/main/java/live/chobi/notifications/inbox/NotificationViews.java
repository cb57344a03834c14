package live.chobi.notifications.inbox;

import static live.chobi.schema.generated.notifications.Tables.NOTIFICATION;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.log.Actors;
import live.chobi.outbox.Json;
import live.chobi.schema.generated.notifications.tables.records.NotificationRecord;
import org.jspecify.annotations.Nullable;

/// Stored notifications become what is shown: names, titles and gifts are looked up for all of them at once.
/// Virtual threads.
public final class NotificationViews {
    private final Actors actors;
    private final Subjects subjects;

    public NotificationViews(Actors actors, Subjects subjects) {
        this.actors = actors;
        this.subjects = subjects;
    }

    /// In the order of the rows.
    List<NotificationView> of(Collection<NotificationRecord> rows) {
        List<Stored> all = rows.stream().map(Stored::of).toList();
        Map<UserId, ?> names = actors.views(all.stream().flatMap(Stored::people).collect(Collectors.toSet()));
        List<SessionId> wanted = all.stream().map(it -> it.subject().session()).flatMap(Stream::ofNullable).distinct()
                .toList();
        Map<SessionId, ?> sessions = wanted.isEmpty() ? Map.of() : subjects.sessions(wanted);
        return all.stream().map(it -> view(it, names, sessions)).toList();
    }

    private record Stored(NotificationRecord row, Subject subject) {
        static Stored of(NotificationRecord row) {
            return new Stored(row, Json.read(row.get(NOTIFICATION.PAYLOAD).data(), Subject.class));
        }

        Optional<UserId> actor() {
            return Optional.ofNullable(row.get(NOTIFICATION.ACTOR)).map(UserId::new);
        }

        List<UserId> others() {
            return Arrays.stream(row.get(NOTIFICATION.OTHERS)).map(UserId::new).toList();
        }

        Stream<UserId> people() {
            return Stream.concat(actor().stream(), others().stream());
        }
    }

    private NotificationView view(Stored it, Map<UserId, ?> names, Map<SessionId, ?> sessions) {
        NotificationRecord row = it.row();
        Subject about = it.subject();
        Kind kind = Kind.of(row.get(NOTIFICATION.TYPE));
        return new NotificationView(row.get(NOTIFICATION.ID), kind, it.actor().<Object>map(names::get).orElse(null),
                row.get(NOTIFICATION.AT).toInstant(), row.get(NOTIFICATION.READ_AT) != null,
                row.get(NOTIFICATION.COUNT),
                it.others().stream().map(names::get).filter(Objects::nonNull).toList(),
                shown(about.session(), sessions), about.seq(),
                Optional.ofNullable(about.gift()).flatMap(subjects::gift).orElse(null),
                kind == Kind.GIFT_RECEIVED ? row.get(NOTIFICATION.COINS) : null, about.action(), about.until(),
                about.text(), about.video(), about.comment());
    }

    private static @Nullable Object shown(@Nullable SessionId session, Map<SessionId, ?> sessions) {
        return session == null ? null : sessions.get(session);
    }
}
