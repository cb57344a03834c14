package live.chobi.media.relay;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import live.chobi.media.codec.AudioConfiguration;
import live.chobi.media.codec.VideoConfiguration;
import live.chobi.media.rtmp.AmfValue;
import live.chobi.media.rtmp.RtmpMessage;
import org.jspecify.annotations.Nullable;

/// The onMetaData that encoders send ahead. Some services show it, none decodes by it.
final class StreamMetadata {
    private StreamMetadata() {
    }

    /// The body of a data message. The caller owns it.
    static ByteBuf of(@Nullable VideoConfiguration video, @Nullable AudioConfiguration audio) {
        Map<String, AmfValue> fields = new LinkedHashMap<>();
        if (video != null) {
            fields.put("width", new AmfValue.Numeric(video.picture().width()));
            fields.put("height", new AmfValue.Numeric(video.picture().height()));
            fields.put("videocodecid", new AmfValue.Numeric(TagHeads.codecId(video)));
        }
        if (audio != null) {
            fields.put("audiosamplerate", new AmfValue.Numeric(audio.sampleRate()));
            fields.put("audiochannels", new AmfValue.Numeric(audio.channels()));
            fields.put("audiocodecid", new AmfValue.Numeric(TagHeads.codecId(audio)));
        }
        fields.put("encoder", new AmfValue.Text("Chobi"));
        ByteBuf out = Unpooled.buffer();
        var _ = RtmpMessage.encode(new RtmpMessage.Notice(0, List.of(new AmfValue.Text("@setDataFrame"),
                new AmfValue.Text("onMetaData"), new AmfValue.EcmaArray(fields))), out);
        return out;
    }
}
