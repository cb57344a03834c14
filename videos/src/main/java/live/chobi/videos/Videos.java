package live.chobi.videos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.stream.Stream;
import live.chobi.identity.secrets.SealedSecrets;
import live.chobi.kernel.Endpoint;
import live.chobi.kernel.Endpoint.Access;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.log.Actors;
import live.chobi.schema.Database;
import live.chobi.videos.catalogue.Catalogue;
import live.chobi.videos.catalogue.CreateClip;
import live.chobi.videos.catalogue.DeleteVideo;
import live.chobi.videos.catalogue.GetEvents;
import live.chobi.videos.catalogue.GetHighlights;
import live.chobi.videos.catalogue.GetRelatedVideos;
import live.chobi.videos.catalogue.GetVideo;
import live.chobi.videos.catalogue.GetVideos;
import live.chobi.videos.catalogue.LikeVideo;
import live.chobi.videos.catalogue.RecordedSessions;
import live.chobi.videos.catalogue.Status;
import live.chobi.videos.catalogue.UnlikeVideo;
import live.chobi.videos.catalogue.UpdateVideo;
import live.chobi.videos.catalogue.Video;
import live.chobi.videos.catalogue.VideoAddresses;
import live.chobi.videos.catalogue.VideoDesk;
import live.chobi.videos.catalogue.VideoViews;
import live.chobi.videos.comments.AddComment;
import live.chobi.videos.comments.CommentDesk;
import live.chobi.videos.comments.Comments;
import live.chobi.videos.comments.DeleteComment;
import live.chobi.videos.comments.GetComments;
import live.chobi.videos.comments.LikeComment;
import live.chobi.videos.comments.PinComment;
import live.chobi.videos.playlists.ChangePlaylist;
import live.chobi.videos.playlists.ChangeWatchLater;
import live.chobi.videos.playlists.CreatePlaylist;
import live.chobi.videos.playlists.DeletePlaylist;
import live.chobi.videos.playlists.GetPlaylist;
import live.chobi.videos.playlists.GetPlaylists;
import live.chobi.videos.playlists.GetWatchLater;
import live.chobi.videos.playlists.MovePlaylistItem;
import live.chobi.videos.playlists.PlaylistDesk;
import live.chobi.videos.playlists.Playlists;
import live.chobi.videos.playlists.UpdatePlaylist;
import live.chobi.videos.processing.Media;
import live.chobi.videos.processing.MediaFiles;
import live.chobi.videos.processing.MediaShelf;
import live.chobi.videos.processing.Processor;
import live.chobi.videos.processing.Program;
import live.chobi.videos.processing.RungLadder;
import live.chobi.videos.processing.Surveyor;
import live.chobi.videos.upload.Receiver;
import live.chobi.videos.upload.Tus;
import live.chobi.videos.upload.UploadTerms;
import live.chobi.videos.upload.UploadVideo;
import live.chobi.videos.upload.Uploads;
import live.chobi.videos.watching.AddView;
import live.chobi.videos.watching.AddWatchTime;
import live.chobi.videos.watching.ClearHistory;
import live.chobi.videos.watching.GetHistory;
import live.chobi.videos.watching.GetVideoStats;
import live.chobi.videos.watching.History;
import live.chobi.videos.watching.RemoveFromHistory;
import live.chobi.videos.watching.SetHistory;
import live.chobi.videos.watching.ViewerMarks;
import live.chobi.videos.watching.Views;
import live.chobi.videos.watching.WatchTime;

/// The feature `videos`, wired: its procedures, what takes uploads, and what runs by itself.
public final class Videos implements AutoCloseable {
    private final Database database;
    private final Neighbours neighbours;
    private final MediaFiles files;
    private final Catalogue catalogue;
    private final VideoDesk desk;
    private final VideoViews views;
    private final Views viewed;
    private final WatchTime watchTime;
    private final History history;
    private final Playlists playlists;
    private final PlaylistDesk playlistDesk;
    private final Comments comments;
    private final CommentDesk commentDesk;
    private final Uploads uploads;
    private final Receiver receiver;
    private final Processor processor;
    private final Surveyor surveyor;

    /// What it needs of others.
    ///
    /// @param owners told how far their videos have come
    /// @param changed told of each video that others should look at anew
    /// @param unused told of each session whose recording no video is played from any more
    /// @param isBlocked whether one of two users has blocked the other
    public record Neighbours(Actors actors, RecordedSessions sessions, VideoAddresses addresses, Program program,
            BiConsumer<UserId, VideoUpdate> owners, Consumer<UUID> changed, Consumer<SessionId> unused,
            BiPredicate<UserId, UserId> isBlocked, SealedSecrets secrets) {}

    /// @param node whose data directory `files` are in
    /// @param isLimited whether a user may say only so much in a minute
    /// @param threads of each coder
    public record Terms(String node, UploadTerms uploads, RungLadder ladder, int threads, boolean isLimited) {}

