package live.chobi.videos.playlists;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import live.chobi.videos.catalogue.VideoView;
import org.jspecify.annotations.Nullable;

/// `videos.getPlaylist`: a list and its videos in their order, but for those that the caller may not see.
public final class GetPlaylist implements Procedure<GetPlaylist.Input, GetPlaylist.Output> {
    public record Input(UUID playlistId, @Nullable @Min(1) @Max(100) Integer limit,
            @Nullable @Size(max = 100) String cursor) {}

    public record Output(PlaylistView playlist, List<VideoView> items, @Nullable String nextCursor) {}

    private final PlaylistDesk desk;

    public GetPlaylist(PlaylistDesk desk) {
        this.desk = desk;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        Playlist list = desk.visible(caller, input.playlistId());
        PlaylistDesk.Page page = desk.page(caller, list.id(), input.limit(), input.cursor());
        return new Output(desk.view(list), page.items(), page.nextCursor());
    }
}
