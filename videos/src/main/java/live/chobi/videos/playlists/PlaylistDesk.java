package live.chobi.videos.playlists;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import live.chobi.kernel.Caller;
import live.chobi.kernel.PageCursor;
import live.chobi.kernel.Problem;
import live.chobi.kernel.UserId;
import live.chobi.log.Actors;
import live.chobi.videos.catalogue.Catalogue;
import live.chobi.videos.catalogue.Video;
import live.chobi.videos.catalogue.VideoDesk;
import live.chobi.videos.catalogue.VideoView;
import live.chobi.videos.catalogue.VideoViews;
import live.chobi.videos.catalogue.Visibility;
import org.jspecify.annotations.Nullable;

/// Who may do what with a playlist, and how it is shown. Virtual threads.
public final class PlaylistDesk {
    private static final int PAGE = 20;

    private final Playlists playlists;
    private final Catalogue catalogue;
    private final VideoDesk videos;
    private final VideoViews views;
    private final Actors actors;

    public PlaylistDesk(Playlists playlists, Catalogue catalogue, VideoDesk videos, VideoViews views, Actors actors) {
        this.playlists = playlists;
        this.catalogue = catalogue;
        this.videos = videos;
        this.views = views;
        this.actors = actors;
    }

    /// A page of a list's videos.
    record Page(List<VideoView> items, @Nullable String nextCursor) {}

    /// Refusals: NOT_FOUND; FORBIDDEN for a private one of somebody else.
    Playlist visible(Caller caller, UUID id) {
        Playlist found = playlists.find(id).orElseThrow(() -> Problem.notFound("playlist", id));
        if (found.visibility() == Visibility.PRIVATE && !isRunBy(caller, found)) {
            throw Problem.forbidden("private_playlist", "this playlist is private");
        }
        return found;
    }

    /// Its owner and administrators; FORBIDDEN for everybody else.
    Playlist own(Caller caller, UUID id) {
        Playlist found = visible(caller, id);
        if (!isRunBy(caller, found)) {
            throw Problem.forbidden("not_owner", "only the owner of the playlist may do this");
        }
        return found;
    }

    private static boolean isRunBy(Caller caller, Playlist list) {
        return caller.is(list.owner()) || caller.isAdmin();
    }

    /// The video to be put into a list: one that the caller may see.
    UUID wanted(Caller caller, UUID video) {
        return videos.visible(caller, video).id();
    }

    /// What the caller may not see is left out: a page may be shorter than it could be.
    Page page(Caller caller, UUID list, @Nullable Integer limit, @Nullable String cursor) {
        int most = limit == null ? PAGE : limit;
        List<Playlists.Item> found = playlists.items(list, cursor == null ? 0 : PageCursor.number(cursor), most + 1);
        List<Playlists.Item> items = found.subList(0, Math.min(most, found.size()));
        Map<UUID, Video> all = catalogue.all(items.stream().map(Playlists.Item::video).toList());
        List<Video> seen = items.stream().map(it -> all.get(it.video()))
                .filter(it -> it != null && videos.isVisible(caller, it)).toList();
        return new Page(views.of(seen, caller),
                found.size() > most ? Integer.toString(items.getLast().place()) : null);
    }

    List<PlaylistView> views(List<Playlist> several) {
        Map<UserId, ?> names = actors.views(several.stream().map(Playlist::owner).collect(Collectors.toSet()));
        return several.stream().map(it -> new PlaylistView(it.id(), it.title(), it.description(), it.visibility(),
                names.get(it.owner()), it.count(), it.createdAt(), it.updatedAt())).toList();
    }

    PlaylistView view(Playlist list) {
        return views(List.of(list)).getFirst();
    }
}
