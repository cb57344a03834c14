package live.chobi.media.flv;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import live.chobi.media.codec.AudioCodec;
import live.chobi.media.codec.VideoCodec;
import live.chobi.media.flv.FlvTag.AudioFrame;
import live.chobi.media.flv.FlvTag.AudioHeader;
import live.chobi.media.flv.FlvTag.Multitrack;
import live.chobi.media.flv.FlvTag.Unsupported;
import live.chobi.media.flv.FlvTag.VideoFrame;
import live.chobi.media.flv.FlvTag.VideoHeader;

/// Tag bodies that name their codec by four characters. Spec: Enhanced RTMP v2, "ExAudioTagHeader Section" and
/// "ExVideoTagHeader Section". What is cut short says nothing.
final class EnhancedTag {
    static final int COMMAND = 5;
    static final int SEQUENCE_START = 0;
    static final int CODED_FRAMES = 1;
    private static final int CODED_FRAMES_X = 3;
    private static final int METADATA = 4;
    private static final int MULTITRACK_AUDIO = 5;
    private static final int MULTITRACK_VIDEO = 6;
    private static final int MODIFIER = 7;
    private static final int NANO_OFFSET = 0;
    private static final int NANOS_MAX = 999_999;
    private static final int FOUR_CC_BYTES = 4;

    private static final int ONE_TRACK = 0;
    private static final int MANY_TRACKS = 1;
    private static final int MANY_CODECS = 2;

    /// Reads what stands behind the head and the name of the codec.
    private interface Body {
        FlvTag read(String fourCc, int packet, ByteBuf body);
    }

    /// @param packet -1 when cut short
    private record Modified(int packet, int offsetNanos) {}

    private EnhancedTag() {
    }

    static boolean isKey(int frameType) {
        return frameType == 1 || frameType == 4; // 4: made by a server, says the specification.
    }

    static FlvTag video(ByteBuf body, int frameType, int firstPacket) {
        Modified head = modifiers(body, firstPacket);
        if (head.packet < 0 || head.packet == METADATA || frameType == COMMAND) {
            return FlvTag.NOTHING;
        }
        return tracks(body, head.packet, MULTITRACK_VIDEO,
                (fourCc, packet, payload) -> video(fourCc, packet, isKey(frameType), head.offsetNanos, payload));
    }

    static FlvTag audio(ByteBuf body, int firstPacket) {
        Modified head = modifiers(body, firstPacket);
        return head.packet < 0
                ? FlvTag.NOTHING
                : tracks(body, head.packet, MULTITRACK_AUDIO,
                        (fourCc, packet, payload) -> audio(fourCc, packet, head.offsetNanos, payload));
    }

    /// Before the codec's name, any number of them; those we do not know are passed over by their length.
    private static Modified modifiers(ByteBuf body, int firstPacket) {
        int packet = firstPacket;
        int offsetNanos = 0;
        while (packet == MODIFIER) {
            if (!body.isReadable()) {
                return new Modified(-1, 0);
            }
            int size = body.readUnsignedByte() + 1;
            if (size == 256) {
                if (body.readableBytes() < 2) {
                    return new Modified(-1, 0);
                }
                size = body.readUnsignedShort() + 1;
            }
            if (body.readableBytes() <= size) {
                return new Modified(-1, 0);
            }
            ByteBuf value = body.readSlice(size);
            int next = body.readUnsignedByte();
            if (next >> 4 == NANO_OFFSET && size >= 3) {
                offsetNanos = Math.min(value.readUnsignedMedium(), NANOS_MAX);
            }
            packet = next & 0x0F;
        }
        return new Modified(packet, offsetNanos);
    }

