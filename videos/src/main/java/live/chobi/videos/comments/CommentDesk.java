package live.chobi.videos.comments;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.UserId;
import live.chobi.log.Actors;
import live.chobi.videos.catalogue.Video;
import live.chobi.videos.catalogue.VideoDesk;
import org.jspecify.annotations.Nullable;

/// Who may do what with a comment, and how it is shown. Virtual threads.
public final class CommentDesk {
    private final Comments comments;
    private final VideoDesk videos;
    private final Actors actors;
    private final BiPredicate<UserId, UserId> isBlocked;

    /// @param isBlocked whether one of the two has blocked the other
    public CommentDesk(Comments comments, VideoDesk videos, Actors actors, BiPredicate<UserId, UserId> isBlocked) {
        this.comments = comments;
        this.videos = videos;
        this.actors = actors;
        this.isBlocked = isBlocked;
    }

    /// A comment, and the video it stands under, which the caller may see.
    record Found(Comment comment, Video video) {}

    Video visible(Caller caller, UUID video) {
        return videos.visible(caller, video);
    }

    Found find(Caller caller, UUID comment) {
        Comment found = comments.find(comment).orElseThrow(() -> Problem.notFound("comment", comment));
        return new Found(found, videos.visible(caller, found.video()));
    }

    /// Throws FORBIDDEN where the caller has nothing to do with the video's owner, or with whoever is answered.
    void requireWelcome(Caller caller, Video video, @Nullable UUID answers) {
        Set<UserId> others = new HashSet<>(Set.of(video.owner()));
        Optional.ofNullable(answers).flatMap(comments::find).map(Comment::author).ifPresent(others::add);
        others.remove(caller.user());
        if (others.stream().anyMatch(it -> isBlocked.test(it, caller.user()))) {
            throw Problem.forbidden("blocked", "one of the two of you has blocked the other");
        }
    }

    /// Throws FORBIDDEN for all but the video's owner and administrators.
    static void requireModerator(Caller caller, Video video) {
        if (!caller.is(video.owner()) && !caller.isAdmin()) {
            throw Problem.forbidden("not_owner", "only the owner of the video may do this");
        }
    }

    CommentView view(Comment comment, Caller caller) {
        return views(List.of(comment), caller).getFirst();
    }

    List<CommentView> views(List<Comment> several, Caller caller) {
        Map<UserId, ?> names = actors.views(several.stream().map(Comment::author).collect(Collectors.toSet()));
        Optional<Set<UUID>> liked = caller.userIfAny()
                .map(user -> comments.likedBy(user, several.stream().map(Comment::id).toList()));
        return several.stream().map(it -> new CommentView(it.id(), it.video(), names.get(it.author()), it.parent(),
                it.text(), it.likes(), it.replies(), it.pinned(), it.createdAt(),
                liked.map(ids -> ids.contains(it.id())).orElse(null))).toList();
    }
}
