package live.chobi.server.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import live.chobi.chat.messages.MessageRow;
import live.chobi.chat.standing.Decisions;
import live.chobi.gifts.sending.GiftRow;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.notifications.NotificationMetrics;
import live.chobi.notifications.Notifications;
import live.chobi.notifications.inbox.Cause;
import live.chobi.notifications.inbox.Kind;
import live.chobi.notifications.inbox.Subject;
import live.chobi.outbox.Event;
import live.chobi.outbox.EventReader;
import live.chobi.streaming.sessions.Sessions;
import live.chobi.streaming.sessions.StreamingRows;
import live.chobi.users.follows.Follows;
import live.chobi.videos.comments.Comments;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What happens elsewhere becomes notifications, in the transaction that moves the outbox's cursor: exactly once.
public final class EventsToNotifications implements EventReader.BatchHandler {
    public static final String CONSUMER = "notifications";
    private static final Logger LOG = LoggerFactory.getLogger(EventsToNotifications.class);
    private static final Set<String> TOPICS = Set.of(Follows.FOLLOWED, GiftRow.SENT, StreamingRows.SESSION_LIVE,
            Sessions.SCHEDULED, MessageRow.MENTIONED, Decisions.MODERATED, Comments.COMMENTED);

    private final Notifications notifications;
    private final BiPredicate<UserId, SessionId> maySee;
    private final NotificationMetrics metrics;

    /// @param maySee whether a user may see a session: nobody is told of what they may not
    EventsToNotifications(Notifications notifications, BiPredicate<UserId, SessionId> maySee,
            NotificationMetrics metrics) {
        this.notifications = notifications;
        this.maySee = maySee;
        this.metrics = metrics;
    }

    EventReader reader() {
        return EventReader.ofBatches(notifications.database(), CONSUMER, TOPICS, this);
    }

    @Override
    public void handle(DSLContext tx, List<Event> events) {
        List<Cause> causes = new ArrayList<>();
        for (Event event : events) {
            try {
                switch (event.topic()) {
                    case StreamingRows.SESSION_LIVE -> live(tx, event);
                    case Sessions.SCHEDULED -> notifications.coming().expect(tx, session(event), user(event, "host"),
                            Instant.parse(event.payload().path("scheduledAt").asText()));
                    default -> causes.addAll(causes(event));
                }
            } catch (IllegalArgumentException | java.time.format.DateTimeParseException e) {
                // Written by another version: it must not keep everybody from what comes after it.
                metrics.unreadable();
                LOG.error("nobody is told of an event {} that cannot be read: {}", event.topic(), e.toString());
            }
        }
        notifications.inbox().write(tx, causes);
    }

    @Override
    public void committed() {
        notifications.written();
    }

    /// An encoder that comes back is no news.
    private void live(DSLContext tx, Event event) {
        if (!event.payload().path("resumed").asBoolean()) {
            notifications.waves().begin(tx, Kind.LIVE_STARTED, session(event), user(event, "host"), event.at());
        }
    }

    private List<Cause> causes(Event event) {
        return switch (event.topic()) {
            case Follows.FOLLOWED -> {
                UserId follower = user(event, "follower");
                yield List.of(Cause.of(Kind.NEW_FOLLOWER, user(event, "followee"), follower, follower.value(), 0,
                        Subject.NONE, event.at()));
            }
            case GiftRow.SENT -> List.of(new Cause(Kind.GIFT_RECEIVED, user(event, "host"), user(event, "sender"),
                    session(event).value(), event.seq(), row(event).gift(event.payload().path("gift").asText()),
                    event.payload().path("delta").asLong(), event.at()));
            case Decisions.MODERATED -> List.of(inLog(event, Kind.MODERATION, user(event, "userId"), "actor",
                    row(event).action(event.payload().path("action").asText())
                            .until(moment(event.payload().path("until")))));
            case MessageRow.MENTIONED -> mentions(event);
            case Comments.COMMENTED -> comments(event);
            default -> throw new IllegalArgumentException("no topic of ours: " + event.topic());
        };
    }

    /// The video's owner is told, and whoever is answered.
    private static List<Cause> comments(Event event) {
        UUID comment = UUID.fromString(event.payload().path("commentId").asText());
        Subject subject = Subject.comment(UUID.fromString(event.payload().path("videoId").asText()), comment);
        Set<UserId> told = new LinkedHashSet<>(List.of(user(event, "owner")));
        if (event.payload().hasNonNull("answered")) {
            told.add(user(event, "answered"));
        }
        return told.stream().map(it -> Cause.of(Kind.NEW_COMMENT, it, user(event, "author"), comment, 0, subject,
                event.at())).toList();
    }

    private List<Cause> mentions(Event event) {
        List<Cause> causes = new ArrayList<>();
        for (JsonNode mention : event.payload().path("mentions")) {
            UserId user = new UserId(UUID.fromString(mention.asText()));
            if (maySee.test(user, session(event))) {
                causes.add(inLog(event, Kind.MENTION, user, "sender", row(event)));
            }
        }
        return causes;
    }

    private static Cause inLog(Event event, Kind kind, UserId recipient, String actor, Subject subject) {
        return Cause.of(kind, recipient, user(event, actor), session(event).value(), event.seq(), subject, event.at());
    }

    private static Subject row(Event event) {
        return Subject.of(session(event), event.seq());
    }

    private static SessionId session(Event event) {
        return new SessionId(event.logId().orElseThrow(() -> new IllegalArgumentException("it belongs to no log")));
    }

    private static UserId user(Event event, String field) {
        return new UserId(UUID.fromString(event.payload().path(field).asText()));
    }

    private static @org.jspecify.annotations.Nullable Instant moment(JsonNode time) {
        return time.isTextual() ? Instant.parse(time.asText()) : null;
    }
}
