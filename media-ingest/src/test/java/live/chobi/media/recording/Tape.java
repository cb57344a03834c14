package live.chobi.media.recording;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import live.chobi.media.Ffmpeg;
import live.chobi.media.codec.AacConfiguration;
import live.chobi.media.codec.AvcConfiguration;
import live.chobi.media.stream.Frame;
import live.chobi.media.stream.StreamReader;

/// The frames of a recorded FLV file, played into a reader as a stream would. Ten seconds, a key frame every two.
record Tape(Path file, AvcConfiguration picture, AacConfiguration sound, List<Shot> shots) {
    static final String HIGH = "01_high_bframes";
    static final String BASELINE = "02_baseline_nob";

    private static final int SOUND_TAG = 8;
    private static final int PICTURE_TAG = 9;
    private static final int FLV_HEADER_BYTES = 13;
    private static final int TAG_HEADER_BYTES = 11;

    record Shot(boolean isPicture, boolean key, long dtsMs, long compositionMs, ByteBuf payload) {
        Frame at(long shiftMs) {
            ByteBuf bytes = payload.retainedDuplicate();
            long us = (dtsMs + shiftMs) * 1_000;
            return isPicture
                    ? new Frame.Video(us, us + compositionMs * 1_000, key, bytes)
                    : new Frame.Audio(us, bytes);
        }
    }

    static Tape load(String name, Path directory) throws IOException {
        Path file = Ffmpeg.recording(name, directory);
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).position(FLV_HEADER_BYTES);
        AvcConfiguration picture = null;
        AacConfiguration sound = null;
        List<Shot> shots = new ArrayList<>();
        while (in.remaining() > TAG_HEADER_BYTES) {
            int type = in.get();
            int bytes = ((in.getShort() & 0xFFFF) << 8) | (in.get() & 0xFF);
            int time = ((in.getShort() & 0xFFFF) << 8) | (in.get() & 0xFF);
            in.position(in.position() + 4);
            byte[] body = new byte[bytes];
            in.get(body);
            in.getInt();
            ByteBuf payload = Unpooled.wrappedBuffer(body);
            if (type == SOUND_TAG && body[1] == 0) {
                sound = AacConfiguration.parse(payload.skipBytes(2));
            } else if (type == SOUND_TAG) {
                shots.add(new Shot(false, true, time, 0, payload.skipBytes(2)));
            } else if (type == PICTURE_TAG && body[1] == 0) {
                picture = AvcConfiguration.parse(payload.skipBytes(5));
            } else if (type == PICTURE_TAG && body[1] == 1) {
                shots.add(new Shot(true, body[0] >> 4 == 1, time, payload.getMedium(2),
                        payload.skipBytes(5)));
            }
        }
        if (picture == null || sound == null) {
            throw new IOException(name + " has no configurations");
        }
        return new Tape(file, picture, sound, shots);
    }

    /// The frames from `fromMs` up to `toMs` of the file, moved by `shiftMs`.
    void play(StreamReader reader, long fromMs, long toMs, long shiftMs) {
        shots.stream().filter(it -> it.dtsMs() >= fromMs && it.dtsMs() < toMs).forEach(shot -> {
            Frame frame = shot.at(shiftMs);
            reader.frame(frame);
            frame.payload().release();
        });
    }

    void playAll(StreamReader reader, long shiftMs) {
        play(reader, 0, Long.MAX_VALUE, shiftMs);
    }

    long pictures(long fromMs, long toMs) {
        return shots.stream().filter(Shot::isPicture).filter(it -> it.dtsMs() >= fromMs && it.dtsMs() < toMs).count();
    }
}
