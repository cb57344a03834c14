package live.chobi.videos.playlists;

import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;

/// `videos.addToWatchLater` and `videos.removeFromWatchLater`. Idempotent.
public final class ChangeWatchLater implements Procedure<ChangeWatchLater.Input, ChangeWatchLater.Output> {
    public record Input(UUID videoId) {}

    /// @param contains whether the video is in the list now
    /// @param count of all videos in it, now
    public record Output(UUID videoId, boolean contains, int count) {}

    private final Playlists playlists;
    private final PlaylistDesk desk;
    private final boolean adds;

    /// @param adds false: it takes videos out
    public ChangeWatchLater(Playlists playlists, PlaylistDesk desk, boolean adds) {
        this.playlists = playlists;
        this.desk = desk;
        this.adds = adds;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        UUID list = playlists.watchLater(caller.user());
        int count = adds
                ? playlists.add(list, desk.wanted(caller, input.videoId()))
                : playlists.remove(list, input.videoId());
        return new Output(input.videoId(), adds, count);
    }
}
