package live.chobi.videos.comments;

import static live.chobi.schema.generated.videos.Tables.COMMENT;
import static live.chobi.schema.generated.videos.Tables.COMMENT_LIKED;
import static live.chobi.schema.generated.videos.Tables.VIDEO;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import live.chobi.kernel.PageCursor.Place;
import live.chobi.kernel.Problem;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;
import live.chobi.outbox.Events;
import live.chobi.outbox.NewEvent;
import live.chobi.schema.Database;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Stores and finds comments. Virtual threads.
public final class Comments {
    /// The topic of the outbox: somebody has said something under a video.
    public static final String COMMENTED = "video_commented";
    /// In a minute, by one user.
    private static final int PER_MINUTE = 10;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Database database;
    private final boolean isLimited;

    /// @param isLimited whether a user may say only so much in a minute
    public Comments(Database database, boolean isLimited) {
        this.database = database;
        this.isLimited = isLimited;
    }

    /// For readers outside.
    ///
    /// @param answered whose comment it answers, if any
    record Event(UUID videoId, UUID commentId, UserId author, UserId owner,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UserId answered) {}

    Optional<Comment> find(UUID id) {
        return database.read(db -> find(db, id));
    }

    private static Optional<Comment> find(DSLContext db, UUID id) {
        return db.selectFrom(COMMENT).where(COMMENT.ID.eq(id)).fetchOptional(Comments::comment);
    }

    /// Refusals: no such comment to answer, then too fast.
    Comment add(UUID video, UserId owner, UserId author, String text, @Nullable UUID answers) {
        return database.transaction(tx -> {
            // Also against the deletion of the video, and of what is answered, meanwhile.
            if (tx.select(VIDEO.ID).from(VIDEO).where(VIDEO.ID.eq(video)).forNoKeyUpdate().execute() == 0) {
                throw Problem.notFound("video", video);
            }
            Optional<Comment> answered = Optional.ofNullable(answers).map(id -> find(tx, id)
                    .filter(it -> it.video().equals(video)).orElseThrow(() -> Problem.notFound("comment", id)));
            requireSlow(tx, author);
            UUID id = Uuid7.next();
            @Nullable
            UUID parent = answered.map(it -> it.parent() == null ? it.id() : it.parent()).orElse(null);
            tx.insertInto(COMMENT).set(COMMENT.ID, id).set(COMMENT.VIDEO_ID, video)
                    .set(COMMENT.AUTHOR, author.value()).set(COMMENT.PARENT_ID, parent).set(COMMENT.TEXT, text)
                    .execute();
            if (parent != null) {
                tx.update(COMMENT).set(COMMENT.REPLIES, COMMENT.REPLIES.plus(1)).where(COMMENT.ID.eq(parent))
                        .execute();
            }
            tx.update(VIDEO).set(VIDEO.COMMENTS, VIDEO.COMMENTS.plus(1)).where(VIDEO.ID.eq(video)).execute();
            Events.write(tx, List.of(new NewEvent(COMMENTED, null, null,
                    new Event(video, id, author, owner, answered.map(Comment::author).orElse(null)))));
            return find(tx, id).orElseThrow();
        });
    }

    private void requireSlow(DSLContext tx, UserId author) {
        int lately = isLimited
                ? tx.fetchCount(COMMENT, COMMENT.AUTHOR.eq(author.value()),
                        DSL.condition("created_at > now() - make_interval(secs => {0})", DSL.val(MINUTE.toSeconds())))
                : 0;
        if (lately >= PER_MINUTE) {
            throw Problem.tooFast("too_many_comments", "at most " + PER_MINUTE + " comments in a minute", MINUTE);
        }
    }

    /// With all answers to it; harmless when it is gone already.
    void delete(Comment comment) {
        database.transact(tx -> {
            tx.select(VIDEO.ID).from(VIDEO).where(VIDEO.ID.eq(comment.video())).forNoKeyUpdate().execute();
            int replies = tx.fetchCount(COMMENT, COMMENT.PARENT_ID.eq(comment.id()));
            int gone = tx.deleteFrom(COMMENT).where(COMMENT.ID.eq(comment.id())).execute();
            if (gone > 0) {
                tx.update(VIDEO).set(VIDEO.COMMENTS, VIDEO.COMMENTS.minus(1 + replies))
                        .where(VIDEO.ID.eq(comment.video())).execute();
                tx.update(COMMENT).set(COMMENT.REPLIES, COMMENT.REPLIES.minus(1))
                        .where(COMMENT.ID.eq(comment.parent())).execute();
            }
        });
    }

