package live.chobi.media.rtmp;

import java.util.Set;

/// Where a connection stands. Spec: Adobe RTMP 1.0, §7.2.
sealed interface RtmpState {
    record AwaitConnect() implements RtmpState {}

    /// @param streams message streams created so far; their ids count from 1
    /// @param codecs the FourCCs the peer has said it decodes; `*` is all of them
    /// @param reconnects it connects again when it is asked to (Enhanced RTMP v2, "Reconnect Request")
    record Connected(int streams, Set<String> codecs, boolean reconnects) implements RtmpState {
        Connected(int streams) {
            this(streams, Set.of(), false);
        }

        Connected withStreams(int count) {
            return new Connected(count, codecs, reconnects);
        }
    }

    /// The gate is asked; nothing is read meanwhile.
    record Admitting(Connected before, int streamId, StreamName name) implements RtmpState {}

    record Publishing(Connected before, int streamId) implements RtmpState {}

    /// The gate is asked, or the session is not on air yet.
    record Seeking(Connected before, int streamId) implements RtmpState {}

    record Playing(Connected before, int streamId) implements RtmpState {}

    /// Refused or ended: what still comes is thrown away, until the peer has read why and closes.
    record Leaving() implements RtmpState {}
}
