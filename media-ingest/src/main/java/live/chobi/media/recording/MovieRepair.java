package live.chobi.media.recording;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import live.chobi.media.packaging.SampleRun;
import live.chobi.media.packaging.Tracks;
import org.jspecify.annotations.Nullable;

/// Completes a file that a kill or a full disk has left: cuts it after its last whole fragment and writes its index. A
/// file that is complete stays as it is. Blocks; used by one thread for one file.
///
/// A fragment is whole when its boxes are inside the file, its number follows and its samples fill its `mdat`: what a
/// lost page left as zeros is none of that.
final class MovieRepair {
    private static final int BOX_HEADER_BYTES = 8;
    /// No `moof` of ours comes near; a longer one is damage.
    private static final long HEADER_BOX_BYTES_MAX = 4L << 20;

    /// @param bytes of the file now
    record Repaired(long bytes, long durationMs) {}

    /// Where a box is.
    private record Box(String type, long at, long bytes) {
        long end() {
            return at + bytes;
        }
    }

    private final FileChannel channel;
    private final long size;
    private final Map<Integer, Integer> timescales = new HashMap<>();
    private long roomAt;
    private long durationUs;
    private @Nullable SegmentIndex index;

    private MovieRepair(FileChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
    }

    /// Empty when nothing of it can be played; then the file is gone.
    static Optional<Repaired> repair(Path file) throws IOException {
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            var repair = new MovieRepair(channel);
            long head = repair.head();
            long end = head < 0 ? -1 : repair.fragments(head);
            SegmentIndex places = repair.index;
            if (places != null && end > head) {
                channel.truncate(end);
                places.writeTo(channel, repair.roomAt);
                return Optional.of(new Repaired(end, repair.durationUs / 1_000));
            }
        }
        Files.delete(file);
        return Optional.empty();
    }

    /// Reads what stands before the fragments; answers where they begin, or -1 when that is not whole.
    private long head() throws IOException {
        Box ftyp = box(0);
        Box moov = ftyp == null ? null : box(ftyp.end());
        if (ftyp == null || moov == null || !ftyp.type().equals("ftyp") || !moov.type().equals("moov")) {
            return -1;
        }
        try {
            readTracks(body(moov));
        } catch (IndexOutOfBoundsException damaged) {
            return -1;
        }
        roomAt = moov.end();
        if (roomAt + SegmentIndex.RESERVED_BYTES > size || timescales.isEmpty()) {
            return -1;
        }
        boolean pictured = timescales.containsKey(Tracks.VIDEO_ID);
        int id = pictured ? Tracks.VIDEO_ID : Tracks.AUDIO_ID;
        Integer timescale = timescales.get(id);
        if (timescale == null || timescale <= 0) {
            return -1;
        }
        index = new SegmentIndex(id, timescale);
        return roomAt + SegmentIndex.RESERVED_BYTES;
    }

    /// Answers where the last whole fragment ends.
    private long fragments(long from) throws IOException {
        long at = from;
        for (int sequence = 1;; sequence++) {
            Box moof = box(at);
            Box mdat = moof == null || !moof.type().equals("moof") ? null : box(moof.end());
            if (moof == null || mdat == null || !mdat.type().equals("mdat") || !isWhole(moof, mdat, sequence)) {
                return at;
            }
            at = mdat.end();
        }
    }

    /// False when the fragment's boxes are not what we write.
    private boolean isWhole(Box moof, Box mdat, int sequence) throws IOException {
        try {
            return fragment(moof, mdat, sequence);
        } catch (IndexOutOfBoundsException | BufferUnderflowException | IllegalArgumentException damaged) {
            return false;
        }
    }

    /// Takes the fragment into the index; false when it is damaged.
    private boolean fragment(Box moof, Box mdat, int sequence) throws IOException {
        ByteBuffer in = body(moof);
        long samplesBytes = 0;
        long start = -1;
        boolean key = false;
        long end = -1;
        while (in.remaining() >= BOX_HEADER_BYTES) {
            ByteBuffer box = next(in);
            String type = type(box);
            if (type.equals("mfhd") && box.remaining() >= 8 && box.getInt(box.position() + 4) != sequence) {
                return false;
            } else if (type.equals("traf")) {
                Run run = run(box);
                if (run == null) {
                    return false;
                }
                samplesBytes += run.bytes();
                Integer timescale = timescales.get(run.trackId());
                if (timescale == null || timescale <= 0) {
                    return false;
                }
                durationUs = Math.max(durationUs, run.until() * 1_000_000 / timescale);
                if (run.trackId() == places().trackId()) {
                    start = run.from();
                    key = run.key();
                    end = run.until();
                }
            }
        }
        if (samplesBytes == 0 || samplesBytes != mdat.bytes() - BOX_HEADER_BYTES) {
            return false;
        }
        places().add(moof.at(), mdat.end() - moof.at(), start, key);
        places().endsAt(end);
        return true;
    }

    private SegmentIndex places() {
        SegmentIndex present = index;
        if (present == null) {
            throw new IllegalStateException("the head has not been read");
        }
        return present;
    }

    /// @param from when the first sample is decoded
    /// @param until when the one that is shown last ends
    private record Run(int trackId, long bytes, long from, long until, boolean key) {}

    /// What a `tfhd` says of all samples (ISO/IEC 14496-12 §8.8.7).
    private record Defaults(int trackId, int duration, int flags) {
        static Defaults of(ByteBuffer tfhd) {
            int present = tfhd.getInt();
            int trackId = tfhd.getInt();
            tfhd.position(tfhd.position() + ((present & 0x01) != 0 ? 8 : 0) + ((present & 0x02) != 0 ? 4 : 0));
            int duration = (present & 0x08) != 0 ? tfhd.getInt() : 0;
            int _ = (present & 0x10) != 0 ? tfhd.getInt() : 0;
            return new Defaults(trackId, duration, (present & 0x20) != 0 ? tfhd.getInt() : SampleRun.SYNC);
        }
    }

    /// A `traf` with one `trun`, as we write them; null when it is not one.
    private static @Nullable Run run(ByteBuffer traf) {
        Defaults defaults = null;
        long time = -1;
        while (traf.remaining() >= BOX_HEADER_BYTES) {
            ByteBuffer box = next(traf);
            switch (type(box)) {
                case "tfhd" -> defaults = Defaults.of(box);
                case "tfdt" -> time = box.getLong(box.position() + 4);
                case "trun" -> {
                    return defaults == null || time < 0 ? null : run(defaults, time, box);
                }
                default -> {
                }
            }
        }
        return null;
    }

    /// Spec: ISO/IEC 14496-12 §8.8.8.
    private static @Nullable Run run(Defaults defaults, long firstTime, ByteBuffer trun) {
        int present = trun.getInt();
        int samples = trun.getInt();
        trun.position(trun.position() + ((present & 0x01) != 0 ? 4 : 0));
        int firstFlags = (present & 0x04) != 0 ? trun.getInt() : defaults.flags();
        int entryBytes = 4 * Integer.bitCount(present & 0xF00);
        if (samples <= 0 || (present & 0x200) == 0 || trun.remaining() != (long) samples * entryBytes) {
            return null;
        }
        long time = firstTime;
        long bytes = 0;
        long until = 0;
        boolean key = firstFlags == SampleRun.SYNC;
        for (int i = 0; i < samples; i++) {
            int duration = (present & 0x100) != 0 ? trun.getInt() : defaults.duration();
            bytes += Integer.toUnsignedLong(trun.getInt());
            int flags = (present & 0x400) != 0 ? trun.getInt() : firstFlags;
            key = i == 0 ? flags == SampleRun.SYNC : key;
            long shown = time + ((present & 0x800) != 0 ? trun.getInt() : 0);
            time += duration;
            until = Math.max(until, shown + duration);
        }
        return new Run(defaults.trackId(), bytes, firstTime, until, key);
    }

    /// `trak` by `trak`: the id and the timescale of each.
    private void readTracks(ByteBuffer moov) {
        while (moov.remaining() >= BOX_HEADER_BYTES) {
            ByteBuffer trak = next(moov);
            if (!type(trak).equals("trak")) {
                continue;
            }
            int id = 0;
            while (trak.remaining() >= BOX_HEADER_BYTES) {
                ByteBuffer box = next(trak);
                switch (type(box)) {
                    case "tkhd" -> id = box.getInt(box.position() + 12);
                    case "mdia" -> timescales.put(id, timescale(box));
                    default -> {
                    }
                }
            }
        }
    }

    private static int timescale(ByteBuffer mdia) {
        while (mdia.remaining() >= BOX_HEADER_BYTES) {
            ByteBuffer box = next(mdia);
            if (type(box).equals("mdhd")) {
                return box.getInt(box.position() + 12);
            }
        }
        return 1;
    }

    /// The box at `at`; null when it is not whole.
    private @Nullable Box box(long at) throws IOException {
        if (at + BOX_HEADER_BYTES > size) {
            return null;
        }
        ByteBuffer header = read(at, BOX_HEADER_BYTES);
        long bytes = Integer.toUnsignedLong(header.getInt());
        byte[] type = new byte[4];
        header.get(type);
        return bytes < BOX_HEADER_BYTES || at + bytes > size
                ? null
                : new Box(new String(type, StandardCharsets.US_ASCII), at, bytes);
    }

    private ByteBuffer body(Box box) throws IOException {
        return box.bytes() > HEADER_BOX_BYTES_MAX
                ? ByteBuffer.allocate(0)
                : read(box.at() + BOX_HEADER_BYTES, (int) box.bytes() - BOX_HEADER_BYTES);
    }

    private ByteBuffer read(long at, int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, at + buffer.position()) < 0) {
                throw new IOException("the file became shorter while it was read");
            }
        }
        return buffer.flip();
    }

    /// The next box inside another: its body, with its type before it. What claims to be longer than its parent is cut.
    private static ByteBuffer next(ByteBuffer in) {
        int start = in.position();
        int bytes = Math.clamp(Integer.toUnsignedLong(in.getInt(start)), BOX_HEADER_BYTES, in.remaining());
        ByteBuffer box = in.slice(start, bytes).position(BOX_HEADER_BYTES);
        in.position(start + bytes);
        return box;
    }

    private static String type(ByteBuffer box) {
        byte[] type = new byte[4];
        box.get(4, type);
        return new String(type, StandardCharsets.US_ASCII);
    }
}
