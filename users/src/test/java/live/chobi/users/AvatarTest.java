package live.chobi.users;

import static live.chobi.users.UsersOnPostgres.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.UUID;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.ProblemCode;
import live.chobi.outbox.Json;
import live.chobi.testkit.Virtually;
import live.chobi.users.avatars.AvatarShelf;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Pictures of users: what is taken, what becomes of it, and what is refused before anything decodes it.
class AvatarTest {
    private static final UsersOnPostgres CHOBI = new UsersOnPostgres();
    private static final byte[] PNG_MARK = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private Caller sara = UsersOnPostgres.GUEST;

    @BeforeEach
    void somebody() {
        sara = Virtually.call(() -> CHOBI.signUp("u" + UUID.randomUUID().toString().substring(0, 8)));
    }

    @AfterAll
    static void close() {
        CHOBI.close();
    }

    private JsonNode upload(byte[] bytes) {
        return Json.tree(CHOBI.call(sara, "uploadAvatar",
                "{'image':'" + Base64.getEncoder().encodeToString(bytes) + "'}"));
    }

    private AvatarShelf.Stored stored() {
        String url = Json.tree(CHOBI.call(sara, "getProfile", "{}")).path("avatarUrl").asText();
        assertThat(url).startsWith("/avatars/");
        return new AvatarShelf(CHOBI.database).picture(UUID.fromString(url.substring("/avatars/".length())))
                .orElseThrow();
    }

    private static byte[] bytes(AvatarShelf.Stored stored) {
        byte[] bytes = new byte[stored.bytes().remaining()];
        stored.bytes().duplicate().get(bytes);
        return bytes;
    }

