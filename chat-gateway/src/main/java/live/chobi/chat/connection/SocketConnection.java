package live.chobi.chat.connection;

import com.fasterxml.jackson.databind.JsonNode;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import live.chobi.chat.protocol.EngineIoPacket;
import live.chobi.chat.protocol.OutboundPacket;
import live.chobi.chat.protocol.PacketEncoding;
import live.chobi.chat.protocol.SocketIoPacket;
import live.chobi.kernel.Caller;

/// One client in one namespace. Owner: its session's loop. Any thread may send, answer and disconnect; what one thread
/// sends arrives in that order. The methods that say so are for the loop alone.
public final class SocketConnection {
    private final String id;
    private final ConnectionRequest request;
    private final Caller caller;
    private final SocketIoClient client;
    private final EngineSession session;
    private final PacketEncoding encoding;
    private final AwaitedAcks awaitedAcks;
    private final List<ConnectionWatcher> watchers = new ArrayList<>(1);
    private boolean open = true;

    SocketConnection(String id, ConnectionRequest request, Caller caller, SocketIoClient client, EngineSession session,
            PacketEncoding encoding, int awaitedAcksMax) {
        this.id = id;
        this.request = request;
        this.caller = caller;
        this.client = client;
        this.session = session;
        this.encoding = encoding;
        this.awaitedAcks = new AwaitedAcks(session.loop(), awaitedAcksMax);
    }

    /// Public: clients know it as `socket.id`. It opens nothing.
    public String id() {
        return id;
    }

    public String namespace() {
        return request.namespace();
    }

    public ConnectionRequest request() {
        return request;
    }

    public Caller caller() {
        return caller;
    }

    /// Runs on the connection's loop: at once if that is where we are, else after what was posted before.
    public void execute(Runnable task) {
        session.execute(task);
    }

    /// The loop itself; connections of one loop may share state that only it touches.
    public EventLoop loop() {
        return session.loop().eventLoop();
    }

    /// On the loop only.
    public boolean isInLoop() {
        return session.loop().inLoop();
    }

    public void emit(String event, JsonNode... arguments) {
        emit(event, List.of(arguments));
    }

    public void emit(String event, List<JsonNode> arguments) {
        send(new SocketIoPacket.Event(namespace(), OptionalLong.empty(), event, arguments));
    }

    /// For what is worthless a moment later: not sent, and counted, unless the client is there to take it now.
    public void emitVolatile(String event, JsonNode... arguments) {
        execute(() -> {
            if (!open || !session.isReady()) {
                session.metrics().volatileDropped();
                return;
            }
            emit(event, arguments);
        });
    }

    /// Emits and asks for an answer. The stage completes on the connection's loop, and always does.
    public CompletionStage<AckOutcome> emitWithAck(String event, List<JsonNode> arguments, Duration timeout) {
        CompletableFuture<AckOutcome> outcome = new CompletableFuture<>();
        execute(() -> {
            if (!open) {
                outcome.complete(new AckOutcome.Disconnected());
            } else if (awaitedAcks.isFull()) {
                outcome.complete(new AckOutcome.TooManyAwaited());
            } else {
                long ackId = awaitedAcks.await(outcome, timeout);
                send(new SocketIoPacket.Event(namespace(), OptionalLong.of(ackId), event, arguments));
            }
        });
        return outcome;
    }

    /// The client leaves the namespace and, being a stock one, does not come back by itself. Other namespaces stay.
    public void disconnect() {
        execute(() -> client.disconnect(this));
    }

    /// Closes the whole session, all namespaces with it; stock clients reconnect after a while.
    public void close(CloseReason reason) {
        execute(() -> session.close(reason));
    }

    /// Encodes on the calling thread, which keeps JSON off the loop where it can.
    void send(SocketIoPacket packet) {
        List<EngineIoPacket> messages = encoding.encode(packet);
        execute(() -> {
            if (open) {
                messages.forEach(session::send);
            }
        });
    }

    /// Takes over an event that was encoded for many, as JSON. On the loop only.
    public void sendShared(OutboundPacket packet) {
        if (!open) {
            packet.release();
        } else if (encoding == PacketEncoding.JSON) {
            session.send(packet);
        } else {
            session.send(session.loop().msgPacked(packet));
            packet.release();
        }
    }

    /// Sends and flushes whole text frames that were made for many, unless this client wants something else: another
    /// encoding, polling, compression, or a rest, since it reads too slowly. Then it answers false and has done nothing,
    /// and events go by [#sendShared] one by one. On the loop only; the frames stay the caller's.
    public boolean sendFrames(ByteBuf frames) {
        return open && encoding == PacketEncoding.JSON && session.sendFrames(frames);
    }

    /// Whether it is one of this session's.
    boolean isOver(EngineSession other) {
        return session == other;
    }

    /// More waits for the client than it takes; what it can do without is better skipped. On the loop only.
    public boolean isCongested() {
        return session.isCongested();
    }

    /// On the loop only.
    public boolean isOpen() {
        return open;
    }

    /// On the loop only, while open.
    public void watch(ConnectionWatcher watcher) {
        assert isInLoop() && open;
        watchers.add(watcher);
    }

    /// On the loop only.
    public void unwatch(ConnectionWatcher watcher) {
        assert isInLoop();
        watchers.remove(watcher);
    }

    void acknowledged(long ackId, List<JsonNode> arguments) {
        awaitedAcks.answered(ackId, arguments);
    }

    void writable() {
        List.copyOf(watchers).forEach(ConnectionWatcher::writable);
    }

    void ended() {
        open = false;
        awaitedAcks.connectionEnded();
        List.copyOf(watchers).forEach(ConnectionWatcher::ended);
        watchers.clear();
    }
}
