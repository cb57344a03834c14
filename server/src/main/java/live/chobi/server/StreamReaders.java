package live.chobi.server;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import live.chobi.kernel.SessionId;
import live.chobi.media.DiskSpace;
import live.chobi.media.MediaMetrics;
import live.chobi.media.ReaderFactory;
import live.chobi.media.recording.Recordings;
import live.chobi.media.stream.TimeSource;
import live.chobi.media.thumbnail.FfmpegDecoder;
import live.chobi.media.thumbnail.Thumbnail;
import live.chobi.media.thumbnail.Thumbnails;
import live.chobi.schema.Database;
import live.chobi.server.bridge.RecordingsToVideos;
import live.chobi.server.config.Config;
import live.chobi.server.embedded.DataDirectory;
import live.chobi.server.embedded.Ffmpeg;
import live.chobi.server.launch.Lifecycle;
import live.chobi.streaming.sessions.Sessions;

/// What follows each stream of this node besides its packager, as the settings want it. Stopped after the encoders'
/// connections are closed, so that their last frames are kept.
record StreamReaders(Optional<Recordings> recordings, Optional<Thumbnails> thumbnails) {
    private static final Duration TEND_EVERY = Duration.ofSeconds(5);
    private static final Duration STOP_MAX = Duration.ofMillis(250);

    static StreamReaders open(Config config, DataDirectory data, Database database, Sessions sessions,
            MediaMetrics metrics, Housekeeping housekeeping, Lifecycle life) throws Exception {
        Optional<Thumbnails> thumbnails = Optional.empty();
        if (config.thumbnailsEnabled()) {
            Thumbnails made = new Thumbnails(new FfmpegDecoder(ffmpeg(data)), metrics, TimeSource.system());
            thumbnails = Optional.of(made);
        }
        Optional<Recordings> recordings = Optional.empty();
        if (config.recordingEnabled()) {
            Recordings made = new Recordings(data.directory("recordings"),
                    Duration.ofDays(config.recordingRetention()),
                    new RecordingsToVideos(database, sessions, config.nodeId()), metrics, TimeSource.system(),
                    DiskSpace.system());
            var _ = Virtual.call(() -> {
                made.repair();
                return true;
            });
            housekeeping.every(TEND_EVERY, made::tend);
            recordings = Optional.of(made);
        }
        var readers = new StreamReaders(recordings, thumbnails);
        life.onStop("recordings and thumbnails", STOP_MAX, readers::close);
        return readers;
    }

    /// Unpacked with the first picture, which must not delay the start.
    private static FfmpegDecoder.Program ffmpeg(DataDirectory data) {
        return arguments -> Ffmpeg.unpack(data)
                .orElseThrow(() -> new IOException("no ffmpeg is bundled for this machine")).command(arguments);
    }

    Optional<Thumbnail> thumbnail(SessionId session) {
        return thumbnails.flatMap(it -> it.newest(session));
    }

    List<ReaderFactory> factories() {
        return Stream.concat(recordings.<ReaderFactory>map(it -> it).stream(),
                thumbnails.<ReaderFactory>map(it -> it).stream()).toList();
    }

    private void close() {
        thumbnails.ifPresent(Thumbnails::close);
        recordings.ifPresent(Recordings::close);
    }
}
