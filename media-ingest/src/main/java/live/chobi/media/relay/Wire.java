package live.chobi.media.relay;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelPipeline;
import java.util.Set;
import live.chobi.media.rtmp.RtmpMessage;

/// The protocol spoken on one channel to another server. Owner: the channel's event loop.
interface Wire {
    /// Puts its handlers at the end.
    void join(ChannelPipeline pipeline);

    /// See [Link#isWritable].
    boolean isWritable();

    /// See [Link#send].
    void send(int typeId, long timestampMs, ByteBuf head, ByteBuf payload);

    /// Says good-bye and closes; nothing is told any more.
    void leave();

    /// What it tells of itself. The last word is [#redirected] or [#over].
    interface Events {
        void started(Set<String> fourCcs);

        void media(RtmpMessage message);

        void redirected(String tcUrl);

        void over(LinkFailure failure);
    }
}
