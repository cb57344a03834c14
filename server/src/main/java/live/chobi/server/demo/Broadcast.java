package live.chobi.server.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import live.chobi.server.embedded.Child;
import live.chobi.server.embedded.Ffmpeg;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The host's evening: a session that is always there, and an encoder that publishes to it and is started again when it
/// ends. Somebody who ends the session in the studio sees a new one begin after a pause.
///
/// Owner: one virtual thread, whose interruption ends it; [#close] may come from any thread.
final class Broadcast implements Runnable, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Broadcast.class);
    private static final Duration BACK_OFF_FIRST = Duration.ofSeconds(1);
    private static final Duration BACK_OFF_MAX = Duration.ofSeconds(30);
    /// An encoder that ran so long had no trouble starting.
    private static final Duration STEADY = Duration.ofMinutes(1);
    private static final Duration STOP_MAX = Duration.ofMillis(250);

    /// @param sessionId of the session on air
    /// @param key the stream key
    private record Booking(String sessionId, String key, String hlsUrl) {}

    private final Player host;
    private final Ffmpeg ffmpeg;
    private final Clip clip;
    private final String rtmp;
    private final Path folder;
    private final Path log;
    private final Stage stage;
    private final DemoMetrics metrics;
    private final Consumer<String> onSession;
    private @Nullable Child encoder;
    private boolean closed;

    /// @param rtmp where encoders publish, without the key
    /// @param log for what the encoder prints
    /// @param onSession hears the id of each session that begins
    Broadcast(Player host, Ffmpeg ffmpeg, Clip clip, String rtmp, Path folder, Path log, Stage stage,
            DemoMetrics metrics, Consumer<String> onSession) {
        this.host = host;
        this.ffmpeg = ffmpeg;
        this.clip = clip;
        this.rtmp = rtmp;
        this.folder = folder;
        this.log = log;
        this.stage = stage;
        this.metrics = metrics;
        this.onSession = onSession;
    }

    @Override
    public void run() {
        Optional<Booking> booking = Optional.empty();
        Duration backOff = BACK_OFF_FIRST;
        try {
            while (true) {
                Instant begun = Instant.now();
                try {
                    booking = booking.isPresent() && isOnAir(booking.get()) ? booking : Optional.of(book());
                    publish(booking.get());
                } catch (IOException | Refused trouble) {
                    LOG.warn("the demo's broadcast pauses: {}", trouble.getMessage());
                }
                backOff = Duration.between(begun, Instant.now()).compareTo(STEADY) > 0 ? BACK_OFF_FIRST : backOff;
                Thread.sleep(backOff);
                backOff = backOff.multipliedBy(2).compareTo(BACK_OFF_MAX) > 0 ? BACK_OFF_MAX : backOff.multipliedBy(2);
                metrics.encoderRestarted();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            stage.close();
            close();
        }
    }

    @Override
    public void close() {
        Child last;
        synchronized (this) {
            closed = true;
            last = encoder;
        }
        if (last != null) {
            last.stop(STOP_MAX, "KILL");
        }
    }

    private boolean isOnAir(Booking booking) throws IOException, InterruptedException, Refused {
        String status = host
                .query("streaming.getSession", Player.object().put("sessionId", booking.sessionId())).path("session")
                .path("status").asText();
        boolean onAir = !status.equals("ended");
        if (!onAir) {
            stage.close();
        }
        return onAir;
    }

    /// The session of an earlier run while it still waits for its encoder, or a new one. Its key was shown once and is
    /// not kept, so the old one gets another.
    private Booking book() throws IOException, InterruptedException, Refused {
        JsonNode active = host.query("streaming.getActiveSessions",
                Player.object().put("sort", "newest").put("limit", 100)).path("items");
        for (JsonNode session : active) {
            if (session.path("host").path("id").asText().equals(host.id())) {
                String id = session.path("id").asText();
                String key = host.mutate("streaming.resetStreamKey", Player.object().put("sessionId", id))
                        .path("ingest").path("streamKey").asText();
                return booked(id, key, host.query("streaming.getSession", Player.object().put("sessionId", id)));
            }
        }
        var wish = Player.object().put("title", "ليلة الفوانيس · Lantern night").put("category", "music")
                .put("description", "بثّ تجريبي يعمل من هذا الخادم وحده. A demo that this server plays by itself.");
        wish.putArray("tags").add("demo").add("موسيقى");
        JsonNode made = host.mutate("streaming.createSession", wish);
        return booked(made.path("session").path("id").asText(), made.path("ingest").path("streamKey").asText(), made);
    }

    private Booking booked(String id, String key, JsonNode answer) {
        onSession.accept(id);
        return new Booking(id, key, answer.path("playback").path("hlsUrl").asText());
    }

    /// Until the encoder ends.
    private void publish(Booking booking) throws InterruptedException {
        List<String> command = ffmpeg.command(clip.publishing(rtmp + "/" + booking.key()));
        Child child;
        synchronized (this) {
            if (closed) {
                throw new InterruptedException("the demo is over");
            }
            child = Child.start(command, folder, log, "TERM", () -> {
            });
            encoder = child;
        }
        stage.open(new Stage.Show(booking.sessionId(), host.id(), booking.hlsUrl()));
        int status = child.await();
        LOG.info("the demo's encoder has ended with status {}", status);
    }
}
