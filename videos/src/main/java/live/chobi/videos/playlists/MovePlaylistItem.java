package live.chobi.videos.playlists;

import jakarta.validation.constraints.Min;
import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;

/// `videos.movePlaylistItem`: puts a video of a list at another place of it.
public final class MovePlaylistItem implements Procedure<MovePlaylistItem.Input, ChangePlaylist.Output> {
    /// @param index from 0; the end where it is beyond that
    public record Input(UUID playlistId, UUID videoId, @Min(0) int index) {}

    private final Playlists playlists;
    private final PlaylistDesk desk;

    public MovePlaylistItem(Playlists playlists, PlaylistDesk desk) {
        this.playlists = playlists;
        this.desk = desk;
    }

    @Override
    public ChangePlaylist.Output handle(Caller caller, Input input) {
        UUID list = desk.own(caller, input.playlistId()).id();
        return new ChangePlaylist.Output(list, input.videoId(), true,
                playlists.move(list, input.videoId(), input.index()));
    }
}
