package live.chobi.videos.catalogue;

import static live.chobi.schema.generated.videos.Tables.MEDIA;
import static live.chobi.schema.generated.videos.Tables.VIDEO;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import live.chobi.kernel.PageCursor;
import live.chobi.kernel.UserId;
import live.chobi.schema.Database;
import live.chobi.videos.catalogue.GetVideos.Kind;
import live.chobi.videos.catalogue.GetVideos.Sort;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Lists and searches videos. Virtual threads.
final class Listing {
    /// Pages of a search are counted through; who reads on beyond these looks for something else.
    private static final int FOUND_MAX = 1_000;
    /// Below PostgreSQL's own 0.5, which misses two letters that changed places in a word of seven.
    private static final String SIMILARITY = "set local pg_trgm.strict_word_similarity_threshold = 0.3";

    private static final Field<Long> LENGTH_MS = DSL.coalesce(VIDEO.CLIP_TO_MS.minus(VIDEO.CLIP_FROM_MS),
            MEDIA.DURATION_MS);

    private final Database database;

    Listing(Database database) {
        this.database = database;
    }

    /// @param of whose videos; null for everybody's
    /// @param everything the unlisted, the private and the unfinished ones too: of the caller's own
    /// @param tags all of which it must have
    record Wanted(@Nullable String query, @Nullable String category, List<String> tags, Filters filters,
            @Nullable UserId of,
            boolean everything, Sort sort, int limit, @Nullable String cursor) {}

    /// What narrows a list further; absent parts do not.
    record Filters(@Nullable Kind kind, @Nullable Integer minSeconds, @Nullable Integer maxSeconds,
            @Nullable Instant publishedAfter) {
        List<Condition> conditions() {
            List<Condition> all = new ArrayList<>();
            if (kind != null) {
                all.add(switch (kind) {
                    case CLIP -> VIDEO.CLIP_FROM_MS.isNotNull();
                    // What is coming is an upload.
                    case UPLOAD -> VIDEO.CLIP_FROM_MS.isNull().and(DSL.coalesce(MEDIA.ORIGIN, "upload").eq("upload"));
                    case RECORDING -> VIDEO.CLIP_FROM_MS.isNull().and(MEDIA.ORIGIN.eq("recording"));
                });
            }
            if (minSeconds != null) {
                all.add(LENGTH_MS.ge(minSeconds * 1000L));
            }
            if (maxSeconds != null) {
                all.add(LENGTH_MS.le(maxSeconds * 1000L));
            }
            if (publishedAfter != null) {
                all.add(VIDEO.PUBLISHED_AT.gt(publishedAfter.atOffset(ZoneOffset.UTC)));
            }
            return all;
        }
    }

    record Page(List<Video> videos, @Nullable String nextCursor) {}

    Page page(Wanted wanted) {
        return wanted.query() == null || wanted.sort() != Sort.RELEVANCE ? sorted(wanted) : ranked(wanted);
    }

    private static Condition condition(Wanted wanted) {
        List<Condition> all = new ArrayList<>();
        if (wanted.of() != null) {
            all.add(VIDEO.OWNER.eq(wanted.of().value()));
        }
        if (!wanted.everything()) {
            all.add(VIDEO.VISIBILITY.eq(Catalogue.stored(Visibility.PUBLIC)));
            all.add(VIDEO.PUBLISHED_AT.isNotNull());
            all.add(MEDIA.STATE.eq("ready"));
        }
        if (wanted.category() != null) {
            all.add(VIDEO.CATEGORY.eq(wanted.category()));
        }
        if (!wanted.tags().isEmpty()) {
            all.add(VIDEO.TAGS.contains(wanted.tags().toArray(String[]::new)));
        }
        all.addAll(wanted.filters().conditions());
        if (wanted.query() != null) {
            all.add(DSL.condition("({0} @@ {1} or {2} operator(public.<<%) lower({3}))", VIDEO.SEARCH,
                    words(wanted.query()), lower(wanted.query()), VIDEO.TITLE));
        }
        return DSL.and(all);
    }

    /// What is asked for, in the stems of both languages.
    private static Field<?> words(String query) {
        return DSL.field("(websearch_to_tsquery('pg_catalog.english', {0}) "
                + "|| websearch_to_tsquery('pg_catalog.arabic', {0}))", Object.class, DSL.val(query));
    }

    private static Field<String> lower(String query) {
        return DSL.val(query.toLowerCase(Locale.ROOT));
    }

    /// Best matches first: words that stand in the title, then those that nearly do.
    private Page ranked(Wanted wanted) {
        String query = Objects.requireNonNull(wanted.query());
        int from = wanted.cursor() == null ? 0 : (int) Math.min(FOUND_MAX, PageCursor.number(wanted.cursor()));
        Field<Double> rank = DSL.field("ts_rank_cd({0}, {1}) + public.strict_word_similarity({2}, lower({3}))",
                Double.class,
                VIDEO.SEARCH, words(query), lower(query), VIDEO.TITLE);
        List<Video> found = database.transaction(tx -> {
            tx.execute(SIMILARITY);
            return Catalogue.select(tx, condition(wanted)).orderBy(rank.desc(), VIDEO.ID.desc())
                    .limit(wanted.limit() + 1).offset(from).fetch(Catalogue::video);
        });
        boolean more = found.size() > wanted.limit() && from + wanted.limit() < FOUND_MAX;
        return new Page(found.subList(0, Math.min(found.size(), wanted.limit())),
                more ? Integer.toString(from + wanted.limit()) : null);
    }

    private Page sorted(Wanted wanted) {
        Optional<Field<Long>> number = number(wanted.sort());
        Field<OffsetDateTime> at = wanted.everything() ? VIDEO.CREATED_AT : VIDEO.PUBLISHED_AT;
        Condition place = Optional.ofNullable(wanted.cursor()).map(PageCursor::ranked)
                .map(it -> number.isPresent()
                        ? DSL.row(number.get(), VIDEO.ID).lt(it.number(), it.id())
                        : DSL.row(at, VIDEO.ID).lt(Instant.ofEpochMilli(it.number()).atOffset(ZoneOffset.UTC),
                                it.id()))
                .orElse(DSL.noCondition());
        List<Video> found = database.transaction(tx -> {
            tx.execute(SIMILARITY);
            return list(tx, condition(wanted).and(place), number.<Field<?>>map(it -> it).orElse(at),
                    wanted.limit() + 1);
        });
        List<Video> page = found.subList(0, Math.min(found.size(), wanted.limit()));
        return new Page(page, found.size() > page.size() ? cursor(page.getLast(), wanted) : null);
    }

    /// By which a list is sorted that is not sorted by time.
    private static Optional<Field<Long>> number(Sort sort) {
        return switch (sort) {
            case LIKES -> Optional.of(VIDEO.LIKES);
            case VIEWS -> Optional.of(VIDEO.VIEWS);
            case NEWEST, RELEVANCE -> Optional.empty();
        };
    }

    private static List<Video> list(DSLContext tx, Condition condition, Field<?> by, int limit) {
        return Catalogue.select(tx, condition).orderBy(by.desc(), VIDEO.ID.desc()).limit(limit)
                .fetch((Record row) -> Catalogue.video(row));
    }

    private static String cursor(Video last, Wanted wanted) {
        Instant at = wanted.everything() || last.publishedAt() == null ? last.createdAt() : last.publishedAt();
        long number = switch (wanted.sort()) {
            case LIKES -> last.likes();
            case VIEWS -> last.views();
            case NEWEST, RELEVANCE -> at.toEpochMilli();
        };
        return new PageCursor.Ranked(number, last.id()).cursor();
    }
}
