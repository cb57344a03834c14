package live.chobi.media.transcoding;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import live.chobi.media.codec.VideoConfiguration;
import live.chobi.media.flv.FlvBody;
import live.chobi.media.stream.Frame;
import org.jspecify.annotations.Nullable;

/// One run of ffmpeg. It is fed, and answers, through Unix domain sockets in a private folder: its standard input is
/// what tells it that this process has died.
///
/// Owner: `loop`. A virtual thread of its own runs the program's life and feeds it; one for each rung reads.
final class FfmpegCoder implements Coder {
    /// Time for what is under way, at the end.
    static final long FINISH_MAX_MS = 5_000;
    /// What a start begins with, as ffmpeg is uneasy about times before zero: composition times may be negative.
    private static final long LEAD_MS = 10_000;
    /// FLV's times are signed 32 bit for most programs: 24 days.
    private static final long TIMESTAMP_MAX_MS = Integer.MAX_VALUE;

    private final Task task;
    private final Program program;
    private final Workplace workplace;
    private final int threads;
    private final EventLoop loop;
    private final Listener listener;
    private final FeedQueue queue = new FeedQueue();
    private final FeedTags tags;
    private final CompletableFuture<Void> dead = new CompletableFuture<>();
    private volatile Program.@Nullable Running running;
    private volatile boolean closed;
    /// What is added to the program's times to make them the timeline's; known before the program is fed.
    private volatile long baseMs = Long.MIN_VALUE;
    private boolean awaitingKey = true;

    private FfmpegCoder(Task task, Program program, Workplace workplace, int threads, EventLoop loop,
            Listener listener) {
        this.task = task;
        this.program = program;
        this.workplace = workplace;
        this.threads = threads;
        this.loop = loop;
        this.listener = new UntilClosed(listener);
        this.tags = new FeedTags(task.source());
    }

    /// @param workplace of all coders
    /// @param threads of each decoder and encoder
    static Factory factory(Program program, Workplace workplace, int threads) {
        return (task, loop, listener) -> {
            var coder = new FfmpegCoder(task, program, workplace, threads, loop, listener);
            var _ = Thread.ofVirtual().name("coder-" + task.session()).start(coder::run);
            return coder;
        };
    }

    @Override
    public boolean offer(Frame.Video frame) {
        if (awaitingKey && !frame.key()) {
            return false;
        }
        if (baseMs == Long.MIN_VALUE) {
            baseMs = FlvBody.timestampMs(frame) - LEAD_MS;
            var _ = queue.offer(new FeedQueue.Piece(tags.opening(LEAD_MS), Unpooled.EMPTY_BUFFER, LEAD_MS));
        }
        long timestampMs = FlvBody.timestampMs(frame) - baseMs;
        if (timestampMs > TIMESTAMP_MAX_MS) {
            finish();
            return false;
        }
        awaitingKey = !queue.offer(new FeedQueue.Piece(tags.head(frame, timestampMs), frame.payload().retain(),
                timestampMs));
        return !awaitingKey;
    }

    @Override
    public void finish() {
        queue.finish();
        var _ = loop.schedule(this::kill, FINISH_MAX_MS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        closed = true;
        queue.close();
        kill();
    }

    private void kill() {
        Program.Running present = running;
        if (present != null && !dead.isDone()) {
            Thread.startVirtualThread(present::kill);
        }
    }

    /// From the first socket to the program's last picture.
    private void run() {
        List<RungPipe> pipes = new ArrayList<>();
        String why = "it has ended";
        try (Workplace.Bench bench = workplace.bench()) {
            Path input = bench.socket("in");
            List<Path> outputs = IntStream.range(0, task.rungs().size()).mapToObj(i -> bench.socket("out" + i))
                    .toList();
            try (ServerSocketChannel feeding = listen(input)) {
                for (int i = 0; i < outputs.size(); i++) {
                    pipes.add(RungPipe.open(listen(outputs.get(i)), task.rungs().get(i), this::post, listener,
                            () -> baseMs));
                }
                Program.Running started = start(bench.folder(), input, outputs, feeding);
                if (closed) {
                    started.kill();
                }
                feed(feeding);
                awaitDeath(started);
                for (RungPipe pipe : pipes) {
                    pipe.join();
                }
                why = started.lastWords().isEmpty() ? why : started.lastWords();
            }
        } catch (IOException e) {
            why = String.valueOf(e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            queue.close();
            pipes.forEach(RungPipe::close);
            String said = why;
            post(() -> listener.ended(said));
        }
    }

    private Program.Running start(Path folder, Path input, List<Path> outputs, ServerSocketChannel feeding)
            throws IOException {
        List<String> arguments = CoderArguments.of(task.rungs(), task.source().picture(), task.framesPerSecond(),
                threads, "unix:" + input, outputs.stream().map(it -> "unix:" + it).toList());
        Program.Running started = program.start(arguments, folder, () -> {
            dead.complete(null);
            queue.close();
            closeQuietly(feeding);
        });
        running = started;
        return started;
    }

    /// Until the pictures or the program end.
    private void feed(ServerSocketChannel feeding) throws InterruptedException {
        try (SocketChannel channel = feeding.accept()) {
            FeedQueue.Piece piece = queue.take();
            while (piece != null) {
                try {
                    write(channel, piece);
                } finally {
                    piece.release();
                }
                piece = queue.take();
            }
        } catch (IOException _) {
            queue.close(); // The program has closed its end, and its death is about to be heard of.
        }
    }

    private static void write(SocketChannel channel, FeedQueue.Piece piece) throws IOException {
        ByteBuf payload = piece.payload();
        List<ByteBuffer> buffers = new ArrayList<>(List.of(piece.head().nioBuffer()));
        buffers.addAll(List.of(payload.nioBuffers()));
        ByteBuffer[] array = buffers.toArray(ByteBuffer[]::new);
        long left = piece.bytes();
        while (left > 0) {
            left -= channel.write(array);
        }
    }

    private void awaitDeath(Program.Running started) throws InterruptedException {
        try {
            dead.get(FINISH_MAX_MS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            started.kill();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
        dead.join();
    }

    /// False when the loop is gone.
    private boolean post(Runnable posted) {
        try {
            loop.execute(posted);
            return true;
        } catch (RejectedExecutionException _) {
            return false;
        }
    }

    private static ServerSocketChannel listen(Path socket) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            return channel.bind(UnixDomainSocketAddress.of(socket), 1);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static void closeQuietly(ServerSocketChannel channel) {
        try {
            channel.close();
        } catch (IOException _) {
            // It listens no more either way.
        }
    }

    /// What was under way when the coder was closed is not heard any more.
    private final class UntilClosed implements Listener {
        private final Listener heard;

        UntilClosed(Listener heard) {
            this.heard = heard;
        }

        @Override
        public void configured(Rung rung, VideoConfiguration configuration) {
            if (!closed) {
                heard.configured(rung, configuration);
            }
        }

        @Override
        public void frame(Rung rung, Frame.Video frame) {
            if (!closed) {
                heard.frame(rung, frame);
            }
        }

        @Override
        public void ended(String why) {
            if (!closed) {
                heard.ended(why);
            }
        }
    }
}
