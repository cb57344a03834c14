package live.chobi.videos.processing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// The formats that are taken, told by their first bytes; a file's name and what its sender calls it say nothing.
///
/// The program is told which one to read: by itself it would also follow playlists, which name other files.
public enum Container {
    MP4("mov"), MATROSKA("matroska"), FLV("flv"), TRANSPORT_STREAM("mpegts"), PROGRAM_STREAM("mpeg"), AVI("avi"), WAVE(
            "wav"), OGG("ogg"), MP3("mp3"), FLAC("flac"), ADTS("aac"), ASF("asf");

    static final int HEAD_BYTES = 1024;
    private static final int TS_PACKET_BYTES = 188;

    private final String demuxer;

    Container(String demuxer) {
        this.demuxer = demuxer;
    }

    /// As the program calls it.
    String demuxer() {
        return demuxer;
    }

    static Optional<Container> of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return of(in.readNBytes(HEAD_BYTES));
        }
    }

    /// @param head the first bytes, up to [#HEAD_BYTES]
    static Optional<Container> of(byte[] head) {
        if (is(head, 4, "ftyp") || is(head, 4, "moov") || is(head, 4, "wide") || is(head, 4, "mdat")
                || is(head, 4, "free") || is(head, 4, "skip")) {
            return Optional.of(MP4);
        }
        if (is(head, 0, 0x1A, 0x45, 0xDF, 0xA3)) {
            return Optional.of(MATROSKA);
        }
        if (is(head, 0, "FLV\u0001")) {
            return Optional.of(FLV);
        }
        if (is(head, 0, 0x47) && is(head, TS_PACKET_BYTES, 0x47) && is(head, 2 * TS_PACKET_BYTES, 0x47)) {
            return Optional.of(TRANSPORT_STREAM);
        }
        if (is(head, 0, 0x00, 0x00, 0x01, 0xBA)) {
            return Optional.of(PROGRAM_STREAM);
        }
        if (is(head, 0, "RIFF")) {
            return is(head, 8, "AVI ") ? Optional.of(AVI) : is(head, 8, "WAVE") ? Optional.of(WAVE) : Optional.empty();
        }
        if (is(head, 0, "OggS")) {
            return Optional.of(OGG);
        }
        if (is(head, 0, "fLaC")) {
            return Optional.of(FLAC);
        }
        if (is(head, 0, 0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11)) {
            return Optional.of(ASF);
        }
        return sound(head);
    }

    /// Frames that begin with a sync word, or an ID3 tag before them.
    private static Optional<Container> sound(byte[] head) {
        if (is(head, 0, "ID3")) {
            return Optional.of(MP3);
        }
        if (head.length < 2 || (head[0] & 0xFF) != 0xFF || (head[1] & 0xE0) != 0xE0) {
            return Optional.empty();
        }
        // ADTS has the layer 0; MPEG audio never has. ISO/IEC 13818-7 §6.2, 11172-3 §2.4.2.3.
        return (head[1] & 0xF6) == 0xF0
                ? Optional.of(ADTS)
                : (head[1] & 0x06) != 0
                        ? Optional.of(MP3)
                        : Optional.empty();
    }

    private static boolean is(byte[] head, int at, String text) {
        byte[] wanted = text.getBytes(StandardCharsets.ISO_8859_1);
        return head.length >= at + wanted.length
                && Arrays.equals(head, at, at + wanted.length, wanted, 0, wanted.length);
    }

    private static boolean is(byte[] head, int at, int... octets) {
        if (head.length < at + octets.length) {
            return false;
        }
        for (int i = 0; i < octets.length; i++) {
            if ((head[at + i] & 0xFF) != octets[i]) {
                return false;
            }
        }
        return true;
    }
}
