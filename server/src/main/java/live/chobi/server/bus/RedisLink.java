package live.chobi.server.bus;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.Uuid7;

/// Two connections to Redis, one to speak and one to hear, as long as both hold; a lost one is not mended but the link
/// is made anew. Channels of sessions are sharded ones where the server has them, from version 7. Any thread.
final class RedisLink implements AutoCloseable {
    /// What Redis has been given and has not answered; at 64 kB each the most memory that a Redis which does not read
    /// can cost.
    static final int UNANSWERED_MAX = 512;
    private static final byte[] NODES = "chobi:nodes".getBytes(StandardCharsets.US_ASCII);
    private static final String ROOM = "chobi:room:";
    private static final int SHARDED_SINCE = 7;
    private static final Pattern VERSION = Pattern.compile("redis_version:([0-9]{1,4})\\.");

    /// What is heard, on a thread of the client's, which must not be held up.
    interface Ear {
        void rows(SessionId session, byte[] message);

        void counts(byte[] message);

        /// From now on what others say of the session is heard.
        void subscribed(SessionId session);
    }

    private final StatefulRedisConnection<byte[], byte[]> mouth;
    private final StatefulRedisPubSubConnection<byte[], byte[]> ear;
    private final boolean isSharded;
    private final AtomicInteger unanswered = new AtomicInteger();
    private final Set<SessionId> subscribed = ConcurrentHashMap.newKeySet();

    private RedisLink(StatefulRedisConnection<byte[], byte[]> mouth, StatefulRedisPubSubConnection<byte[], byte[]> ear,
            boolean isSharded) {
        this.mouth = mouth;
        this.ear = ear;
        this.isSharded = isSharded;
    }

    /// Blocks until both connections stand and the other nodes are heard, or throws a [RedisException].
    static RedisLink open(RedisClient client, Ear listener) {
        StatefulRedisConnection<byte[], byte[]> mouth = client.connect(ByteArrayCodec.INSTANCE);
        try {
            boolean isSharded = version(mouth.sync().info("server")) >= SHARDED_SINCE;
            StatefulRedisPubSubConnection<byte[], byte[]> ear = client.connectPubSub(ByteArrayCodec.INSTANCE);
            try {
                ear.addListener(new Listener(listener));
                ear.sync().subscribe(NODES);
            } catch (RedisException e) {
                ear.close();
                throw e;
            }
            // One write for all that is said in a tick.
            mouth.setAutoFlushCommands(false);
            return new RedisLink(mouth, ear, isSharded);
        } catch (RedisException e) {
            mouth.close();
            throw e;
        }
    }

    /// 0 where the server does not say.
    static int version(String serverInfo) {
        Matcher matcher = VERSION.matcher(serverInfo);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    boolean isOpen() {
        return mouth.isOpen() && ear.isOpen();
    }

    boolean isSharded() {
        return isSharded;
    }

    int subscriptions() {
        return subscribed.size();
    }

    void subscribe(SessionId session) {
        if (subscribed.add(session)) {
            var _ = isSharded ? ear.async().ssubscribe(channel(session)) : ear.async().subscribe(channel(session));
        }
    }

    void unsubscribe(SessionId session) {
        if (subscribed.remove(session)) {
            var _ = isSharded ? ear.async().sunsubscribe(channel(session)) : ear.async().unsubscribe(channel(session));
        }
    }

    /// Goes with the next [#flush]. False when Redis has left too much unanswered.
    boolean say(SessionId session, byte[] message) {
        return say(() -> isSharded
                ? mouth.async().spublish(channel(session), message)
                : mouth.async().publish(channel(session), message));
    }

    /// As [#say], to all nodes.
    boolean sayToNodes(byte[] message) {
        return say(() -> mouth.async().publish(NODES, message));
    }

    private interface Saying {
        RedisFuture<Long> say();
    }

    private boolean say(Saying saying) {
        if (unanswered.incrementAndGet() > UNANSWERED_MAX) {
            unanswered.decrementAndGet();
            return false;
        }
        try {
            var _ = saying.say().whenComplete((_, _) -> unanswered.decrementAndGet());
            return true;
        } catch (RedisException e) {
            unanswered.decrementAndGet();
            throw e;
        }
    }

    void flush() {
        mouth.flushCommands();
    }

    private static byte[] channel(SessionId session) {
        return (ROOM + session).getBytes(StandardCharsets.US_ASCII);
    }

    /// Empty for a channel of another kind.
    static Optional<SessionId> session(byte[] channel) {
        String name = new String(channel, StandardCharsets.US_ASCII);
        return name.startsWith(ROOM)
                ? Uuid7.parse(name.substring(ROOM.length())).map(SessionId::new)
                : Optional.empty();
    }

    /// Does not wait for a Redis that does not answer.
    @Override
    public void close() {
        var _ = mouth.closeAsync();
        var _ = ear.closeAsync();
    }

    private static final class Listener extends RedisPubSubAdapter<byte[], byte[]> {
        private final Ear ear;

        Listener(Ear ear) {
            this.ear = ear;
        }

        @Override
        public void message(byte[] channel, byte[] message) {
            if (Arrays.equals(channel, NODES)) {
                ear.counts(message);
            } else {
                smessage(channel, message);
            }
        }

        @Override
        public void smessage(byte[] channel, byte[] message) {
            session(channel).ifPresent(session -> ear.rows(session, message));
        }

        @Override
        public void subscribed(byte[] channel, long count) {
            session(channel).ifPresent(ear::subscribed);
        }

        @Override
        public void ssubscribed(byte[] channel, long count) {
            session(channel).ifPresent(ear::subscribed);
        }
    }
}
