package live.chobi.videos;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Locale;
import live.chobi.videos.processing.Media.Origin;

/// Every meter of videos. Labels are closed sets of this code. Any thread.
public final class VideoMetrics {
    /// What became of an attempt to make a file playable.
    public enum Processed {
        READY,
        /// Its bytes were here already.
        SHARED,
        /// The file is no good.
        FAILED,
        /// Something else went wrong, and it is tried again.
        AGAIN
    }

    /// What became of an upload.
    public enum Uploaded {
        BEGUN, COMPLETE,
        /// Its sender broke it off, or deleted the video.
        BROKEN_OFF,
        /// Nothing came for a day.
        EXPIRED
    }

    /// What became of looking through what can be played.
    public enum Surveyed {
        DONE,
        /// It failed, and is tried again.
        AGAIN,
        /// It failed for the last time.
        GIVEN_UP
    }

    /// What became of a player's word that something was watched.
    public enum Watched {
        COUNTED,
        /// The owner's.
        OWN,
        /// More than could have been watched since the last.
        TOO_FAST
    }

    private final Counter uploads;
    private final Counter received;
    private final Counter refused;
    private final Gauge receiving;
    private final Counter processed;
    private final Histogram processing;
    private final Counter surveyed;
    private final Counter watched;

    public VideoMetrics(PrometheusRegistry registry) {
        uploads = Counter.builder().name("chobi_videos_uploads_total").help("Uploads, by what became of them")
                .labelNames("outcome").register(registry);
        received = Counter.builder().name("chobi_videos_received_bytes_total")
                .help("Bytes of uploads taken to the disk")
                .register(registry);
        refused = Counter.builder().name("chobi_videos_upload_requests_refused_total")
                .help("Requests for uploads that were refused, by HTTP status").labelNames("status")
                .register(registry);
        receiving = Gauge.builder().name("chobi_videos_receiving").help("Uploads whose bytes are coming just now")
                .register(registry);
        processed = Counter.builder().name("chobi_videos_processed_total")
                .help("Attempts to make a file playable, by its origin and by what became of them")
                .labelNames("origin", "outcome").register(registry);
        processing = Histogram.builder().name("chobi_videos_processing_seconds")
                .help("What an attempt to make a file playable took").labelNames("origin").classicOnly()
                .classicUpperBounds(.1, .5, 1, 5, 15, 60, 300, 1200, 3600).register(registry);
        surveyed = Counter.builder().name("chobi_videos_surveyed_total")
                .help("Attempts to measure a video's loudness and to make its preview strip, by what became of them")
                .labelNames("outcome").register(registry);
        watched = Counter.builder().name("chobi_videos_watch_reports_total")
                .help("What players say was watched, by whether it was counted").labelNames("outcome")
                .register(registry);
        for (Watched outcome : Watched.values()) {
            watched.initLabelValues(label(outcome));
        }
        for (Surveyed outcome : Surveyed.values()) {
            surveyed.initLabelValues(label(outcome));
        }
        for (Uploaded outcome : Uploaded.values()) {
            uploads.initLabelValues(label(outcome));
        }
        for (Origin origin : Origin.values()) {
            for (Processed outcome : Processed.values()) {
                processed.initLabelValues(label(origin), label(outcome));
            }
        }
    }

    public void uploaded(Uploaded outcome) {
        uploads.labelValues(label(outcome)).inc();
    }

    public void received(long bytes) {
        received.inc(bytes);
    }

    public void refused(int status) {
        refused.labelValues(Integer.toString(status)).inc();
    }

    public void receiving(int more) {
        receiving.inc(more);
    }

    public void processed(Origin origin, Processed outcome, double seconds) {
        processed.labelValues(label(origin), label(outcome)).inc();
        processing.labelValues(label(origin)).observe(seconds);
    }

    public void surveyed(Surveyed outcome) {
        surveyed.labelValues(label(outcome)).inc();
    }

    public void watched(Watched outcome) {
        watched.labelValues(label(outcome)).inc();
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