    private static FlvTag tracks(ByteBuf body, int packet, int multitrack, Body reader) {
        if (packet != multitrack) {
            return body.readableBytes() < FOUR_CC_BYTES
                    ? new Unsupported("enhanced")
                    : reader.read(fourCc(body), packet, body);
        }
        if (!body.isReadable()) {
            return FlvTag.NOTHING;
        }
        int kind = body.readUnsignedByte();
        int inner = kind & 0x0F;
        String fourCc = "";
        if (kind >> 4 != MANY_CODECS) {
            if (body.readableBytes() < FOUR_CC_BYTES) {
                return FlvTag.NOTHING;
            }
            fourCc = fourCc(body);
        }
        return switch (kind >> 4) {
            case ONE_TRACK -> {
                if (!body.isReadable()) {
                    yield FlvTag.NOTHING;
                }
                yield body.readUnsignedByte() == 0
                        ? new Multitrack(reader.read(fourCc, inner, body), 0)
                        : new Multitrack(FlvTag.NOTHING, 1);
            }
            case MANY_TRACKS, MANY_CODECS -> manyTracks(body, fourCc, inner, reader);
            default -> FlvTag.NOTHING;
        };
    }

    /// @param fourCc of all tracks, empty where each has its own
    private static FlvTag manyTracks(ByteBuf body, String fourCc, int packet, Body reader) {
        FlvTag first = FlvTag.NOTHING;
        int others = 0;
        int headBytes = (fourCc.isEmpty() ? FOUR_CC_BYTES : 0) + 1 + 3;
        while (body.readableBytes() >= headBytes) {
            String codec = fourCc.isEmpty() ? fourCc(body) : fourCc;
            int track = body.readUnsignedByte();
            int size = body.readUnsignedMedium();
            ByteBuf payload = body.readSlice(Math.min(size, body.readableBytes()));
            if (track == 0) {
                first = reader.read(codec, packet, payload);
            } else {
                others++;
            }
        }
        return new Multitrack(first, others);
    }

    private static FlvTag video(String fourCc, int packet, boolean key, int offsetNanos, ByteBuf body) {
        VideoCodec codec = VideoCodec.of(fourCc);
        if (codec == null) {
            return new Unsupported(fourCc);
        }
        int compositionMs = 0;
        if (packet == CODED_FRAMES && (codec == VideoCodec.AVC || codec == VideoCodec.HEVC)) {
            if (body.readableBytes() < 3) {
                return FlvTag.NOTHING;
            }
            compositionMs = body.readMedium();
        }
        if (!body.isReadable()) {
            return FlvTag.NOTHING;
        }
        ByteBuf payload = body.readSlice(body.readableBytes());
        return switch (packet) {
            case SEQUENCE_START -> new VideoHeader(codec, payload);
            case CODED_FRAMES, CODED_FRAMES_X -> new VideoFrame(codec, key, compositionMs, offsetNanos, payload);
            // The end of a sequence; a sequence header for MPEG-TS, which comes beside the one we take.
            default -> FlvTag.NOTHING;
        };
    }

    private static FlvTag audio(String fourCc, int packet, int offsetNanos, ByteBuf body) {
        AudioCodec codec = AudioCodec.of(fourCc);
        if (codec == null) {
            return new Unsupported(switch (fourCc) {
                case "ac-3" -> "AC-3";
                case "ec-3" -> "E-AC-3";
                case "fLaC" -> "FLAC";
                default -> fourCc;
            });
        }
        if (!body.isReadable()) {
            return FlvTag.NOTHING;
        }
        ByteBuf payload = body.readSlice(body.readableBytes());
        return switch (packet) {
            case SEQUENCE_START -> new AudioHeader(codec, payload);
            case CODED_FRAMES -> new AudioFrame(codec, offsetNanos, payload);
            // The end of a sequence; the order of channels, which the configuration has as well.
            default -> FlvTag.NOTHING;
        };
    }

    private static String fourCc(ByteBuf body) {
        String text = body.readString(FOUR_CC_BYTES, StandardCharsets.ISO_8859_1);
        return text.chars().map(c -> c > 32 && c < 127 ? c : '?')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
