package live.chobi.media.transcoding;

import io.netty.channel.EventLoop;
import java.util.List;
import live.chobi.media.codec.VideoConfiguration;
import live.chobi.media.stream.Frame;

/// One run of the program, for pictures of one configuration. Owner: the transcoder's event loop; nothing blocks.
interface Coder {
    /// False when it had to be left out because the program is slow. The frame stays the caller's. Times are those of
    /// the stream's timeline; the first frame is a key frame.
    boolean offer(Frame.Video frame);

    /// No more pictures come: what is under way still comes out, then the program ends, which the listener hears.
    void finish();

    /// At once; the listener hears nothing any more.
    void close();

    /// Called on the event loop given to [Factory#start].
    interface Listener {
        /// Before the rung's first picture.
        void configured(Rung rung, VideoConfiguration configuration);

        /// In decoding order. Borrowed for the call. Presentation times are those of the source's pictures in whole
        /// milliseconds, decoding times the same.
        void frame(Rung rung, Frame.Video frame);

        /// It has ended, and nothing more comes.
        ///
        /// @param why for the log
        void ended(String why);
    }

    /// What is to be made of what.
    ///
    /// @param framesPerSecond of the source, 0 when nobody knows
    record Task(String session, VideoConfiguration source, double framesPerSecond, List<Rung> rungs) {
        public Task {
            rungs = List.copyOf(rungs);
        }
    }

    /// A port, so that what decides when the program runs needs none in a test.
    interface Factory {
        /// Answers at once; that the program could not be started is an [Listener#ended].
        Coder start(Task task, EventLoop loop, Listener listener);
    }
}
