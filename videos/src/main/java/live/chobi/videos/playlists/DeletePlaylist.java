package live.chobi.videos.playlists;

import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;

/// `videos.deletePlaylist`; its videos stay.
public final class DeletePlaylist implements Procedure<DeletePlaylist.Input, DeletePlaylist.Output> {
    public record Input(UUID playlistId) {}

    public record Output(UUID playlistId, boolean deleted) {}

    private final Playlists playlists;
    private final PlaylistDesk desk;

    public DeletePlaylist(Playlists playlists, PlaylistDesk desk) {
        this.playlists = playlists;
        this.desk = desk;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        playlists.delete(desk.own(caller, input.playlistId()).id());
        return new Output(input.playlistId(), true);
    }
}
