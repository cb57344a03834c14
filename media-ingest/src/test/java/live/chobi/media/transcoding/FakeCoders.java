package live.chobi.media.transcoding;

import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import live.chobi.media.codec.VideoConfiguration;
import live.chobi.media.codec.VideoCodec;
import live.chobi.media.codec.VideoRecords;
import live.chobi.media.stream.Frame;

/// Coders that code nothing: what they are given is noted, and comes back when the test says so.
final class FakeCoders implements Coder.Factory {
    final List<Fake> started = new ArrayList<>();

    static final class Fake implements Coder {
        final Task task;
        final List<Frame.Video> offered = new ArrayList<>();
        private final Listener listener;
        boolean slow;
        String end = "";

        Fake(Task task, Listener listener) {
            this.task = task;
            this.listener = listener;
        }

        @Override
        public boolean offer(Frame.Video frame) {
            if (slow) {
                return false;
            }
            offered.add(new Frame.Video(frame.dtsUs(), frame.ptsUs(), frame.key(), Unpooled.EMPTY_BUFFER));
            return true;
        }

        @Override
        public void finish() {
            end = "finish";
        }

        @Override
        public void close() {
            end = "close";
        }

        void configure(VideoConfiguration configuration) {
            task.rungs().forEach(rung -> listener.configured(rung, configuration));
        }

        /// The picture that was offered, of every rung.
        void codes(Frame.Video frame) {
            task.rungs().forEach(rung -> listener.frame(rung,
                    new Frame.Video(frame.ptsUs(), frame.ptsUs(), frame.key(), Unpooled.copyLong(frame.ptsUs()))));
        }

        void codesAll() {
            configure(VideoRecords.of(VideoCodec.AVC));
            List.copyOf(offered).forEach(this::codes);
        }

        void dies(String why) {
            listener.ended(why);
        }
    }

    @Override
    public Coder start(Coder.Task task, EventLoop loop, Coder.Listener listener) {
        var fake = new Fake(task, listener);
        started.add(fake);
        return fake;
    }

    Fake newest() {
        return started.getLast();
    }
}
