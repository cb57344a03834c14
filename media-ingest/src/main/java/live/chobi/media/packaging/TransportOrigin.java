package live.chobi.media.packaging;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import live.chobi.kernel.SessionId;
import live.chobi.media.packaging.HlsAnswer.Bytes;
import live.chobi.media.packaging.HlsAnswer.Caching;
import live.chobi.media.packaging.HlsAnswer.FilePart;
import live.chobi.media.packaging.ts.TsPlaylist;
import live.chobi.media.packaging.ts.TsSegment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Plain HLS of MPEG-TS for players of old: `ts.m3u8` beside each rendition's playlist, and its segments, made of the
/// finished ones when somebody asks. Any thread; never blocks, since segments are read and written anew on threads
/// that may.
public final class TransportOrigin {
    /// Segments that are kept for the next who asks: what the players at the edge fetch, of a few sessions.
    static final int KEPT_MAX = 32;

    private static final HlsAnswer MISSING = new HlsAnswer.Missing();
    private static final Logger LOG = LoggerFactory.getLogger(TransportOrigin.class);

    private record Name(SessionId session, String path) {}

    private final HlsOrigin origin;
    private final Executor threads;
    /// Guarded by itself; the one that was asked for longest ago goes first.
    private final Map<Name, CompletableFuture<HlsAnswer>> made = new LinkedHashMap<>(KEPT_MAX, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Name, CompletableFuture<HlsAnswer>> eldest) {
            return size() > KEPT_MAX;
        }
    };

    /// @param threads may block
    public TransportOrigin(HlsOrigin origin, Executor threads) {
        this.origin = origin;
        this.threads = threads;
    }

    /// Whether a path is for this.
    public static boolean has(String path) {
        return name(path).equals(TsPlaylist.NAME) || !TsPlaylist.sourceOf(name(path)).isEmpty();
    }

    /// As [HlsOrigin#get]; without directives, which plain HLS does not know.
    public Runnable get(SessionId session, String path, Consumer<HlsAnswer> answer) {
        if (name(path).equals(TsPlaylist.NAME)) {
            return origin.transport(session, path, answer);
        }
        String folder = path.substring(0, path.length() - name(path).length());
        String source = folder + TsPlaylist.sourceOf(name(path));
        Optional<Tracks> tracks = origin.tracks(session, source).filter(TransportOrigin::carries);
        if (tracks.isEmpty()) {
            answer.accept(MISSING);
        } else {
            var _ = segment(new Name(session, source), tracks.get()).thenAccept(answer);
        }
        return () -> {
        };
    }

    private CompletableFuture<HlsAnswer> segment(Name name, Tracks tracks) {
        var fresh = new CompletableFuture<HlsAnswer>();
        synchronized (made) {
            CompletableFuture<HlsAnswer> known = made.putIfAbsent(name, fresh);
            if (known != null) {
                return known;
            }
        }
        Runnable _ = origin.get(name.session(), name.path(), Map.of(),
                fragments -> threads.execute(() -> fresh.complete(made(name, fragments, tracks))));
        return fresh;
    }

    /// What could not be made is tried again by the next who asks.
    private HlsAnswer made(Name name, HlsAnswer fragments, Tracks tracks) {
        HlsAnswer answer = MISSING;
        try {
            answer = written(fragments, tracks);
        } catch (RuntimeException e) {
            LOG.warn("{} of session {} could not be made as MPEG-TS", name.path(), name.session(), e);
        }
        if (!(answer instanceof Bytes)) {
            synchronized (made) {
                made.remove(name);
            }
        }
        return answer;
    }

    private static HlsAnswer written(HlsAnswer fragments, Tracks tracks) {
        ByteBuf bytes;
        switch (fragments) {
            case Bytes inMemory -> bytes = inMemory.content();
            case FilePart onDisk -> bytes = read(onDisk);
            default -> {
                return fragments;
            }
        }
        return new Bytes(new SharedBytes(TsSegment.write(tracks.video(), tracks.audio(), bytes)),
                TsSegment.CONTENT_TYPE, Caching.IMMUTABLE);
    }

    private static ByteBuf read(FilePart part) {
        var bytes = ByteBuffer.allocate(Math.toIntExact(part.length()));
        try (FileChannel file = FileChannel.open(part.file())) {
            while (bytes.hasRemaining()) {
                if (file.read(bytes, part.offset() + bytes.position()) < 0) {
                    throw new EOFException(part.file() + " is shorter than it was");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Unpooled.wrappedBuffer(bytes.flip());
    }

    private static boolean carries(Tracks tracks) {
        return TsSegment.carries(tracks.video(), tracks.audio());
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
