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
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
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
    private final FileChannel file;
    private long position;
    private final long end;

    private FileAnswer(Channel channel, Executor virtualThreads, FileChannel file, Reply.Body.FilePart part) {
        this.channel = channel;
        this.virtualThreads = virtualThreads;
        this.file = file;
        this.position = part.offset();
        this.end = part.offset() + part.length();
    }

    /// Virtual threads. Empty when the file is gone, or shorter than it should be.
    static Optional<FileChannel> open(Reply.Body.FilePart part) {
        FileChannel file;
        try {
            file = FileChannel.open(part.file(), StandardOpenOption.READ);
        } catch (IOException e) {
            LOG.debug("{} cannot be sent: {}", part.file(), e.toString());
            return Optional.empty();
        }
        try {
            if (file.size() >= part.offset() + part.length()) {
                return Optional.of(file);
            }
        } catch (IOException e) {
            LOG.debug("{} cannot be sent: {}", part.file(), e.toString());
        }
        close(file);
        return Optional.empty();
    }

    /// Takes the file. Any thread.
    static void send(Channel channel, Executor virtualThreads, HttpResponse head, FileChannel file,
            Reply.Body.FilePart part) {
        var answer = new FileAnswer(channel, virtualThreads, file, part);
        answer.onLoop(() -> answer.start(head));
    }

    private void start(HttpResponse head) {
        var _ = channel.write(head);
        if (channel instanceof Http2StreamChannel || channel.pipeline().get(SslHandler.class) != null) {
            next();
            return;
        }
        // The region closes the file, also when it is never written.
        var _ = channel.write(new DefaultFileRegion(file, position, end - position), channel.newProgressivePromise());
        var _ = channel.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
    }

    private void next() {
        if (position >= end || !channel.isActive()) {
            close(file);
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
                int read = piece.writeBytes(file, from + piece.readableBytes(), length - piece.readableBytes());
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
        close(file);
        Http2.tear(channel);
    }

    private void onLoop(Runnable task) {
        try {
            channel.eventLoop().execute(task);
        } catch (RejectedExecutionException _) {
            close(file); // the server is going down
        }
    }

    private static void close(FileChannel file) {
        try {
            file.close();
        } catch (IOException e) {
            LOG.debug("closing a file that was only read", e);
        }
    }
}
