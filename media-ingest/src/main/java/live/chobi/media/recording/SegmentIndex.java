package live.chobi.media.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import live.chobi.media.packaging.BoxWriter;

/// Where one can jump to in a file: its `sidx` box (ISO/IEC 14496-12 §8.16.3). It stands in front of the fragments,
/// where players look for it, in room that was kept for it. Owner: who writes or repairs the file.
final class SegmentIndex {
    /// Room for [#REFERENCES_MAX] places; a longer file has them farther apart.
    static final int RESERVED_BYTES = 64 << 10;
    private static final int HEADER_BYTES = 8;
    private static final int FIXED_BYTES = 40;
    private static final int REFERENCE_BYTES = 12;
    static final int REFERENCES_MAX = (RESERVED_BYTES - HEADER_BYTES - FIXED_BYTES) / REFERENCE_BYTES;
    /// A closed group of pictures begins here (§ I.3, type 1).
    private static final int STARTS_WITH_SAP_1 = 0x90000000;

    /// @param startTicks when its first sample is decoded
    private record Place(long offset, long startTicks) {}

    private final int trackId;
    private final int timescale;
    private final List<Place> places = new ArrayList<>();
    private long endOffset;
    private long endTicks;

    /// @param trackId whose time it is: the picture's, or the sound's where there is no picture
    SegmentIndex(int trackId, int timescale) {
        this.trackId = trackId;
        this.timescale = timescale;
    }

    int trackId() {
        return trackId;
    }

    /// The next fragment. One that cannot be jumped to belongs to the place before it.
    ///
    /// @param startTicks of its first sample of the track, -1 when it has none
    void add(long offset, long bytes, long startTicks, boolean key) {
        boolean rises = places.isEmpty() || startTicks > places.getLast().startTicks();
        if (startTicks >= 0 && rises && (key || places.isEmpty())) {
            places.add(new Place(offset, startTicks));
        }
        endOffset = offset + bytes;
    }

    /// When the newest sample of the track ends.
    void endsAt(long ticks) {
        endTicks = Math.max(endTicks, ticks);
    }

    /// A box that readers skip, until [#writeTo].
    static byte[] room() {
        var out = new BoxWriter(RESERVED_BYTES);
        int free = out.open("free");
        out.zeros(RESERVED_BYTES - HEADER_BYTES).close(free);
        return out.toBytes();
    }

    /// Writes the box into the room at `position`, in two steps: the type that makes it valid comes when all of it is
    /// on the disk. Nothing is written for a file without fragments.
    void writeTo(FileChannel channel, long position) throws IOException {
        if (places.isEmpty()) {
            return;
        }
        ByteBuffer box = ByteBuffer.wrap(write());
        box.position(HEADER_BYTES);
        writeFully(channel, box, position + HEADER_BYTES);
        channel.force(false);
        writeFully(channel, box.flip().limit(HEADER_BYTES), position);
        channel.force(false);
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    private byte[] write() {
        int step = Math.ceilDiv(places.size(), REFERENCES_MAX);
        int count = Math.ceilDiv(places.size(), step);
        int left = RESERVED_BYTES - FIXED_BYTES - count * REFERENCE_BYTES;
        var out = new BoxWriter(RESERVED_BYTES);
        int sidx = out.open("sidx", 1, 0);
        out.u32(trackId).u32(timescale).u64(places.getFirst().startTicks())
                .u64(left).u16(0).u16(count);
        for (int i = 0; i < places.size(); i += step) {
            Place here = places.get(i);
            boolean isLast = i + step >= places.size();
            long nextOffset = isLast ? endOffset : places.get(i + step).offset();
            long nextTicks = isLast ? Math.max(endTicks, here.startTicks() + 1) : places.get(i + step).startTicks();
            out.u32((int) (nextOffset - here.offset())).u32((int) (nextTicks - here.startTicks()))
                    .u32(STARTS_WITH_SAP_1);
        }
        out.close(sidx);
        int free = out.open("free");
        out.zeros(left - HEADER_BYTES).close(free);
        return out.toBytes();
    }
}
