package live.chobi.videos.playlists;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import live.chobi.videos.catalogue.VideoView;
import org.jspecify.annotations.Nullable;

/// `videos.getWatchLater`: what the caller wants to watch later, in the order in which it was put there.
public final class GetWatchLater implements Procedure<GetWatchLater.Input, GetWatchLater.Output> {
    public record Input(@Nullable @Min(1) @Max(100) Integer limit, @Nullable @Size(max = 100) String cursor) {}

    public record Output(List<VideoView> items, @Nullable String nextCursor) {}

    private final Playlists playlists;
    private final PlaylistDesk desk;

    public GetWatchLater(Playlists playlists, PlaylistDesk desk) {
        this.playlists = playlists;
        this.desk = desk;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        PlaylistDesk.Page page = playlists.findWatchLater(caller.user())
                .map(list -> desk.page(caller, list, input.limit(), input.cursor()))
                .orElse(new PlaylistDesk.Page(List.of(), null));
        return new Output(page.items(), page.nextCursor());
    }
}
