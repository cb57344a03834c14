package live.chobi.videos.watching;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.PageCursor;
import live.chobi.kernel.PageCursor.Place;
import live.chobi.kernel.Procedure;
import live.chobi.videos.catalogue.Catalogue;
import live.chobi.videos.catalogue.Video;
import live.chobi.videos.catalogue.VideoDesk;
import live.chobi.videos.catalogue.VideoView;
import live.chobi.videos.catalogue.VideoViews;
import org.jspecify.annotations.Nullable;

/// `videos.getHistory`: what the caller has watched, the newest first, but for what they may see no more.
public final class GetHistory implements Procedure<GetHistory.Input, GetHistory.Output> {
    private static final int PAGE = 20;

    public record Input(@Nullable @Min(1) @Max(100) Integer limit, @Nullable @Size(max = 100) String cursor) {}

    /// @param at when it was watched last
    /// @param positionMs up to which
    public record Item(VideoView video, Instant at, long positionMs) {}

    /// @param enabled whether what is watched from now on is kept
    public record Output(List<Item> items, @Nullable String nextCursor, boolean enabled) {}

    private final History history;
    private final Catalogue catalogue;
    private final VideoDesk desk;
    private final VideoViews views;

    public GetHistory(History history, Catalogue catalogue, VideoDesk desk, VideoViews views) {
        this.history = history;
        this.catalogue = catalogue;
        this.desk = desk;
        this.views = views;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        Optional<Place> after = Optional.ofNullable(input.cursor()).map(PageCursor::place);
        int limit = input.limit() == null ? PAGE : input.limit();
        List<History.Entry> found = history.of(caller.user(), after, limit + 1);
        List<History.Entry> page = found.subList(0, Math.min(limit, found.size()));
        return new Output(items(caller, page), found.size() > limit
                ? new Place(page.getLast().at(), page.getLast().video()).cursor()
                : null, history.isOn(caller.user()));
    }

    private List<Item> items(Caller caller, List<History.Entry> page) {
        Map<UUID, Video> all = catalogue.all(page.stream().map(History.Entry::video).toList());
        List<History.Entry> seen = page.stream()
                .filter(it -> Optional.ofNullable(all.get(it.video())).filter(video -> desk.isVisible(caller, video))
                        .isPresent())
                .toList();
        Iterator<VideoView> shown = views
                .of(seen.stream().map(it -> Objects.requireNonNull(all.get(it.video()))).toList(), caller)
                .iterator();
        List<Item> items = new ArrayList<>();
        seen.forEach(it -> items.add(new Item(shown.next(), it.at(), it.positionMs())));
        return items;
    }
}
