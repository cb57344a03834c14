package live.chobi.media.codec;

import io.netty.buffer.Unpooled;
import java.util.HexFormat;

/// A configuration record of each codec, as ffmpeg's encoders made it.
public final class VideoRecords {
    /// High profile, 640 x 360 (cropped from 640 x 368), 30 frames a second in the VUI; from x264.
    static final String AVC_SPS = "6764001eacd940a02ff970110000030001000003003c0f162d96";
    static final String AVC = "0164001effe1001a" + AVC_SPS + "01000468efbcb0";
    static final String HEVC_SPS = "42010101600000030090000003000003003ca00a080b9f796566924caf01680800000300080000"
            + "0300c840";
    /// 320 x 180, 25 frames a second; from x265.
    static final String HEVC = "0101600000009000000000003cf000fcfdf8f800000f03"
            + "200001001840010c01ffff01600000030090000003000003003c959809" + "210001002b" + HEVC_SPS
            + "22000100074401c172b46240";
    /// 320 x 180; from SVT-AV1.
    static final String AV1 = "8100" + "0c00" + "0a0b000000043cfecc02f80040";
    static final String VP9 = "01000000" + "000b820202020000";

    private VideoRecords() {
    }

    public static VideoConfiguration of(VideoCodec codec) {
        String hex = switch (codec) {
            case AVC -> AVC;
            case HEVC -> HEVC;
            case AV1 -> AV1;
            case VP9 -> VP9;
        };
        return VideoConfiguration.parse(codec, Unpooled.wrappedBuffer(HexFormat.of().parseHex(hex)));
    }
}
