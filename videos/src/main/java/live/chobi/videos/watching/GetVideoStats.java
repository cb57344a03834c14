package live.chobi.videos.watching;

import java.util.List;
import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import live.chobi.videos.catalogue.Video;
import live.chobi.videos.catalogue.VideoDesk;

/// `videos.getVideoStats`: how a video does, for its owner and administrators.
public final class GetVideoStats implements Procedure<GetVideoStats.Input, GetVideoStats.Output> {
    public record Input(UUID videoId) {}

    /// @param watchSeconds of all viewers together
    /// @param averageSeconds of one view; 0 before the first
    /// @param retention how many times each hundredth of the video was watched for each view: 1 where everybody did,
    /// more where people went back
    public record Output(UUID videoId, long views, long likes, long comments, long watchSeconds, double averageSeconds,
            List<Double> retention) {}

    private final WatchTime watchTime;
    private final VideoDesk desk;

    public GetVideoStats(WatchTime watchTime, VideoDesk desk) {
        this.watchTime = watchTime;
        this.desk = desk;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        Video video = desk.own(caller, input.videoId());
        WatchTime.Total total = watchTime.of(video.id());
        return new Output(video.id(), video.views(), video.likes(), video.comments(), total.watchedMs() / 1000,
                video.views() == 0 ? 0 : Math.round(total.watchedMs() / 100.0 / video.views()) / 10.0,
                total.slots().stream()
                        .map(it -> Math.round(it * 1000.0 / Math.max(1, video.views())) / 1000.0).toList());
    }
}
