package live.chobi.videos.catalogue;

import java.util.UUID;
import live.chobi.kernel.Caller;

/// How clients reach what is played. A port: `server` knows. Any thread. Ask only for who may see the video.
public interface VideoAddresses {
    /// Signed for this caller unless the video is public.
    String hlsUrl(Video video, Caller caller);

    /// The picture beside it.
    String posterUrl(Video video, Caller caller);

    /// Which small picture is seen where: WebVTT.
    String previewUrl(Video video, Caller caller);

    /// Where its bytes are sent, by tus.
    String uploadUrl(UUID video);
}
