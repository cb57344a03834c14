package live.chobi.media.relay;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.util.Set;
import live.chobi.media.rtmp.RtmpMessage;

/// One connection to another server, from the looking up of its name on. Owner: the event loop it was dialled on; every
/// call, in both directions, is made there.
interface Link {
    /// Ready to take a frame without holding it for long.
    boolean isWritable();

    /// After [Listener#started] only.
    ///
    /// @param typeId of the message: audio, video, data
    /// @param head taken over
    /// @param payload borrowed for the call
    void send(int typeId, long timestampMs, ByteBuf head, ByteBuf payload);

    /// Takes leave as the protocol has it, then closes; the listener hears nothing more.
    void close();

    interface Listener {
        /// Media may go.
        ///
        /// @param fourCcs the codecs beyond the old ones that the other side says it takes; `*` is all of them
        void started(Set<String> fourCcs);

        /// Audio, video or a notice has come; borrowed for the call. Only who plays hears it.
        void media(RtmpMessage message);

        /// Once, and the last thing heard.
        void closed(LinkFailure failure);
    }

    /// Opens links. Must not block; any thread.
    interface Dialer {
        Link dial(Target target, EventLoop loop, Listener listener);
    }
}
