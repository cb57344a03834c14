package live.chobi.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.DefaultFileRegion;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import live.chobi.server.http.OpenFiles.OpenFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An answer out of a file: by sendfile over plain HTTP/1.1; where bytes must be framed or encrypted, piece by piece,
/// read on virtual threads, the next when the one before has gone. Owner: the channel's event loop.
final class FileAnswer {
    private static final Logger LOG = LoggerFactory.getLogger(FileAnswer.class);
    /// All of the file that one client holds in memory.
    private static final int PIECE_BYTES = 131_072;

    private final Channel channel;
    private final Executor virtualThreads;
    private final OpenFile file;
    private long position;
    private final long end;

    private FileAnswer(Channel channel, Executor virtualThreads, OpenFile file, Reply.Body.FilePart part) {
        this.channel = channel;
        this.virtualThreads = virtualThreads;
        this.file = file;
        this.position = part.offset();
        this.end = part.offset() + part.length();
    }

    /// Takes the file. Any thread.
    static void send(Channel channel, Executor virtualThreads, HttpResponse head, OpenFile file,
            Reply.Body.FilePart part) {
        var answer = new FileAnswer(channel, virtualThreads, file, part);
        if (channel.eventLoop().inEventLoop()) {
            answer.start(head);
        } else {
            answer.onLoop(() -> answer.start(head));
        }
    }

    /// Lets the file go when it has been sent, or never will be.
    private static final class Region extends DefaultFileRegion {
        private final OpenFile file;

        Region(OpenFile file, long offset, long length) {
            super(file.channel, offset, length);
            this.file = file;
        }

        @Override
        protected void deallocate() {
            file.release();
        }
    }

    private void start(HttpResponse head) {
        var _ = channel.write(head);
        if (channel instanceof Http2StreamChannel || channel.pipeline().get(SslHandler.class) != null) {
            next();
            return;
        }
        var _ = channel.write(new Region(file, position, end - position), channel.newProgressivePromise());
        var _ = channel.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
    }

    private void next() {
        if (position >= end || !channel.isActive()) {
            file.release();
            var _ = channel.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
            return;
        }
        int length = (int) Math.min(PIECE_BYTES, end - position);
        long from = position;
        position += length;
        virtualThreads.execute(() -> read(from, length));
    }

    private void read(long from, int length) {
        ByteBuf piece = channel.alloc().directBuffer(length);
        try {
            while (piece.isWritable() && piece.readableBytes() < length) {
                int read = piece.writeBytes(file.channel, from + piece.readableBytes(), length - piece.readableBytes());
                if (read < 0) {
                    throw new IOException("it has become shorter");
                }
            }
        } catch (IOException e) {
            LOG.warn("a file could not be sent to its end", e);
            piece.release();
            onLoop(this::tear);
            return;
        }
        onLoop(() -> channel.writeAndFlush(new DefaultHttpContent(piece)).addListener(written -> {
            if (written.isSuccess()) {
                next();
            } else {
                tear();
            }
        }));
    }

    /// The client sees that it has not all: the length was promised.
    private void tear() {
        file.release();
        Http2.tear(channel);
    }

    private void onLoop(Runnable task) {
        try {
            channel.eventLoop().execute(task);
        } catch (RejectedExecutionException _) {
            file.release(); // the server is going down
        }
    }
}
