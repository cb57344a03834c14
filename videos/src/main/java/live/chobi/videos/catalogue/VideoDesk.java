package live.chobi.videos.catalogue;

import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;

/// Who may do what with a video. Virtual threads.
public final class VideoDesk {
    private final Catalogue catalogue;
    private final RecordedSessions sessions;

    public VideoDesk(Catalogue catalogue, RecordedSessions sessions) {
        this.catalogue = catalogue;
        this.sessions = sessions;
    }

    /// Refusals: NOT_FOUND; FORBIDDEN for a private video of somebody else. One that cannot be played yet is its
    /// owner's alone: to others it is not there.
    public Video visible(Caller caller, UUID id) {
        Video video = catalogue.get(id);
        if (!isVisible(caller, video)) {
            throw video.status() == Status.READY
                    ? Problem.forbidden("private_video", "this video is private")
                    : Problem.notFound("video", id);
        }
        return video;
    }

    /// By the same rules.
    public boolean isVisible(Caller caller, Video video) {
        return isRunBy(caller, video) || (video.status() == Status.READY
                && (video.visibility() != Visibility.PRIVATE
                        || video.session().filter(it -> sessions.maySee(caller, it)).isPresent()));
    }

    /// Its owner and administrators; FORBIDDEN for everybody else.
    public Video own(Caller caller, UUID id) {
        Video video = visible(caller, id);
        if (!isRunBy(caller, video)) {
            throw Problem.forbidden("not_owner", "only the owner of the video may do this");
        }
        return video;
    }

    static boolean isRunBy(Caller caller, Video video) {
        return caller.is(video.owner()) || caller.isAdmin();
    }
}
