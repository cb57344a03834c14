package live.chobi.videos.catalogue;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.UserId;
import live.chobi.schema.Database;
import org.jspecify.annotations.Nullable;

/// `videos.getVideos`: public videos that can be played; of the caller themselves all they have.
public final class GetVideos implements Procedure<GetVideos.Input, GetVideos.Output> {
    private static final int PAGE = 20;

    /// @param query words, in Arabic or English; titles that are nearly so are found too
    /// @param tags all of which it must have
    /// @param kind absent: all
    /// @param minSeconds of its length, as `maxSeconds`
    /// @param publishedAfter that could be played first after this
    /// @param sort absent: by relevance where there is a query, else the newest
    public record Input(@Nullable @Size(min = 1, max = 200) String query, @Nullable @Size(max = 50) String category,
            @Nullable @Size(max = 10) List<@NotBlank @Size(max = 30) String> tags, @Nullable UserId userId,
            @Nullable Kind kind, @Nullable @Min(0) Integer minSeconds, @Nullable @Min(0) Integer maxSeconds,
            @Nullable Instant publishedAfter, @Nullable Sort sort, @Nullable @Min(1) @Max(100) Integer limit,
            @Nullable @Size(max = 100) String cursor) {}

    public enum Kind {
        UPLOAD,
        /// Of a session.
        RECORDING,
        /// A stretch of another video.
        CLIP
    }

    public enum Sort {
        /// Best matches of the query first; without one the newest.
        RELEVANCE, NEWEST,
        /// Most viewed first.
        VIEWS,
        /// Most liked first.
        LIKES
    }

    public record Output(List<VideoView> items, @Nullable String nextCursor) {}

    private final Listing listing;
    private final VideoViews views;

    public GetVideos(Database database, VideoViews views) {
        this.listing = new Listing(database);
        this.views = views;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        boolean own = input.userId() != null && caller.is(input.userId());
        Sort sort = input.sort() == null || (input.sort() == Sort.RELEVANCE && input.query() == null)
                ? (input.query() == null ? Sort.NEWEST : Sort.RELEVANCE)
                : input.sort();
        Listing.Page page = listing.page(new Listing.Wanted(input.query(), input.category(),
                input.tags() == null ? List.of() : input.tags(), filters(input), input.userId(), own, sort,
                input.limit() == null ? PAGE : input.limit(), input.cursor()));
        return new Output(views.of(page.videos(), caller), page.nextCursor());
    }

    private static Listing.Filters filters(Input input) {
        return new Listing.Filters(input.kind(), input.minSeconds(), input.maxSeconds(), input.publishedAfter());
    }
}
