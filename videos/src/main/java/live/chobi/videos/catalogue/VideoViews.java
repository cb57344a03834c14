package live.chobi.videos.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import live.chobi.kernel.Caller;
import live.chobi.kernel.UserId;
import live.chobi.log.Actors;
import live.chobi.videos.processing.Media;
import org.jspecify.annotations.Nullable;

/// Shows videos to a caller who may see them. Virtual threads.
public final class VideoViews {
    private final Catalogue catalogue;
    private final Actors actors;
    private final VideoAddresses addresses;

    public VideoViews(Catalogue catalogue, Actors actors, VideoAddresses addresses) {
        this.catalogue = catalogue;
        this.actors = actors;
        this.addresses = addresses;
    }

    public VideoView of(Video video, Caller caller) {
        return of(List.of(video), caller).getFirst();
    }

    public List<VideoView> of(List<Video> videos, Caller caller) {
        Map<UserId, ?> names = actors.views(videos.stream().map(Video::owner).collect(Collectors.toSet()));
        Optional<Set<UUID>> liked = caller.userIfAny()
                .map(user -> catalogue.likedBy(user, videos.stream().map(Video::id).toList()));
        return videos.stream().map(it -> view(it, caller, names.get(it.owner()),
                liked.map(ids -> ids.contains(it.id())).orElse(null))).toList();
    }

    private VideoView view(Video it, Caller caller, @Nullable Object owner, @Nullable Boolean liked) {
        Status status = it.status();
        Optional<Media> media = Optional.ofNullable(it.media());
        boolean ready = status == Status.READY;
        return new VideoView(it.id(), it.title(), it.description(), it.category(), it.tags(), it.visibility(), status,
                status == Status.PROCESSING ? media.map(Media::progress).orElse(0) : null,
                media.flatMap(Media::failure).orElse(null), owner, it.session().orElse(null),
                it.clip().map(VideoView.ClipOf::of).orElse(null), it.durationMs(), media.map(Media::width).orElse(0),
                media.map(Media::height).orElse(0), new VideoView.Counts(it.views(), it.likes(), it.comments()),
                it.createdAt(),
                it.publishedAt(),
                ready && it.clip().isEmpty() && media.filter(Media::hasPoster).isPresent()
                        ? addresses.posterUrl(it, caller)
                        : null,
                ready && it.clip().isEmpty() && media.filter(Media::hasStrip).isPresent()
                        ? addresses.previewUrl(it, caller)
                        : null,
                media.filter(_ -> ready).flatMap(Media::loudness).map(VideoView.Loudness::of).orElse(null),
                ready ? new VideoView.Playback(addresses.hlsUrl(it, caller)) : null, liked);
    }
}
