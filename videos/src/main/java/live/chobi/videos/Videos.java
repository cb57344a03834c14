package live.chobi.videos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import live.chobi.kernel.Endpoint;
import live.chobi.kernel.Endpoint.Access;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.log.Actors;
import live.chobi.schema.Database;
import live.chobi.videos.catalogue.Catalogue;
import live.chobi.videos.catalogue.DeleteVideo;
import live.chobi.videos.catalogue.GetEvents;
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
import live.chobi.videos.processing.Media;
import live.chobi.videos.processing.MediaFiles;
import live.chobi.videos.processing.MediaShelf;
import live.chobi.videos.processing.Processor;
import live.chobi.videos.processing.Program;
import live.chobi.videos.processing.RungLadder;
import live.chobi.videos.upload.Receiver;
import live.chobi.videos.upload.Tus;
import live.chobi.videos.upload.UploadTerms;
import live.chobi.videos.upload.UploadVideo;
import live.chobi.videos.upload.Uploads;

/// The feature `videos`, wired: its procedures, what takes uploads, and what runs by itself.
public final class Videos implements AutoCloseable {
    private final Database database;
    private final Neighbours neighbours;
    private final MediaFiles files;
    private final Catalogue catalogue;
    private final VideoDesk desk;
    private final VideoViews views;
    private final Uploads uploads;
    private final Receiver receiver;
    private final Processor processor;

    /// What it needs of others.
    ///
    /// @param owners told how far their videos have come
    /// @param changed told of each video that others should look at anew
    /// @param unused told of each session whose recording no video is played from any more
    public record Neighbours(Actors actors, RecordedSessions sessions, VideoAddresses addresses, Program program,
            BiConsumer<UserId, VideoUpdate> owners, Consumer<UUID> changed, Consumer<SessionId> unused) {}

    /// @param node whose data directory `files` are in
    /// @param threads of each coder
    public record Terms(String node, UploadTerms uploads, RungLadder ladder, int threads) {}

    public Videos(Database database, MediaFiles files, Neighbours neighbours, Terms terms, VideoMetrics metrics,
            Clock clock) {
        this.database = database;
        this.neighbours = neighbours;
        this.files = files;
        this.catalogue = new Catalogue(database);
        this.desk = new VideoDesk(catalogue, neighbours.sessions());
        this.views = new VideoViews(catalogue, neighbours.actors(), neighbours.addresses());
        MediaShelf shelf = new MediaShelf(database, terms.node());
        this.processor = new Processor(new Processor.Parts(shelf, files, neighbours.program(), terms.ladder(),
                terms.threads(), this::mediaChanged, it -> it.session().ifPresent(neighbours.unused()), metrics));
        this.uploads = new Uploads(database, files, shelf, terms.uploads(), terms.node(), processor::wake, metrics,
                clock);
        this.receiver = new Receiver(uploads, metrics);
    }

    /// The router `videos`.
    public List<Endpoint<?, ?>> endpoints() {
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

    /// Takes up what was left when the server stopped, and begins to work. Virtual threads.
    public void start() {
        takeUp();
        processor.start();
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
        processor.tidy();
    }

    private void mediaChanged(UUID media) {
        for (Video video : catalogue.ofMedia(media)) {
            neighbours.changed().accept(video.id());
            Status status = video.status();
            neighbours.owners().accept(video.owner(), new VideoUpdate(video.id(), status,
                    status == Status.PROCESSING ? progress(video) : null,
                    java.util.Optional.ofNullable(video.media()).flatMap(Media::failure).orElse(null)));
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
        processor.close();
    }
}
