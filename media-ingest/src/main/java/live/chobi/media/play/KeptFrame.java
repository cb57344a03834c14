package live.chobi.media.play;

import io.netty.buffer.ByteBuf;
import live.chobi.media.flv.FlvBody;
import live.chobi.media.stream.Frame;

/// A frame on its way to players. Owns a reference of its payload.
///
/// @param kind bits of [FrameKind]
/// @param headers what it is decoded with
public record KeptFrame(Frame frame, byte kind, StreamHeaders headers) {
    /// Retains the payload; whoever gets the result releases it.
    static KeptFrame of(Frame frame, StreamHeaders headers) {
        frame.payload().retain();
        return new KeptFrame(frame, switch (frame) {
            case Frame.Video video -> FrameKind.of(video, headers);
            case Frame.Audio _ -> FrameKind.AUDIO;
        }, headers);
    }

    public ByteBuf payload() {
        return frame.payload();
    }

    public long dtsMs() {
        return FlvBody.timestampMs(frame);
    }

    public boolean isVideo() {
        return (kind & FrameKind.VIDEO) != 0;
    }

    public boolean isKey() {
        return (kind & FrameKind.KEY) != 0;
    }

    /// Without the payload: what stands before it in a tag or message.
    public int headBytes() {
        return switch (frame) {
            case Frame.Video _ -> FlvBody.headBytes(headers.requiredVideo());
            case Frame.Audio _ -> FlvBody.headBytes(headers.requiredAudio());
        };
    }

    public void writeHead(ByteBuf out) {
        switch (frame) {
            case Frame.Video video -> FlvBody.writeHead(out, video, headers.requiredVideo());
            case Frame.Audio audio -> FlvBody.writeHead(out, audio, headers.requiredAudio());
        }
    }

    int bytes() {
        return payload().readableBytes();
    }

    void retain() {
        payload().retain();
    }

    void release() {
        payload().release();
    }
}
