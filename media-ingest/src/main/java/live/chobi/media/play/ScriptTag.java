package live.chobi.media.play;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import live.chobi.media.codec.AudioConfiguration;
import live.chobi.media.codec.VideoConfiguration;

/// The `onMetaData` of a stream as FLV tags and RTMP data messages carry it, in AMF 0. Spec: Adobe Flash Video File
/// Format 10.1, Annex E.5; FourCC numbers: Enhanced RTMP v2, "Enhancing onMetaData". Pure.
///
/// It says what the configurations say, not what an encoder claimed.
public final class ScriptTag {
    private static final int NUMBER = 0;
    private static final int BOOLEAN = 1;
    private static final int STRING = 2;
    private static final int ECMA_ARRAY = 8;
    private static final int OBJECT_END = 9;
    private static final int AVC_ID = 7;
    private static final int AAC_ID = 10;
    private static final int MP3_ID = 2;

    private ScriptTag() {
    }

    public static void writeMetadata(ByteBuf out, StreamHeaders headers) {
        Map<String, Object> values = new LinkedHashMap<>();
        VideoConfiguration video = headers.video();
        if (video != null) {
            values.put("width", (double) video.picture().width());
            values.put("height", (double) video.picture().height());
            if (video.picture().framesPerSecond() > 0) {
                values.put("framerate", video.picture().framesPerSecond());
            }
            values.put("videocodecid", videoId(video.codec()));
        }
        AudioConfiguration audio = headers.audio();
        if (audio != null) {
            values.put("audiocodecid", audioId(audio.codec()));
            values.put("audiosamplerate", (double) audio.sampleRate());
            values.put("audiosamplesize", 16.0);
            values.put("stereo", audio.channels() != 1);
            values.put("audiochannels", (double) audio.channels());
        }
        values.put("encoder", "chobi");
        writeString(out.writeByte(STRING), "onMetaData");
        out.writeByte(ECMA_ARRAY).writeInt(values.size());
        values.forEach((name, value) -> {
            writeString(out, name);
            switch (value) {
                case Double number -> out.writeByte(NUMBER).writeDouble(number);
                case Boolean bool -> out.writeByte(BOOLEAN).writeBoolean(bool);
                default -> writeString(out.writeByte(STRING), value.toString());
            }
        });
        out.writeShort(0).writeByte(OBJECT_END);
    }

    /// @param codec as RFC 6381 names it
    private static double videoId(String codec) {
        return codec.startsWith("avc1") ? AVC_ID : fourCc(codec);
    }

    private static double audioId(String codec) {
        return switch (codec) {
            case "mp4a.40.34", "mp4a.6B", "mp4a.69", "mp3" -> MP3_ID;
            case "opus", "Opus" -> fourCc("Opus");
            default -> AAC_ID;
        };
    }

    private static double fourCc(String codec) {
        long number = 0;
        for (int i = 0; i < 4; i++) {
            number = number << 8 | (codec.length() > i ? codec.charAt(i) : ' ');
        }
        return number;
    }

    private static void writeString(ByteBuf out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeShort(bytes.length).writeBytes(bytes);
    }
}