    /// In the place of the one that was pinned; null: none is.
    void pin(UUID video, @Nullable UUID id) {
        database.transact(tx -> {
            tx.select(VIDEO.ID).from(VIDEO).where(VIDEO.ID.eq(video)).forNoKeyUpdate().execute();
            tx.update(COMMENT).setNull(COMMENT.PINNED_AT)
                    .where(COMMENT.VIDEO_ID.eq(video), COMMENT.PINNED_AT.isNotNull()).execute();
            tx.update(COMMENT).set(COMMENT.PINNED_AT, DSL.currentOffsetDateTime())
                    .where(COMMENT.ID.eq(id), COMMENT.VIDEO_ID.eq(video), COMMENT.PARENT_ID.isNull()).execute();
        });
    }

    /// Idempotent; answers how many like it now.
    long like(UUID id, UserId user, boolean liked) {
        return database.transaction(tx -> {
            int changed = liked
                    ? tx.insertInto(COMMENT_LIKED).set(COMMENT_LIKED.COMMENT_ID, id)
                            .set(COMMENT_LIKED.USER_ID, user.value()).onConflictDoNothing().execute()
                    : -tx.deleteFrom(COMMENT_LIKED).where(COMMENT_LIKED.COMMENT_ID.eq(id),
                            COMMENT_LIKED.USER_ID.eq(user.value())).execute();
            return tx.update(COMMENT).set(COMMENT.LIKES, COMMENT.LIKES.plus(changed)).where(COMMENT.ID.eq(id))
                    .returning(COMMENT.LIKES).fetchOptional(COMMENT.LIKES).orElse(0L);
        });
    }

    Set<UUID> likedBy(UserId user, Collection<UUID> ids) {
        return ids.isEmpty()
                ? Set.of()
                : new HashSet<>(database.read(db -> db.select(COMMENT_LIKED.COMMENT_ID).from(COMMENT_LIKED)
                        .where(COMMENT_LIKED.USER_ID.eq(user.value()))
                        .and(COMMENT_LIKED.COMMENT_ID.eq(DSL.any(ids.toArray(UUID[]::new))))
                        .fetch(COMMENT_LIKED.COMMENT_ID)));
    }

    /// Of a video the newest first, behind the one that is pinned; answers to a comment the oldest first.
    List<Comment> page(UUID video, @Nullable UUID parent, Optional<Place> after, int limit) {
        return database.read(db -> {
            List<Comment> page = new ArrayList<>();
            if (parent == null && after.isEmpty()) {
                page.addAll(db.selectFrom(COMMENT)
                        .where(COMMENT.VIDEO_ID.eq(video), COMMENT.PINNED_AT.isNotNull()).fetch(Comments::comment));
            }
            boolean newestFirst = parent == null;
            Condition whose = parent == null
                    ? COMMENT.VIDEO_ID.eq(video).and(COMMENT.PARENT_ID.isNull()).and(COMMENT.PINNED_AT.isNull())
                    : COMMENT.PARENT_ID.eq(parent);
            var place = DSL.row(COMMENT.CREATED_AT, COMMENT.ID);
            Condition from = after.map(it -> newestFirst
                    ? place.lt(it.at().atOffset(ZoneOffset.UTC), it.id())
                    : place.gt(it.at().atOffset(ZoneOffset.UTC), it.id())).orElse(DSL.noCondition());
            page.addAll(db.selectFrom(COMMENT).where(whose, from)
                    .orderBy(newestFirst ? COMMENT.CREATED_AT.desc() : COMMENT.CREATED_AT.asc(),
                            newestFirst ? COMMENT.ID.desc() : COMMENT.ID.asc())
                    .limit(limit).fetch(Comments::comment));
            return page;
        });
    }

    private static Comment comment(Record row) {
        return new Comment(row.get(COMMENT.ID), row.get(COMMENT.VIDEO_ID), new UserId(row.get(COMMENT.AUTHOR)),
                row.get(COMMENT.PARENT_ID), row.get(COMMENT.TEXT), row.get(COMMENT.LIKES), row.get(COMMENT.REPLIES),
                row.get(COMMENT.PINNED_AT) != null,
                Objects.requireNonNull(row.get(COMMENT.CREATED_AT)).toInstant());
    }
}
