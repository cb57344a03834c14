package live.chobi.videos.playlists;

import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;

/// `videos.addToPlaylist` and `videos.removeFromPlaylist`, by its owner. Idempotent. Only what the caller may see is
/// put in; what is in it may be taken out by its id, also when they see it no more.
public final class ChangePlaylist implements Procedure<ChangePlaylist.Input, ChangePlaylist.Output> {
    public record Input(UUID playlistId, UUID videoId) {}

    /// @param contains whether the video is in it now
    /// @param count of all videos in it, now
    public record Output(UUID playlistId, UUID videoId, boolean contains, int count) {}

    private final Playlists playlists;
    private final PlaylistDesk desk;
    private final boolean adds;

    /// @param adds false: it takes videos out
    public ChangePlaylist(Playlists playlists, PlaylistDesk desk, boolean adds) {
        this.playlists = playlists;
        this.desk = desk;
        this.adds = adds;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        UUID list = desk.own(caller, input.playlistId()).id();
        int count = adds
                ? playlists.add(list, desk.wanted(caller, input.videoId()))
                : playlists.remove(list, input.videoId());
        return new Output(list, input.videoId(), adds, count);
    }
}