    public Videos(Database database, MediaFiles files, Neighbours neighbours, Terms terms, VideoMetrics metrics,
            Clock clock) {
        this.database = database;
        this.neighbours = neighbours;
        this.files = files;
        this.catalogue = new Catalogue(database);
        this.desk = new VideoDesk(catalogue, neighbours.sessions());
        this.views = new VideoViews(catalogue, neighbours.actors(), neighbours.addresses());
        ViewerMarks marks = ViewerMarks.open(neighbours.secrets());
        this.viewed = new Views(database, marks, clock);
        this.watchTime = new WatchTime(database, marks, metrics, clock);
        this.history = new History(database, clock);
        this.playlists = new Playlists(database);
        this.playlistDesk = new PlaylistDesk(playlists, catalogue, desk, views, neighbours.actors());
        this.comments = new Comments(database, terms.isLimited());
        this.commentDesk = new CommentDesk(comments, desk, neighbours.actors(), neighbours.isBlocked());
        MediaShelf shelf = new MediaShelf(database, terms.node(), clock);
        this.processor = new Processor(new Processor.Parts(shelf, files, neighbours.program(), terms.ladder(),
                terms.threads(), this::mediaChanged, it -> it.session().ifPresent(neighbours.unused()), metrics));
        this.surveyor = new Surveyor(shelf, files, neighbours.program(), metrics);
        this.uploads = new Uploads(database, files, shelf, terms.uploads(), terms.node(), processor::wake, metrics,
                clock);
        this.receiver = new Receiver(uploads, metrics);
    }

    /// The router `videos`.
    public List<Endpoint<?, ?>> endpoints() {
        return Stream.of(videoEndpoints(), talkEndpoints(), watchingEndpoints(), playlistEndpoints())
                .<Endpoint<?, ?>>flatMap(List::stream).toList();
    }

    private List<Endpoint<?, ?>> talkEndpoints() {
        return List.of(
                Endpoint.mutation("videos.addComment", Access.SIGNED_IN, AddComment.Input.class,
                        new AddComment(comments, commentDesk)),
                Endpoint.query("videos.getComments", Access.ANYONE, GetComments.Input.class,
                        new GetComments(comments, commentDesk)),
                Endpoint.mutation("videos.deleteComment", Access.SIGNED_IN, DeleteComment.Input.class,
                        new DeleteComment(comments, commentDesk)),
                Endpoint.mutation("videos.pinComment", Access.SIGNED_IN, PinComment.Input.class,
                        new PinComment(comments, commentDesk, true)),
                Endpoint.mutation("videos.unpinComment", Access.SIGNED_IN, PinComment.Input.class,
                        new PinComment(comments, commentDesk, false)),
                Endpoint.mutation("videos.likeComment", Access.SIGNED_IN, LikeComment.Input.class,
                        new LikeComment(comments, commentDesk, true)),
                Endpoint.mutation("videos.unlikeComment", Access.SIGNED_IN, LikeComment.Input.class,
                        new LikeComment(comments, commentDesk, false)));
    }

    private List<Endpoint<?, ?>> watchingEndpoints() {
        return List.of(
                Endpoint.mutation("videos.addView", Access.ANYONE, AddView.Input.class, new AddView(viewed, desk)),
                Endpoint.mutation("videos.addWatchTime", Access.ANYONE, AddWatchTime.Input.class,
                        new AddWatchTime(watchTime, history, desk)),
                Endpoint.query("videos.getVideoStats", Access.SIGNED_IN, GetVideoStats.Input.class,
                        new GetVideoStats(watchTime, desk)),
                Endpoint.query("videos.getHistory", Access.SIGNED_IN, GetHistory.Input.class,
                        new GetHistory(history, catalogue, desk, views)),
                Endpoint.mutation("videos.removeFromHistory", Access.SIGNED_IN, RemoveFromHistory.Input.class,
                        new RemoveFromHistory(history)),
                Endpoint.mutation("videos.clearHistory", Access.SIGNED_IN, Procedure.Nothing.class,
                        new ClearHistory(history)),
                Endpoint.mutation("videos.setHistory", Access.SIGNED_IN, SetHistory.Input.class,
                        new SetHistory(history)));
    }

