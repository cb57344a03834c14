package live.chobi.chat.emoji;

import static live.chobi.chat.messages.ChatStage.user;
import static live.chobi.testkit.Virtually.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import live.chobi.chat.messages.ChatStage;
import live.chobi.chat.references.EmojiMark;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Role;
import live.chobi.kernel.UserId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What may be an emoji, whose it is, and how it is found.
class EmojiTest {
    private final UserId ana = UserId.next();
    private final UserId bob = UserId.next();
    private ChatStage stage;
    private EmojiShelf shelf;

    @BeforeEach
    void open() {
        stage = new ChatStage();
        shelf = new EmojiShelf(stage.database);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    /// The parts of a PNG that say what it is.
    private static byte[] png(int width, int height, int length) {
        ByteBuffer out = ByteBuffer.allocate(length);
        out.put(HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452")).putInt(width).putInt(height);
        return out.array();
    }

    private static byte[] gif(int width, int height) {
        return ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN).put("GIF89a".getBytes(StandardCharsets.US_ASCII))
                .putShort((short) width).putShort((short) height).array();
    }

    private Emoji add(Caller caller, String name, byte[] bytes) {
        return new AddEmoji(shelf)
                .handle(caller, new AddEmoji.Input(name, Base64.getEncoder().encodeToString(bytes))).emoji();
    }

    private void refused(String reason, Caller caller, String name, byte[] bytes) {
        ChatStage.assertRefused(reason, () -> {
            var _ = add(caller, name, bytes);
        });
    }

    private List<String> names(UserId channel) {
        return new GetEmoji(shelf).handle(ChatStage.guest(), new GetEmoji.Input(channel)).items().stream()
                .map(Emoji::name).toList();
    }

    private void remove(Caller caller, UUID id) {
        var _ = new RemoveEmoji(shelf).handle(caller, new RemoveEmoji.Input(id));
    }

    @Test
    void a_channel_names_pictures_and_they_come_back_byte_for_byte() {
        run(() -> {
            byte[] bytes = png(128, 128, AddEmoji.BYTES_MAX);
            Emoji wave = add(user(ana), "wave", bytes);
            assertThat(wave).extracting(Emoji::contentType, Emoji::width, Emoji::height, Emoji::url)
                    .containsExactly("image/png", 128, 128, "/emoji/" + wave.id());
            assertThat(shelf.picture(wave.id()).orElseThrow().bytes()).isEqualTo(ByteBuffer.wrap(bytes));
            assertThat(add(user(ana), "up", gif(1, 20)).contentType()).isEqualTo("image/gif");
            assertThat(names(ana)).containsExactly("up", "wave");
            assertThat(names(bob)).isEmpty();
            assertThat(shelf.marks(ana, List.of("wave", "down")))
                    .containsOnly(java.util.Map.entry("wave", new EmojiMark("wave", wave.url())));
            assertThat(shelf.marks(bob, List.of("wave"))).isEmpty();
        });
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            VP8   | 52494646000000005745425056503820000000000000009d012a4000200000000000       | 64 × 32
            VP8L  | 5249464600000000574542505650384c000000002f3fc007000000000000000000000000   | 64 × 32
            VP8X  | 524946460000000057454250565038580a000000000000003f00001f0000000000         | 64 × 32
            VP9   | 52494646000000005745425056503920000000000000009d012a4000200000000000       | none
            short | 89504e470d0a1a0a0000000d49484452                                           | none
            svg   | 3c73766720786d6c6e733d22687474703a2f2f7777772e77332e6f72672f323030302f7376 | none
            """)
    void a_picture_is_what_its_bytes_say(String name, String hex, String expected) {
        assertThat(Picture.read(HexFormat.of().parseHex(hex)).map(it -> it.width() + " × " + it.height())
                .orElse("none")).as(name).isEqualTo(expected);
    }

    @Test
    void pictures_cut_off_anywhere_are_refused_and_never_a_fault() {
        for (byte[] whole : List.of(png(8, 8, 64), gif(8, 8),
                HexFormat.of().parseHex("52494646000000005745425056503820000000000000009d012a4000200000000000"))) {
            Optional<Picture> last = Optional.empty();
            for (int length = 0; length <= whole.length; length++) {
                last = Picture.read(Arrays.copyOf(whole, length));
            }
            assertThat(last).isPresent();
        }
    }

    @Test
    void what_is_no_small_picture_is_refused_and_leaves_nothing() {
        run(() -> {
            refused("bad_input", user(ana), "wave", "<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8));
            refused("bad_input", user(ana), "wave", new byte[0]);
            refused("bad_input", user(ana), "wave", png(129, 1, 64));
            refused("bad_input", user(ana), "wave", png(1, 129, 64));
            refused("bad_input", user(ana), "wave", png(0, 1, 64));
            refused("bad_input", user(ana), "wave", png(-1, 1, 64));
            refused("bad_input", user(ana), "wave", png(1, 1, AddEmoji.BYTES_MAX + 1));
            refused("sign_in_required", ChatStage.guest(), "wave", png(1, 1, 64));
            ChatStage.assertRefused("bad_input", () -> {
                var _ = new AddEmoji(shelf).handle(user(ana), new AddEmoji.Input("wave", "no base64!"));
            });
            assertThat(names(ana)).isEmpty();
        });
    }

    @Test
    void a_name_is_taken_once_in_a_channel_and_fifty_are_enough() {
        run(() -> {
            for (int i = 0; i < EmojiShelf.EMOJI_MAX; i++) {
                var _ = add(user(ana), "e" + i, png(1, 1, 64));
            }
            refused("emoji_name_taken", user(ana), "e1", png(1, 1, 64));
            refused("too_many_emoji", user(ana), "more", png(1, 1, 64));
            assertThat(add(user(bob), "e1", png(1, 1, 64)).name()).isEqualTo("e1");
        });
    }

    @Test
    void the_owner_and_administrators_remove_and_nobody_else() {
        run(() -> {
            UUID first = add(user(ana), "first", png(1, 1, 64)).id();
            UUID second = add(user(ana), "second", png(1, 1, 64)).id();
            ChatStage.assertRefused("not_your_channel", () -> remove(user(bob), first));
            ChatStage.assertRefused("emoji_not_found", () -> remove(user(ana), UUID.randomUUID()));
            remove(user(ana), first);
            remove(new Caller.SignedIn(bob, Role.ADMIN, "127.0.0.1"), second);
            assertThat(names(ana)).isEmpty();
            assertThat(shelf.picture(first)).isEmpty();
        });
    }
}
