package live.chobi.media.packaging.ts;

import io.netty.buffer.ByteBuf;
import java.util.List;

/// Writes transport stream packets. Spec: ISO/IEC 13818-1 §2.4.3. Lives for one segment.
///
/// Every segment has a multiple of sixteen packets of each program id, so that continuity counters begin at zero in each
/// and still go on from one to the next, in whatever order and on whatever node the segments are made.
final class PacketWriter {
    static final int PACKET_BYTES = 188;
    static final int COUNTER_CYCLE = 16;
    private static final int BODY_BYTES = 184;
    private static final int PCR_BYTES = 6;
    private static final int PAT_PID = 0;
    private static final int PMT_PID = 0x1000;

    /// One packetized elementary stream packet.
    ///
    /// @param pcr in 90 kHz, -1 for none
    /// @param entry a decoder may begin here
    record Pes(int pid, ByteBuf bytes, long pcr, boolean entry) {
        int packets() {
            int first = BODY_BYTES - (pcr >= 0 ? 2 + PCR_BYTES : entry ? 2 : 0);
            return 1 + Math.max(0, (bytes.readableBytes() - first + BODY_BYTES - 1) / BODY_BYTES);
        }
    }

    /// @param type stream_type of ISO/IEC 13818-1 table 2-34
    record Stream(int pid, int type) {}

    private final ByteBuf out;
    private final int[] counters = new int[PMT_PID + 1];

    PacketWriter(ByteBuf out) {
        this.out = out;
    }

    /// The two tables, a packet each.
    void tables(List<Stream> streams, int pcrPid) {
        ByteBuf pat = out.alloc().heapBuffer(BODY_BYTES);
        ByteBuf pmt = out.alloc().heapBuffer(BODY_BYTES);
        try {
            section(pat, 0x00, 1, pat.writeShort(1).writeShort(0xE000 | PMT_PID));
            pmt.writeShort(0xE000 | pcrPid).writeShort(0xF000);
            streams.forEach(it -> pmt.writeByte(it.type).writeShort(0xE000 | it.pid).writeShort(0xF000));
            section(pmt, 0x02, 1, pmt);
            write(PAT_PID, pat, BODY_BYTES, true, -1, false);
            write(PMT_PID, pmt, BODY_BYTES, true, -1, false);
        } finally {
            pat.release();
            pmt.release();
        }
    }

    /// Puts the head before what stands in the buffer, the check sum behind it, and fills it up. §2.4.4.
    private static void section(ByteBuf buffer, int table, int id, ByteBuf body) {
        byte[] content = new byte[body.readableBytes()];
        body.readBytes(content);
        buffer.clear().writeByte(0).writeByte(table).writeShort(0xB000 | (content.length + 9)).writeShort(id)
                .writeByte(0xC1).writeShort(0).writeBytes(content);
        buffer.writeInt(checksum(buffer, 1, buffer.writerIndex()));
        while (buffer.readableBytes() < BODY_BYTES) {
            buffer.writeByte(0xFF);
        }
    }

    /// Annex A.
    private static int checksum(ByteBuf bytes, int from, int to) {
        int crc = -1;
        for (int i = from; i < to; i++) {
            crc ^= bytes.getByte(i) << 24;
            for (int bit = 0; bit < 8; bit++) {
                crc = crc < 0 ? (crc << 1) ^ 0x04C11DB7 : crc << 1;
            }
        }
        return crc;
    }

    /// @param packets at least as many as it needs, at most as many as it has bytes
    void pes(Pes pes, int packets) {
        ByteBuf bytes = pes.bytes();
        for (int left = packets; left > 0; left--) {
            boolean first = left == packets;
            int room = BODY_BYTES - (first ? pes.pcr() >= 0 ? 2 + PCR_BYTES : pes.entry() ? 2 : 0 : 0);
            int length = Math.min(room, bytes.readableBytes() - (left - 1));
            write(pes.pid(), bytes, length, first, first ? pes.pcr() : -1, first && pes.entry());
        }
    }

    private void write(int pid, ByteBuf from, int length, boolean first, long pcr, boolean entry) {
        int adaptation = BODY_BYTES - length;
        out.writeByte(0x47).writeShort((first ? 0x4000 : 0) | pid)
                .writeByte((adaptation > 0 ? 0x30 : 0x10) | (counters[pid]++ & 0xF));
        if (adaptation > 0) {
            out.writeByte(adaptation - 1);
        }
        if (adaptation > 1) {
            out.writeByte((entry ? 0x40 : 0) | (pcr >= 0 ? 0x10 : 0));
            int stuffing = adaptation - 2;
            if (pcr >= 0) {
                long base = pcr & 0x1FFFFFFFFL;
                out.writeInt((int) (base >> 1)).writeShort((int) ((base & 1) << 15) | 0x7E00);
                stuffing -= PCR_BYTES;
            }
            for (int i = 0; i < stuffing; i++) {
                out.writeByte(0xFF);
            }
        }
        out.writeBytes(from, length);
    }
}
