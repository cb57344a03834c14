package live.chobi.videos.catalogue;

import static live.chobi.schema.generated.videos.Tables.MEDIA;
import static live.chobi.schema.generated.videos.Tables.VIDEO;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import live.chobi.schema.Database;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/// Finds videos that are like another. Virtual threads.
///
/// Points: 3 for what was cut from the same video, or is what it was cut from; 2 for the same owner; 1 for the same
/// category; 1 for each tag of both, up to 3; up to 3 for a title that is like its own. Of equal ones the newest.
final class Related {
    /// Of each reason the newest so many are compared: a category may have a hundred thousand.
    private static final int CANDIDATES = 100;

    private final Database database;

    Related(Database database) {
        this.database = database;
    }

    List<Video> to(Video video, int limit) {
        return database.read(tx -> {
            Set<UUID> ids = new LinkedHashSet<>();
            for (Condition reason : reasons(video)) {
                ids.addAll(candidates(tx, reason));
            }
            ids.remove(video.id());
            return ids.isEmpty()
                    ? List.of()
                    : Catalogue.select(tx, VIDEO.ID.eq(DSL.any(ids.toArray(UUID[]::new))))
                            .orderBy(points(video).desc(), VIDEO.PUBLISHED_AT.desc(), VIDEO.ID.desc()).limit(limit)
                            .fetch(Catalogue::video);
        });
    }

    private static List<Condition> reasons(Video video) {
        List<Condition> reasons = new ArrayList<>();
        reasons.add(family(video));
        reasons.add(VIDEO.OWNER.eq(video.owner().value()));
        if (video.category() != null) {
            reasons.add(VIDEO.CATEGORY.eq(video.category()));
        }
        if (!video.tags().isEmpty()) {
            reasons.add(DSL.condition("{0} && {1}", VIDEO.TAGS, tags(video)));
        }
        reasons.add(DSL.condition("lower({0}) operator(public.%) {1}", VIDEO.TITLE, title(video)));
        return reasons;
    }

    private static List<UUID> candidates(DSLContext tx, Condition reason) {
        return tx.select(VIDEO.ID).from(VIDEO).join(MEDIA).on(MEDIA.ID.eq(VIDEO.MEDIA_ID))
                .where(reason, VIDEO.VISIBILITY.eq(Catalogue.stored(Visibility.PUBLIC)),
                        VIDEO.PUBLISHED_AT.isNotNull(), MEDIA.STATE.eq("ready"))
                .orderBy(VIDEO.PUBLISHED_AT.desc()).limit(CANDIDATES).fetch(VIDEO.ID);
    }

    /// Cut from the same, or one from the other.
    private static Condition family(Video video) {
        UUID root = video.clip().map(Clip::of).orElse(null);
        Condition own = VIDEO.CLIP_OF.eq(video.id());
        return root == null ? own : own.or(VIDEO.CLIP_OF.eq(root)).or(VIDEO.ID.eq(root));
    }

    private static Field<Double> points(Video video) {
        return DSL.field("(case when {0} then 3 else 0 end + case when {1} then 2 else 0 end"
                + " + case when {2} then 1 else 0 end"
                + " + least(3, (select count(*) from unnest({3}) tag where tag = any ({4})))"
                + " + 3 * public.similarity(lower({5}), {6}))", Double.class, family(video),
                VIDEO.OWNER.eq(video.owner().value()),
                video.category() == null ? DSL.falseCondition() : VIDEO.CATEGORY.eq(video.category()), VIDEO.TAGS,
                tags(video), VIDEO.TITLE, title(video));
    }

    private static Field<String[]> tags(Video video) {
        return DSL.val(video.tags().toArray(String[]::new), VIDEO.TAGS);
    }

    private static Field<String> title(Video video) {
        return DSL.val(video.title().toLowerCase(Locale.ROOT));
    }
}