    private static BufferedImage image(AvatarShelf.Stored stored) {
        try {
            return ImageIO.read(new ByteArrayInputStream(bytes(stored)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// Four quarters: red, green / blue, white.
    private static BufferedImage quarters(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean right = x >= width / 2;
                image.setRGB(x, y, y < height / 2
                        ? right ? 0xff00ff00 : 0xffff0000
                        : right ? 0xffffffff : 0xff0000ff);
            }
        }
        return image;
    }

    private static byte[] encoded(BufferedImage image, String format) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            assertThat(ImageIO.write(image, format, out)).isTrue();
            return out.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// The corners in reading order, by their strongest colour.
    private static String corners(BufferedImage image) {
        int last = image.getWidth() - 1;
        return name(image.getRGB(8, 8)) + name(image.getRGB(last - 8, 8)) + name(image.getRGB(8, last - 8))
                + name(image.getRGB(last - 8, last - 8));
    }

    private static String name(int pixel) {
        boolean red = (pixel >> 16 & 0xff) > 128;
        boolean green = (pixel >> 8 & 0xff) > 128;
        boolean blue = (pixel & 0xff) > 128;
        return red && green && blue ? "w" : red ? "r" : green ? "g" : blue ? "b" : "k";
    }

    @Test
    void the_middle_square_becomes_a_picture_of_256_pixels_at_an_address_of_its_own() {
        Virtually.run(() -> {
            String first = upload(encoded(quarters(1_600, 800, BufferedImage.TYPE_INT_RGB), "png"))
                    .path("avatarUrl").asText();
            assertThat(stored().contentType()).isEqualTo("image/jpeg");
            assertThat(image(stored()).getWidth()).isEqualTo(256);
            assertThat(image(stored()).getHeight()).isEqualTo(256);
            assertThat(corners(image(stored()))).isEqualTo("rgbw");
            String second = upload(encoded(quarters(100, 100, BufferedImage.TYPE_INT_RGB), "jpeg"))
                    .path("avatarUrl").asText();
            assertThat(second).isNotEqualTo(first);
            assertThat(image(stored()).getWidth()).as("nothing is blown up").isEqualTo(100);
            assertThat(new AvatarShelf(CHOBI.database)
                    .picture(UUID.fromString(first.substring("/avatars/".length())))).isEmpty();
        });
    }

    @Test
    void what_shows_through_stays_so() {
        Virtually.run(() -> {
            BufferedImage image = quarters(300, 300, BufferedImage.TYPE_INT_ARGB);
            image.setRGB(0, 0, 50, 50, new int[2_500], 0, 50);
            upload(encoded(image, "png"));
            assertThat(stored().contentType()).isEqualTo("image/png");
            assertThat(image(stored()).getRGB(10, 10) >>> 24).isZero();
            assertThat(image(stored()).getRGB(250, 250) >>> 24).isEqualTo(255);
        });
    }

    @ParameterizedTest
    @CsvSource({"1,rgbw", "2,grwb", "3,wbgr", "4,bwrg", "5,rbgw", "6,brwg", "7,wgbr", "8,gwrb"})
    void a_photo_stands_as_its_camera_was_held(int orientation, String corners) {
        Virtually.run(() -> {
            byte[] jpeg = encoded(quarters(200, 200, BufferedImage.TYPE_INT_RGB), "jpeg");
            upload(withSegment(jpeg, 0xe1, exif(orientation)));
            assertThat(corners(image(stored()))).isEqualTo(corners);
        });
    }

    @Test
    void nothing_that_is_no_pixel_is_kept() {
        Virtually.run(() -> {
            byte[] secret = "24.7136N 46.6753E".getBytes(StandardCharsets.US_ASCII);
            byte[] jpeg = withSegment(encoded(quarters(64, 64, BufferedImage.TYPE_INT_RGB), "jpeg"), 0xfe, secret);
            upload(jpeg);
            assertThat(new String(bytes(stored()), StandardCharsets.ISO_8859_1)).doesNotContain("24.7136N", "Exif");
            byte[] png = encoded(quarters(64, 64, BufferedImage.TYPE_INT_ARGB), "png");
            upload(withChunk(png, "tEXt", secret));
            assertThat(new String(bytes(stored()), StandardCharsets.ISO_8859_1)).doesNotContain("24.7136N");
        });
    }

    @Test
    void a_text_that_unpacks_to_a_gigabyte_is_never_unpacked() {
        Virtually.run(() -> {
            byte[] bomb = new byte[500_000];
            Deflater deflater = new Deflater(9);
            deflater.setInput(new byte[100_000_000]);
            deflater.finish();
            int length = deflater.deflate(bomb);
            deflater.end();
            byte[] text = ByteBuffer.allocate(length + 9).put("Comment".getBytes(StandardCharsets.US_ASCII))
                    .put((byte) 0).put((byte) 0).put(bomb, 0, length).array();
            byte[] png = encoded(quarters(64, 64, BufferedImage.TYPE_INT_RGB), "png");
            upload(withChunk(withChunk(png, "zTXt", text), "iCCP", text));
            assertThat(corners(image(stored()))).isEqualTo("rgbw");
        });
    }

    @ParameterizedTest
    @CsvSource({"4001,4000", "10001,1", "2147483647,2147483647"})
    void more_pixels_than_a_camera_has_are_refused_by_the_head(int width, int height) {
        Virtually.run(() -> {
            byte[] png = encoded(quarters(64, 64, BufferedImage.TYPE_INT_RGB), "png");
            ByteBuffer head = ByteBuffer.wrap(png).putInt(16, width).putInt(20, height);
            CRC32 crc = new CRC32();
            crc.update(png, 12, 17);
            head.putInt(29, (int) crc.getValue());
            assertThat(refused(png)).contains("pixels");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"GIF89a", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "BM", "RIFF0000WEBPVP8 ",
        "%PDF-1.4",
        "<html>", "\u00ff\u00d8\u00ff", "x"})
    void what_is_no_png_and_no_jpeg_is_refused_whatever_it_is_called(String start) {
        Virtually.run(() -> assertThat(refused(Arrays.copyOf(start.getBytes(StandardCharsets.ISO_8859_1), 100)))
                .contains("PNG or JPEG"));
    }

    @Test
    void a_jpeg_of_a_thousand_scans_is_refused() {
        Virtually.run(() -> {
            byte[] jpeg = encoded(quarters(64, 64, BufferedImage.TYPE_INT_RGB), "jpeg");
            int scan = indexOf(jpeg, 0xda);
            ByteArrayOutputStream many = new ByteArrayOutputStream();
            many.write(jpeg, 0, scan);
            for (int i = 0; i < 65; i++) {
                many.write(jpeg, scan, jpeg.length - 2 - scan);
            }
            many.write(jpeg, jpeg.length - 2, 2);
            assertThat(refused(many.toByteArray())).contains("PNG or JPEG");
        });
    }

    @Test
    void too_many_bytes_and_what_is_no_base64_are_refused() {
        Virtually.run(() -> {
            assertThat(refused(new byte[700_001])).contains("at most 700000 bytes");
            Problem problem = refuses(ProblemCode.BAD_REQUEST, "bad_input",
                    () -> CHOBI.call(sara, "uploadAvatar", "{'image':'*'}"));
            assertThat(problem.field()).contains("image");
        });
    }

    /// Bytes that somebody has changed give a picture or a refusal, and never anything else.
    @Test
    void damaged_pictures_are_decoded_or_refused() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] png = encoded(quarters(40, 30, BufferedImage.TYPE_INT_RGB), "png");
        byte[] jpeg = withSegment(encoded(quarters(40, 30, BufferedImage.TYPE_INT_RGB), "jpeg"), 0xe1, exif(6));
        Virtually.run(() -> {
            for (int i = 0; i < 300; i++) {
                byte[] bytes = (i % 2 == 0 ? png : jpeg).clone();
                for (int changes = random.nextInt(8); changes >= 0; changes--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
                }
                byte[] cut = random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
                CHOBI.clock.pass(Duration.ofMinutes(1));
                try {
                    upload(cut);
                } catch (Problem problem) {
                    assertThat(problem.code()).as("seed %d, %d", seed, i).isEqualTo(ProblemCode.BAD_REQUEST);
                }
            }
        });
    }

    @Test
    void a_picture_is_changed_five_times_at_once_and_then_every_minute() {
        Virtually.run(() -> {
            byte[] png = encoded(quarters(10, 10, BufferedImage.TYPE_INT_RGB), "png");
            for (int i = 0; i < 5; i++) {
                upload(png);
            }
            assertThat(refuses(ProblemCode.TOO_MANY_REQUESTS, "too_many_uploads", () -> upload(png)).retryAfter())
                    .contains(Duration.ofMinutes(1));
        });
    }

    @Test
    void another_address_takes_the_uploads_place_and_ones_own_sent_back_changes_nothing() {
        Virtually.run(() -> {
            String url = upload(encoded(quarters(10, 10, BufferedImage.TYPE_INT_RGB), "png")).path("avatarUrl")
                    .asText();
            CHOBI.call(sara, "updateProfile", "{'avatarUrl':'" + url + "'}");
            assertThat(bytes(stored())).isNotEmpty();
            CHOBI.call(sara, "updateProfile", "{'avatarUrl':''}");
            assertThat(Json.tree(CHOBI.call(sara, "getProfile", "{}")).path("avatarUrl").isNull()).isTrue();
            assertThat(new AvatarShelf(CHOBI.database).picture(UUID.fromString(url.substring("/avatars/".length()))))
                    .isEmpty();
            refuses(ProblemCode.BAD_REQUEST, "bad_input",
                    () -> CHOBI.call(sara, "updateProfile", "{'avatarUrl':'" + url + "'}"));
        });
    }

    /// Why.
    private String refused(byte[] bytes) {
        Problem problem = refuses(ProblemCode.BAD_REQUEST, "bad_input", () -> upload(bytes));
        assertThat(problem.field()).contains("image");
        return problem.getMessage();
    }

    private static int indexOf(byte[] jpeg, int marker) {
        for (int i = 2; i + 1 < jpeg.length; i++) {
            if ((jpeg[i] & 0xff) == 0xff && (jpeg[i + 1] & 0xff) == marker) {
                return i;
            }
        }
        throw new AssertionError("no marker " + marker);
    }

    private static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
        ByteBuffer out = ByteBuffer.allocate(jpeg.length + content.length + 4);
        return out.put(jpeg, 0, 2).put((byte) 0xff).put((byte) marker).putShort((short) (content.length + 2))
                .put(content).put(jpeg, 2, jpeg.length - 2).array();
    }

    private static byte[] exif(int orientation) {
        return ByteBuffer.allocate(6 + 8 + 2 + 12 + 4).put("Exif".getBytes(StandardCharsets.US_ASCII))
                .putShort((short) 0).putShort((short) 0x4d4d).putShort((short) 42).putInt(8).putShort((short) 1)
                .putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation)
                .putShort((short) 0).putInt(0).array();
    }

    /// After the head.
    private static byte[] withChunk(byte[] png, String type, byte[] content) {
        int head = PNG_MARK.length + 25;
        byte[] named = ByteBuffer.allocate(4 + content.length).put(type.getBytes(StandardCharsets.US_ASCII))
                .put(content).array();
        CRC32 crc = new CRC32();
        crc.update(named);
        return ByteBuffer.allocate(png.length + named.length + 8).put(png, 0, head).putInt(content.length).put(named)
                .putInt((int) crc.getValue()).put(png, head, png.length - head).array();
    }
}
