package live.chobi.media.rtmp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.EventLoop;
import io.netty.channel.embedded.EmbeddedChannel;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import live.chobi.kernel.SessionId;
import live.chobi.media.MediaMetrics;
import live.chobi.media.codec.AudioConfiguration;
import live.chobi.media.codec.VideoConfiguration;
import live.chobi.media.packaging.HlsAnswer;
import live.chobi.media.packaging.HlsOrigin;
import live.chobi.media.packaging.HlsPackager;
import live.chobi.media.packaging.PackagingEvents;
import live.chobi.media.stream.Frame;
import live.chobi.media.stream.LiveStream;
import live.chobi.media.stream.RecordingEvents;
import live.chobi.media.stream.SettableTime;
import live.chobi.media.stream.StreamReader;
import org.jspecify.annotations.Nullable;

/// Sends a recording through everything that stands between a connection and a playlist, at the pace of its encoder but
/// with a clock that is moved by hand.
public final class Replay implements PackagingEvents, StreamReader, LiveStream.Publisher {
    private static final Pattern URI = Pattern.compile("URI=\"([^\"]+)\"|^([^#].*)$", Pattern.MULTILINE);

    final List<Long> videoMs = new ArrayList<>();
    final List<Long> audioMs = new ArrayList<>();
    final List<String> configured = new ArrayList<>();
    final RecordingEvents events = new RecordingEvents();
    int left;
    private @Nullable VideoConfiguration video;
    private @Nullable AudioConfiguration audio;

    private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(false);
    private final SessionId session = SessionId.next();
    private final SettableTime time = new SettableTime();
    private final HlsOrigin origin = new HlsOrigin(time, (_, _) -> {
    }, this);
    private final EmbeddedChannel channel = new EmbeddedChannel();

    public static Replay of(Flv recording) {
        var replay = new Replay();
        replay.run(recording);
        return replay;
    }

    private void run(Flv recording) {
        var packager = HlsPackager.of(time.now(), time.now(), origin.open(session).source(), this);
        var stream = new LiveStream(session, false, channel.eventLoop(), List.of(packager, this), events, time);
        stream.claim(this, false, _ -> {
        });
        channel.runPendingTasks();
        var media = new PublishedMedia(stream, new MediaMetrics(new PrometheusRegistry()), 0);
        long now = 0;
        for (Flv.Tag tag : recording.tags()) {
            time.advanceMs(Math.max(0, tag.arrivesMs() - now));
            now = Math.max(now, tag.arrivesMs());
            ByteBuf payload = allocator.buffer().writeBytes(tag.body());
            media.take(tag.isVideo()
                    ? new RtmpMessage.Video(1, tag.timestampMs(), payload)
                    : new RtmpMessage.Audio(1, tag.timestampMs(), payload));
            payload.release();
        }
        stream.end(() -> {
        });
    }

    /// Bytes that nobody has released.
    long leaked() {
        return allocator.metric().usedHeapMemory();
    }

    public HlsOrigin origin() {
        return origin;
    }

    public SessionId session() {
        return session;
    }

    public String playlist(String name) {
        return content(name).map(bytes -> bytes.toString(StandardCharsets.UTF_8)).orElse("");
    }

    private Optional<ByteBuf> content(String name) {
        List<ByteBuf> found = new ArrayList<>();
        Runnable withdraw = origin.get(session, name, Map.of(), answer -> {
            if (answer instanceof HlsAnswer.Bytes bytes) {
                found.add(bytes.content());
            }
        });
        withdraw.run();
        return found.stream().findFirst();
    }

    String codecs() {
        Matcher matcher = Pattern.compile("CODECS=\"([^\"]*)\"").matcher(playlist("index.m3u8"));
        return matcher.find() ? matcher.group(1) : "";
    }

    String resolution() {
        Matcher matcher = Pattern.compile("RESOLUTION=(\\w+)").matcher(playlist("index.m3u8"));
        return matcher.find() ? matcher.group(1) : "";
    }

    /// One word for each line that matters: `map`, `gap`, `end`, a duration in milliseconds.
    String listed() {
        return playlist("v.m3u8").lines().map(line -> line.startsWith("#EXTINF:")
                ? Long.toString(Math.round(Double.parseDouble(line.substring(8, line.indexOf(','))) * 1_000))
                : line.startsWith("#EXT-X-MAP")
                        ? "map"
                        : line.equals("#EXT-X-DISCONTINUITY") ? "gap" : line.equals("#EXT-X-ENDLIST") ? "end" : "")
                .filter(word -> !word.isEmpty()).collect(Collectors.joining(" "));
    }

    long listedMs() {
        return listed().replaceAll("[a-z]+", "").strip().lines()
                .flatMap(line -> Pattern.compile(" +").splitAsStream(line))
                .mapToLong(Long::parseLong).sum();
    }

    int gaps() {
        return listed().split("gap", -1).length - 1;
    }

    /// Everything a player would fetch; the answer is the playlist to begin with.
    public Path save(Path directory) throws IOException {
        save(directory, "index.m3u8");
        return directory.resolve("index.m3u8");
    }

    private void save(Path directory, String name) throws IOException {
        ByteBuf content = content(name).orElseThrow();
        Files.write(directory.resolve(name), ByteBufUtil.getBytes(content));
        if (name.endsWith(".m3u8")) {
            Matcher uris = URI.matcher(playlist(name));
            while (uris.find()) {
                save(directory, uris.group(1) != null ? uris.group(1) : uris.group(2));
            }
        }
    }

    @Override
    public void cut(long bytes, long durationUs) {
    }

    @Override
    public void part() {
    }

    @Override
    public void turnedAway() {
    }

    @Override
    public void stored(long bytes) {
    }

    @Override
    public void notStored(String cause) {
    }

    @Override
    public void left() {
        left++;
    }

    @Override
    public void configured(@Nullable VideoConfiguration video, @Nullable AudioConfiguration audio) {
        this.video = video;
        this.audio = audio;
        configured.add(video + "," + audio);
    }

    public @Nullable VideoConfiguration video() {
        return video;
    }

    public @Nullable AudioConfiguration audio() {
        return audio;
    }

    public ByteBuf object(String name) {
        return content(name).orElseThrow();
    }

    @Override
    public void frame(Frame frame) {
        (frame instanceof Frame.Video ? videoMs : audioMs).add(frame.dtsUs() / 1_000);
    }

    @Override
    public void anchored(Instant mediaZero) {
    }

    @Override
    public void interrupted() {
    }

    @Override
    public EventLoop loop() {
        return channel.eventLoop();
    }

    @Override
    public void replaced() {
    }

    @Override
    public void ended() {
    }
}
