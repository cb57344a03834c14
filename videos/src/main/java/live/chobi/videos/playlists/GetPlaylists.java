package live.chobi.videos.playlists;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import live.chobi.kernel.Caller;
import live.chobi.kernel.PageCursor;
import live.chobi.kernel.PageCursor.Place;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.UserId;
import org.jspecify.annotations.Nullable;

/// `videos.getPlaylists`: a user's, those that changed last first; of others the public ones.
public final class GetPlaylists implements Procedure<GetPlaylists.Input, GetPlaylists.Output> {
    private static final int PAGE = 20;

    /// @param userId absent: the caller's own
    public record Input(@Nullable UserId userId, @Nullable @Min(1) @Max(100) Integer limit,
            @Nullable @Size(max = 100) String cursor) {}

    public record Output(List<PlaylistView> items, @Nullable String nextCursor) {}

    private final Playlists playlists;
    private final PlaylistDesk desk;

    public GetPlaylists(Playlists playlists, PlaylistDesk desk) {
        this.playlists = playlists;
        this.desk = desk;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        UserId owner = input.userId() == null ? caller.user() : input.userId();
        Optional<Place> after = Optional.ofNullable(input.cursor()).map(PageCursor::place);
        int limit = input.limit() == null ? PAGE : input.limit();
        List<Playlist> found = playlists.of(owner, caller.is(owner), after, limit + 1);
        List<Playlist> page = found.subList(0, Math.min(limit, found.size()));
        return new Output(desk.views(page), found.size() > limit
                ? new Place(page.getLast().updatedAt(), page.getLast().id()).cursor()
                : null);
    }
}
