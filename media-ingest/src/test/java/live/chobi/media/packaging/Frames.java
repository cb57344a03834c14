package live.chobi.media.packaging;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import live.chobi.kernel.SessionId;
import live.chobi.media.codec.AacConfiguration;
import live.chobi.media.codec.AvcConfiguration;
import live.chobi.media.stream.Frame;
import live.chobi.media.stream.SettableTime;

/// Feeds a packager with made-up frames and shows what it lists. Times are milliseconds of the stream's timeline.
final class Frames implements PackagingEvents {
    static final Instant ZERO = Instant.parse("2026-01-02T03:04:00Z");
    static final AvcConfiguration PICTURE = AvcConfiguration.parse(bytes(
            "0164001effe1001a6764001eacd940a02ff970110000030001000003003c0f162d9601000468efbcb0"));
    static final AvcConfiguration OTHER_PICTURE = AvcConfiguration.parse(bytes(
            "0164001effe1001a6764001eacd940a02ff970110000030001000003003c0f162d9601000468efbcb1"));
    static final AacConfiguration SOUND = AacConfiguration.parse(bytes("1190"));
    static final AacConfiguration OTHER_SOUND = AacConfiguration.parse(bytes("1188"));

    final SessionId session = SessionId.next();
    final SettableTime time = new SettableTime();
    final LaterByHand later = new LaterByHand();
    final HlsOrigin origin = new HlsOrigin(time, later, this);
    final HlsPackager packager;
    int left;
    int partsCut;
    int turnedAway;

    Frames() {
        this(ZERO, ZERO);
    }

    Frames(Instant createdAt, Instant now) {
        this(createdAt, now, SegmentShelf.NONE);
    }

    Frames(Instant createdAt, Instant now, SegmentShelf shelf) {
        packager = new HlsPackager(createdAt, now, origin.open(session).source(), shelf, this);
        packager.anchored(ZERO);
    }

    void picture(long ms, boolean key) {
        picture(ms, 0, key);
    }

    void picture(long ms, long compositionMs, boolean key) {
        ByteBuf payload = Unpooled.copyLong(ms);
        packager.frame(new Frame.Video(ms * 1_000, (ms + compositionMs) * 1_000, key, payload));
        payload.release();
    }

    void sound(long ms) {
        ByteBuf payload = Unpooled.copyLong(ms);
        packager.frame(new Frame.Audio(ms * 1_000, payload));
        payload.release();
    }

    /// 25 pictures a second and sound of 48 kHz, with a key frame every `gopMs`, up to and without `toMs`.
    void run(long fromMs, long toMs, long gopMs, boolean withPicture, boolean withSound) {
        for (long ms = fromMs; ms < toMs; ms += 40) {
            if (withPicture) {
                picture(ms, (ms - fromMs) % gopMs == 0);
            }
            // The frames of 48 kHz that begin in these 40 ms, in whole milliseconds as RTMP has them.
            for (long n = (ms * 48 + 1_023) / 1_024; withSound && n * 1_024 < (ms + 40) * 48; n++) {
                sound(Math.round(n * 1_024 / 48.0));
            }
        }
    }

    /// As [#run], without a key frame.
    void go(long fromMs, long toMs) {
        for (long ms = fromMs; ms < toMs; ms += 40) {
            picture(ms, false);
            run(ms, ms + 40, 1_000, false, true);
        }
    }

    /// 25 pictures a second, a key frame every second.
    static void feed(HlsPackager packager, long fromMs, long toMs) {
        for (long ms = fromMs; ms < toMs; ms += 40) {
            ByteBuf payload = Unpooled.copyLong(ms);
            packager.frame(new Frame.Video(ms * 1_000, ms * 1_000, (ms - fromMs) % 1_000 == 0, payload));
            payload.release();
        }
    }

    /// The media playlist without its head, one line for each segment: its tags, and its duration in milliseconds.
    String listed() {
        String text = playlist(MediaPlaylist.NAME);
        return text.lines().map(Frames::word).filter(word -> !word.isEmpty()).collect(Collectors.joining(" "));
    }

    private static String word(String line) {
        if (line.startsWith("#EXTINF:")) {
            double seconds = Double.parseDouble(line.substring("#EXTINF:".length(), line.indexOf(',')));
            return Long.toString(Math.round(seconds * 1_000));
        }
        if (line.startsWith("#EXT-X-MAP")) {
            return "map" + line.replaceAll(".*-(\\d+)\\.mp4.*", "$1");
        }
        return switch (line) {
            case "#EXT-X-DISCONTINUITY" -> "gap";
            case "#EXT-X-ENDLIST" -> "end";
            default -> "";
        };
    }

    /// As it is now; empty when there is none.
    String playlist(String name) {
        return playlist(name, Map.of());
    }

    String playlist(String name, Map<String, String> directives) {
        return ask(name, directives).answered() instanceof HlsAnswer.Bytes bytes ? text(bytes.content()) : "";
    }

    /// What is complete under this name.
    byte[] object(String name) {
        return ask(name, Map.of()).answered() instanceof HlsAnswer.Bytes bytes
                ? ByteBufUtil.getBytes(bytes.content())
                : new byte[0];
    }

    boolean has(String name) {
        return ask(name, Map.of()).answered() instanceof HlsAnswer.Bytes;
    }

    Asked ask(String name, Map<String, String> directives) {
        return Asked.of(origin, session, name, directives);
    }

    static String text(ByteBuf content) {
        return content.toString(StandardCharsets.UTF_8);
    }

    private static ByteBuf bytes(String hex) {
        return Unpooled.wrappedBuffer(HexFormat.of().parseHex(hex));
    }

    @Override
    public void cut(long bytes, long durationUs) {
    }

    @Override
    public void part() {
        partsCut++;
    }

    @Override
    public void left() {
        left++;
    }

    @Override
    public void turnedAway() {
        turnedAway++;
    }

    @Override
    public void stored(long bytes) {
    }

    @Override
    public void notStored(String cause) {
    }
}