    private List<Endpoint<?, ?>> playlistEndpoints() {
        return List.of(
                Endpoint.mutation("videos.createPlaylist", Access.SIGNED_IN, CreatePlaylist.Input.class,
                        new CreatePlaylist(playlists, playlistDesk)),
                Endpoint.query("videos.getPlaylist", Access.ANYONE, GetPlaylist.Input.class,
                        new GetPlaylist(playlistDesk)),
                Endpoint.query("videos.getPlaylists", Access.ANYONE, GetPlaylists.Input.class,
                        new GetPlaylists(playlists, playlistDesk)),
                Endpoint.mutation("videos.updatePlaylist", Access.SIGNED_IN, UpdatePlaylist.Input.class,
                        new UpdatePlaylist(playlists, playlistDesk)),
                Endpoint.mutation("videos.deletePlaylist", Access.SIGNED_IN, DeletePlaylist.Input.class,
                        new DeletePlaylist(playlists, playlistDesk)),
                Endpoint.mutation("videos.addToPlaylist", Access.SIGNED_IN, ChangePlaylist.Input.class,
                        new ChangePlaylist(playlists, playlistDesk, true)),
                Endpoint.mutation("videos.removeFromPlaylist", Access.SIGNED_IN, ChangePlaylist.Input.class,
                        new ChangePlaylist(playlists, playlistDesk, false)),
                Endpoint.mutation("videos.movePlaylistItem", Access.SIGNED_IN, MovePlaylistItem.Input.class,
                        new MovePlaylistItem(playlists, playlistDesk)),
                Endpoint.query("videos.getWatchLater", Access.SIGNED_IN, GetWatchLater.Input.class,
                        new GetWatchLater(playlists, playlistDesk)),
                Endpoint.mutation("videos.addToWatchLater", Access.SIGNED_IN, ChangeWatchLater.Input.class,
                        new ChangeWatchLater(playlists, playlistDesk, true)),
                Endpoint.mutation("videos.removeFromWatchLater", Access.SIGNED_IN, ChangeWatchLater.Input.class,
                        new ChangeWatchLater(playlists, playlistDesk, false)));
    }

    private List<Endpoint<?, ?>> videoEndpoints() {
        return List.of(
                Endpoint.mutation("videos.uploadVideo", Access.SIGNED_IN, UploadVideo.Input.class,
                        new UploadVideo(uploads, catalogue, views, neighbours.addresses())),
                Endpoint.query("videos.getVideo", Access.ANYONE, GetVideo.Input.class, new GetVideo(desk, views)),
                Endpoint.query("videos.getVideos", Access.ANYONE, GetVideos.Input.class,
                        new GetVideos(database, views)),
                Endpoint.mutation("videos.updateVideo", Access.SIGNED_IN, UpdateVideo.Input.class,
                        new UpdateVideo(catalogue, desk, views, neighbours.changed())),
                Endpoint.mutation("videos.deleteVideo", Access.SIGNED_IN, DeleteVideo.Input.class,
                        new DeleteVideo(catalogue, desk, this::deleted)),
                Endpoint.mutation("videos.createClip", Access.SIGNED_IN, CreateClip.Input.class,
                        new CreateClip(catalogue, desk, views)),
                Endpoint.query("videos.getHighlights", Access.ANYONE, GetHighlights.Input.class,
                        new GetHighlights(desk, neighbours.sessions())),
                Endpoint.query("videos.getRelatedVideos", Access.ANYONE, GetRelatedVideos.Input.class,
                        new GetRelatedVideos(database, desk, views)),
                Endpoint.mutation("videos.like", Access.SIGNED_IN, LikeVideo.Input.class,
                        new LikeVideo(catalogue, desk)),
                Endpoint.mutation("videos.unlike", Access.SIGNED_IN, LikeVideo.Input.class,
                        new UnlikeVideo(catalogue, desk)),
                Endpoint.query("videos.getEvents", Access.ANYONE, GetEvents.Input.class,
                        new GetEvents(desk, neighbours.sessions())));
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    public MediaFiles files() {
        return files;
    }

    /// The protocol of uploads.
    public Tus tus() {
        return new Tus(uploads, receiver, neighbours.addresses()::uploadUrl);
    }

    /// For tests, which work off what waits by themselves.
    public Processor processor() {
        return processor;
    }

    /// For tests, as [#processor].
    public Surveyor surveyor() {
        return surveyor;
    }

    /// Takes up what was left when the server stopped, and begins to work. Virtual threads.
    public void start() {
        takeUp();
        processor.start();
        surveyor.start();
    }

    /// Puts in order what a stop may have left half done. Before the first request.
    void takeUp() {
        try {
            files.prepare();
            uploads.takeUp();
            processor.removeStrays();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        processor.takeUp();
    }

    /// Called now and then. Virtual threads.
    public void tidy() {
        receiver.sweep();
        viewed.sweep();
        watchTime.sweep();
        history.sweep();
        processor.tidy();
    }

    private void mediaChanged(UUID media) {
        surveyor.wake();
        for (Video video : catalogue.ofMedia(media)) {
            neighbours.changed().accept(video.id());
            Status status = video.status();
            neighbours.owners().accept(video.owner(), new VideoUpdate(video.id(), status,
                    status == Status.PROCESSING ? progress(video) : null,
                    Optional.ofNullable(video.media()).flatMap(Media::failure).orElse(null)));
        }
    }

    private static int progress(Video video) {
        Media media = video.media();
        return media == null ? 0 : media.progress();
    }

    private void deleted(UUID video) {
        neighbours.changed().accept(video);
        receiver.forget(video);
    }

    /// Lets go of uploads that are coming; what has come stays.
    public void hangUp() {
        receiver.close();
    }

    @Override
    public void close() {
        surveyor.close();
        processor.close();
    }
}
