package live.chobi.videos.catalogue;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import live.chobi.log.RowView;
import live.chobi.videos.catalogue.RecordedSessions.Wanted;
import org.jspecify.annotations.Nullable;

/// `videos.getEvents`: the log of the session that a video is a recording of, as far as the caller may see it. A row's
/// `mediaAt` is a programme date-time of the video's playlists: there it belongs.
public final class GetEvents implements Procedure<GetEvents.Input, GetEvents.Output> {
    /// @param cursor the `nextCursor` of the page before; it wins over `afterSeq`
    public record Input(UUID videoId, @Nullable @Min(0) Long afterSeq, @Nullable @Min(1) @Max(500) Integer limit,
            @Nullable @Size(max = 100) String cursor) {}

    public record Output(List<RowView> items, @Nullable String nextCursor) {}

    private final VideoDesk desk;
    private final RecordedSessions sessions;

    public GetEvents(VideoDesk desk, RecordedSessions sessions) {
        this.desk = desk;
        this.sessions = sessions;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        Video video = desk.visible(caller, input.videoId());
        RecordedSessions.Page page = sessions.events(caller, video.session().orElseThrow(
                () -> Problem.refused("no_recording", "this video is no recording of a session: it has no log")),
                new Wanted(input.afterSeq(), input.limit(), input.cursor()));
        return new Output(page.items(), page.nextCursor());
    }
}
