package live.chobi.videos.watching;

import jakarta.validation.constraints.Min;
import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import live.chobi.videos.catalogue.Video;
import live.chobi.videos.catalogue.VideoDesk;

/// `videos.addWatchTime`: what the caller has watched since they told last, which a player says every few seconds.
/// Counts for the video's owner, and is kept in the caller's history.
public final class AddWatchTime implements Procedure<AddWatchTime.Input, AddWatchTime.Output> {
    /// @param fromMs of the video's time
    /// @param toMs where the player is now; at most a minute after `fromMs`
    public record Input(UUID videoId, @Min(0) long fromMs, @Min(0) long toMs) {}

    /// @param counted false for one's own videos, and for what would be faster than time passes
    public record Output(UUID videoId, boolean counted) {}

    private final WatchTime watchTime;
    private final History history;
    private final VideoDesk desk;

    public AddWatchTime(WatchTime watchTime, History history, VideoDesk desk) {
        this.watchTime = watchTime;
        this.history = history;
        this.desk = desk;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        long most = WatchTime.REPORT_MAX.toMillis();
        if (input.toMs() <= input.fromMs() || input.toMs() - input.fromMs() > most) {
            throw Problem.badInput("toMs", "must be after fromMs, by at most " + most + " ms, got " + input.fromMs()
                    + " to " + input.toMs());
        }
        Video video = desk.visible(caller, input.videoId());
        if (input.fromMs() >= video.durationMs()) {
            throw Problem.badInput("fromMs", "must be before the video's end at " + video.durationMs() + " ms, got "
                    + input.fromMs());
        }
        // Players know the end to a frame; we know it to a millisecond.
        long to = Math.min(input.toMs(), video.durationMs());
        caller.userIfAny().ifPresent(user -> history.watched(user, video.id(), to));
        return new Output(video.id(), watchTime.add(video, caller, input.fromMs(), to));
    }
}
