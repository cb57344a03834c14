package live.chobi.media.play;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import live.chobi.media.MediaMetrics;
import live.chobi.media.MediaSettings.Profile;
import live.chobi.media.MetricReadings;
import live.chobi.media.codec.AacConfiguration;
import live.chobi.media.codec.AvcConfiguration;
import live.chobi.media.stream.Frame;
import live.chobi.media.stream.SettableTime;

/// A ring, frames made by hand, and players whose sockets the test opens and shuts. What a player got is written as `K`
/// key frame, `v` other picture, `d` one nothing refers to, `a` sound, each with its milliseconds, and `flv`, `meta`,
/// `avc`, `aac`.
final class Theatre implements PlayRing.Owner {
    static final AvcConfiguration PICTURE = AvcConfiguration.parse(bytes(
            "0164001effe1001a6764001eacd940a02ff970110000030001000003003c0f162d9601000468efbcb0"));
    static final AvcConfiguration OTHER_PICTURE = AvcConfiguration.parse(bytes(
            "0164001effe1001a6764001eacd940a02ff970110000030001000003003c0f162d9601000468efbcb1"));
    static final AacConfiguration SOUND = AacConfiguration.parse(bytes("1190"));

    private record Later(Runnable task, long atNanos) {}

    final PrometheusRegistry registry = new PrometheusRegistry();
    final SettableTime time = new SettableTime();
    final PooledByteBufAllocator allocator = new PooledByteBufAllocator(true);
    final PlayRing ring;
    final List<Guest> guests = new ArrayList<>();
    private final List<ByteBuf> payloads = new ArrayList<>();
    private final List<Later> later = new ArrayList<>();

    Theatre(Profile profile) {
        ring = new PlayRing(this, profile, new LoopLoad(), allocator, new MediaMetrics(registry), time);
        ring.anchored(Instant.EPOCH);
        ring.configured(PICTURE, SOUND);
    }

    Theatre key(long ms) {
        return picture(ms, true, "65");
    }

    Theatre picture(long ms) {
        return picture(ms, false, "41");
    }

    Theatre disposable(long ms) {
        return picture(ms, false, "01");
    }

    private Theatre picture(long ms, boolean key, String nal) {
        ByteBuf payload = allocator.directBuffer().writeBytes(bytes("00000003" + nal + "8880"));
        ring.frame(new Frame.Video(ms * 1_000, ms * 1_000, key, payload));
        return done(payload);
    }

    Theatre sound(long ms) {
        ByteBuf payload = allocator.directBuffer().writeBytes(bytes("2110"));
        ring.frame(new Frame.Audio(ms * 1_000, payload));
        return done(payload);
    }

    private Theatre done(ByteBuf payload) {
        payloads.add(payload);
        payload.release();
        return this;
    }

    /// Time passes, and what was due is done.
    Theatre pass(long ms) {
        settle();
        time.advanceMs(ms);
        guests.forEach(guest -> guest.channel.advanceTimeBy(ms, TimeUnit.MILLISECONDS));
        settle();
        return this;
    }

    void settle() {
        for (boolean more = true; more;) {
            List<Later> due = later.stream().filter(it -> it.atNanos <= time.nanos()).toList();
            later.removeAll(due);
            due.forEach(it -> it.task.run());
            guests.forEach(guest -> guest.channel.runPendingTasks());
            more = later.stream().anyMatch(it -> it.atNanos <= time.nanos());
        }
        guests.forEach(guest -> guest.channel.runPendingTasks());
    }

    Guest join() {
        var guest = new Guest();
        guests.add(guest);
        ring.join(guest.player);
        settle();
        return guest;
    }

    double metric(String name, String... labels) {
        return labels.length == 0
                ? MetricReadings.of(registry, name)
                : MetricReadings.of(registry, name, labels[0], labels[1]);
    }

    /// Payloads that somebody still holds.
    long held() {
        return payloads.stream().filter(it -> it.refCnt() > 0).count();
    }

    /// Bytes of slices and payloads that have not been given back.
    long pinnedBytes() {
        return allocator.pinnedDirectMemory();
    }

    @Override
    public void onLoop(Runnable task) {
        task.run();
    }

    @Override
    public void later(Runnable task, long nanos) {
        later.add(new Later(task, time.nanos() + nanos));
    }

    /// One player over FLV, and what it was told.
    final class Guest implements Player.Listener {
        final EmbeddedChannel channel = new EmbeddedChannel();
        final Player player = new Player(channel, FlvFraming.INSTANCE, this);
        final List<String> told = new ArrayList<>();
        private final ByteBuf received = Unpooled.buffer();
        boolean decodes = true;
        int writes;

        Guest() {
            channel.freezeTime();
        }

        /// Its socket takes nothing.
        Guest stalls() {
            channel.unsafe().outboundBuffer().setUserDefinedWritability(1, false);
            return this;
        }

        Guest reads() {
            channel.unsafe().outboundBuffer().setUserDefinedWritability(1, true);
            player.drained();
            return this;
        }

        void leaves() {
            player.leave();
            settle();
        }

        /// What has come since this was last asked.
        String got() {
            for (ByteBuf bytes = channel.readOutbound(); bytes != null; bytes = channel.readOutbound()) {
                writes++;
                received.writeBytes(bytes);
                bytes.release();
            }
            List<String> words = new ArrayList<>();
            while (received.isReadable()) {
                words.add(word(received));
            }
            received.clear();
            return String.join(" ", words);
        }

        @Override
        public boolean accepts(StreamHeaders headers) {
            if (!decodes) {
                told.add("refused");
            }
            return decodes;
        }

        @Override
        public void interrupted() {
            told.add("interrupted");
        }

        @Override
        public void resumed() {
            told.add("resumed");
        }

        @Override
        public void ended() {
            told.add("ended");
        }

        @Override
        public void tooSlow() {
            told.add("too slow");
        }
    }

    private static String word(ByteBuf in) {
        int type = in.readUnsignedByte();
        if (type == 'F') {
            in.skipBytes(12);
            return "flv";
        }
        int length = in.readUnsignedMedium();
        long ms = in.readUnsignedMedium() | (long) in.readUnsignedByte() << 24;
        in.skipBytes(3);
        ByteBuf body = in.readSlice(length);
        if (in.readInt() != 11 + length) {
            throw new AssertionError("a tag of " + length + " bytes ends with another length");
        }
        return switch (type) {
            case 18 -> "meta";
            case 8 -> body.getByte(1) == 0 ? "aac" : "a" + ms;
            default -> body.getByte(1) == 0 ? "avc" : switch (body.getByte(9) & 0x65) {
                case 0x65 -> "K" + ms;
                case 0x41 -> "v" + ms;
                default -> "d" + ms;
            };
        };
    }

    private static ByteBuf bytes(String hex) {
        return Unpooled.wrappedBuffer(HexFormat.of().parseHex(hex));
    }
}
