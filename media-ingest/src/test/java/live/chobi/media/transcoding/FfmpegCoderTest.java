package live.chobi.media.transcoding;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import live.chobi.media.codec.VideoCodec;
import live.chobi.media.codec.VideoConfiguration;
import live.chobi.media.codec.VideoRecords;
import live.chobi.media.stream.Frame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run of a program that misbehaves: the loop never waits, nothing is left over.
class FfmpegCoderTest {
    private static final long PATIENCE_SECONDS = 20;

    @TempDir
    Path directory;

    private final EventLoop loop = new DefaultEventLoop();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final List<ByteBuf> payloads = new ArrayList<>();
    private final Silent silent = new Silent();
    private Workplace workplace;

    /// A program that connects to nothing and reads nothing.
    private static final class Silent implements Program {
        final CountDownLatch started = new CountDownLatch(1);
        final CountDownLatch killed = new CountDownLatch(1);
        private final AtomicBoolean dead = new AtomicBoolean();
        private volatile Runnable onDeath = () -> {
        };

        @Override
        public Running start(List<String> arguments, Path folder, Runnable death) {
            onDeath = death;
            started.countDown();
            return new Running() {
                @Override
                public void kill() {
                    die();
                    killed.countDown();
                }

                @Override
                public String lastWords() {
                    return "out of memory";
                }
            };
        }

        void die() {
            if (dead.compareAndSet(false, true)) {
                onDeath.run();
            }
        }
    }

    @BeforeEach
    void open() throws IOException {
        workplace = Workplace.open(directory.resolve("w"));
    }

    @AfterEach
    void stop() {
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
        assertThat(payloads).allSatisfy(it -> assertThat(it.refCnt()).isOne());
    }

    @Test
    void a_program_that_never_reads_gets_seconds_of_pictures_and_then_whole_groups_are_left_out() throws Exception {
        Coder coder = start(silent);
        List<Boolean> taken = new ArrayList<>();
        for (int ms = 0; ms < 8_000; ms += 40) {
            int at = ms;
            taken.add(onLoop(() -> coder.offer(picture(at, at % 1_000 == 0))));
        }

        assertThat(taken.indexOf(false)).isEqualTo((int) FeedQueue.SPAN_MAX_MS / 40 + 1);
        assertThat(taken.subList(taken.indexOf(false), taken.size())).doesNotContain(true);
        onLoop(() -> {
            coder.close();
            return true;
        });
        assertThat(silent.killed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        workplaceIsEmpty();
        assertThat(heard).isEmpty();
    }

    @Test
    void a_program_that_dies_is_heard_of_with_its_last_words() throws Exception {
        Coder coder = start(silent);
        assertThat(onLoop(() -> coder.offer(picture(0, true)))).isTrue();
        assertThat(silent.started.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();

        silent.die();

        assertThat(heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("ended: out of memory");
        assertThat(onLoop(() -> coder.offer(picture(40, false)))).isFalse();
        workplaceIsEmpty();
    }

    @Test
    void a_program_that_cannot_be_started_is_a_death_too() throws Exception {
        Coder _ = start((_, _, _) -> {
            throw new IOException("Cannot run program \"/nowhere/ffmpeg\"");
        });

        assertThat(heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .isEqualTo("ended: Cannot run program \"/nowhere/ffmpeg\"");
        workplaceIsEmpty();
    }

    @Test
    void what_an_earlier_process_left_goes_and_only_its_owner_may_enter() throws IOException {
        Files.createDirectories(workplace.folder().resolve("7"));
        Files.writeString(workplace.folder().resolve("7/log"), "old");

        Workplace next = Workplace.open(workplace.folder());

        try (Stream<Path> inside = Files.list(next.folder())) {
            assertThat(inside).isEmpty();
        }
        assertThat(Files.getPosixFilePermissions(next.folder()))
                .hasToString("[OWNER_READ, OWNER_WRITE, OWNER_EXECUTE]");
    }

    @Test
    void a_folder_whose_name_is_too_long_for_a_socket_is_made_elsewhere() throws IOException {
        Workplace elsewhere = Workplace.open(directory.resolve("x".repeat(100)));

        assertThat(elsewhere.folder().toString()).hasSizeLessThan(90);
        assertThat(Files.getPosixFilePermissions(elsewhere.folder())).hasSize(3);
        elsewhere.close();
        assertThat(elsewhere.folder()).doesNotExist();
    }

    private Coder start(Program program) {
        var task = new Coder.Task("session", VideoRecords.of(VideoCodec.AVC), 30, List.of(new Rung(240, 300_000)));
        return FfmpegCoder.factory(program, workplace, 1).start(task, loop, new Coder.Listener() {
            @Override
            public void configured(Rung rung, VideoConfiguration configuration) {
                heard.add("configured " + rung);
            }

            @Override
            public void frame(Rung rung, Frame.Video frame) {
                heard.add("frame of " + rung);
            }

            @Override
            public void ended(String why) {
                heard.add("ended: " + why);
            }
        });
    }

    private Frame.Video picture(long ms, boolean key) {
        ByteBuf payload = Unpooled.buffer().writeZero(100);
        payloads.add(payload);
        return new Frame.Video(ms * 1_000, ms * 1_000, key, payload);
    }

    private <T> T onLoop(Callable<T> task) throws Exception {
        return loop.submit(task).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /// Its threads end by themselves; they give no signal.
    private void workplaceIsEmpty() throws Exception {
        var never = new CountDownLatch(1);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < deadline) {
            try (Stream<Path> inside = Files.list(workplace.folder())) {
                if (inside.findAny().isEmpty()) {
                    return;
                }
            }
            assertThat(never.await(10, TimeUnit.MILLISECONDS)).isFalse();
        }
        throw new AssertionError("something is left in " + workplace.folder());
    }
}
