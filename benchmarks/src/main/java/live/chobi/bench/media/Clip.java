package live.chobi.bench.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A short film in memory, to be published over and over. Spec: Adobe Flash Video File Format 10.1, Annex E.
///
/// @param tags in file order, decoder headers first
/// @param lengthMs after which it begins again
public record Clip(List<Tag> tags, long lengthMs) {
    static final int AUDIO = 8;
    static final int VIDEO = 9;

    /// One message of the film. Immutable; nobody changes the body.
    public static final class Tag {
        private final int type;
        private final long timeMs;
        private final byte[] body;

        /// @param timeMs since the first frame
        Tag(int type, long timeMs, byte[] body) {
            this.type = type;
            this.timeMs = timeMs;
            this.body = body;
        }

        int type() {
            return type;
        }

        long timeMs() {
            return timeMs;
        }

        byte[] body() {
            return body;
        }

        /// A decoder's configuration: sent once a loop, as encoders repeat it.
        boolean isHeader() {
            return body.length > 1 && body[1] == 0 && (type == VIDEO ? (body[0] & 15) == 7 : (body[0] >> 4 & 15) == 10);
        }

        boolean isPicture() {
            return type == VIDEO && !isHeader();
        }
    }

    static Clip read(Path file) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file));
        if (in.remaining() < 13 || in.get(0) != 'F' || in.get(1) != 'L' || in.get(2) != 'V') {
            throw new IOException("not an FLV file: " + file);
        }
        in.position(in.getInt(5) + 4);
        List<Tag> tags = new ArrayList<>();
        while (in.remaining() >= 15) {
            int type = in.get() & 31;
            int length = medium(in);
            long time = medium(in) | ((in.get() & 255L) << 24);
            in.position(in.position() + 3);
            byte[] body = new byte[length];
            in.get(body);
            in.getInt();
            if (type == AUDIO || type == VIDEO) {
                tags.add(new Tag(type, time, body));
            }
        }
        long pictures = tags.stream().filter(Tag::isPicture).count();
        long last = tags.stream().filter(Tag::isPicture).mapToLong(Tag::timeMs).max().orElse(0);
        if (pictures < 2) {
            throw new IOException("fewer than two pictures in " + file);
        }
        return new Clip(List.copyOf(tags), last + Math.round((double) last / (pictures - 1)));
    }

    private static int medium(ByteBuffer in) {
        return ((in.getShort() & 0xFFFF) << 8) | (in.get() & 255);
    }
}
