package live.chobi.videos.upload;

import static live.chobi.videos.VideosStage.GUEST;
import static live.chobi.videos.VideosStage.UPLOAD_MAX;
import static live.chobi.videos.VideosStage.refuses;
import static live.chobi.videos.VideosStage.someone;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Random;
import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.ProblemCode;
import live.chobi.testkit.Virtually;
import live.chobi.videos.VideosStage;
import live.chobi.videos.VideosStage.PieceByPiece;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The protocol, request by request, on a real PostgreSQL and a real disk.
class TusTest {
    private static final byte[] BYTES = new byte[5_000];

    static {
        new Random(8).nextBytes(BYTES);
    }

    @AutoClose
    private final VideosStage stage = new VideosStage();
    private final Caller owner = someone();

    private Tus.Answer head(UUID id) {
        return stage.tus(owner, "HEAD", id.toString(), Body.NONE);
    }

    private String offset(UUID id) {
        return String.valueOf(head(id).headers().get("upload-offset"));
    }

    private static byte[] from(int at) {
        return java.util.Arrays.copyOfRange(BYTES, at, BYTES.length);
    }

    private static String sha1(byte[] bytes) {
        try {
            return "sha1 " + Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void what_the_server_can_do_is_told_to_anybody() {
        assertThat(stage.videos().tus().options().headers()).containsEntry("tus-version", "1.0.0")
                .containsEntry("tus-max-size", Long.toString(UPLOAD_MAX))
                .containsEntry("tus-extension", "creation,expiration,checksum,termination")
                .containsEntry("tus-checksum-algorithm", "sha1,sha256,md5");
    }

    @Test
    void an_upload_is_cut_off_and_gone_on_with_and_every_byte_arrives() {
        Virtually.run(() -> {
            UUID id = stage.begin(owner, BYTES.length);
            assertThat(offset(id)).isEqualTo("0");
            stage.tus(owner, "PATCH", id.toString(), new PieceByPiece(BYTES, 2_300), "content-type",
                    "application/offset+octet-stream", "upload-offset", "0", "content-length", "5000");
            assertThat(offset(id)).isEqualTo("2300");
            assertThat(stage.status(owner, id)).isEqualTo("uploading");
            Tus.Answer last = stage.patch(owner, id, 2_300, from(2_300));
            assertThat(last.status()).isEqualTo(204);
            assertThat(last.headers()).containsEntry("upload-offset", "5000").containsKey("upload-expires");
            assertThat(stage.status(owner, id)).isEqualTo("processing");
            assertThat(Files.readAllBytes(stage.files.original(id))).isEqualTo(BYTES);
            assertThat(offset(id)).as("asked again, since the last answer may have been lost").isEqualTo("5000");
        });
    }

    @Test
    void an_upload_survives_a_kill_of_the_server() {
        Virtually.run(() -> {
            UUID id = stage.begin(owner, BYTES.length);
            stage.tus(owner, "PATCH", id.toString(), new PieceByPiece(BYTES, 3_000), "content-type",
                    "application/offset+octet-stream", "upload-offset", "0");
            stage.restart();
            assertThat(offset(id)).isEqualTo("3000");
        });
    }

    @Test
    void an_upload_that_was_complete_at_the_kill_is_handed_on_at_the_next_start() {
        Virtually.run(() -> {
            UUID id = stage.begin(owner, BYTES.length);
            Files.createDirectories(stage.files.folder(id));
            Files.write(stage.files.original(id), BYTES);
            Files.delete(stage.files.incoming(id));
            stage.restart();
            assertThat(stage.status(owner, id)).isEqualTo("processing");
            assertThat(offset(id)).isEqualTo("5000");
        });
    }

    @Test
    void a_piece_is_taken_only_with_its_checksum() {
        Virtually.run(() -> {
            UUID id = stage.begin(owner, BYTES.length);
            assertThat(stage.patch(owner, id, 0, BYTES, "upload-checksum", sha1(from(1))).status()).isEqualTo(460);
            assertThat(offset(id)).isEqualTo("0");
            assertThat(stage.patch(owner, id, 0, BYTES, "upload-checksum", sha1(BYTES)).status()).isEqualTo(204);
            assertThat(stage.status(owner, id)).isEqualTo("processing");
        });
    }

    @Test
    void what_came_before_a_checksum_could_be_compared_does_not_count() {
        Virtually.run(() -> {
            UUID id = stage.begin(owner, BYTES.length);
            stage.patch(owner, id, 0, java.util.Arrays.copyOf(BYTES, 1_000));
            stage.tus(owner, "PATCH", id.toString(), new PieceByPiece(from(1_000), 2_000), "content-type",
                    "application/offset+octet-stream", "upload-offset", "1000", "upload-checksum", sha1(from(1_000)));
            assertThat(offset(id)).isEqualTo("1000");
            // As a kill leaves it: written, and never compared.
            Files.write(stage.files.incoming(id), from(1_000), java.nio.file.StandardOpenOption.APPEND);
            stage.database.transact(tx -> tx.execute("update videos.upload set unverified_from = 1000"));
            assertThat(offset(id)).isEqualTo("1000");
            assertThat(Files.size(stage.files.incoming(id))).isEqualTo(1_000);
        });
    }

    @Test
    void an_upload_is_broken_off_by_who_began_it_and_its_video_goes() {
        Virtually.run(() -> {
            UUID id = stage.begin(owner, BYTES.length);
            assertThat(stage.tus(owner, "DELETE", id.toString(), Body.NONE).status()).isEqualTo(204);
            refuses("upload_not_found", () -> head(id));
            refuses("video_not_found", () -> stage.status(owner, id));
            assertThat(stage.files.incoming(id)).doesNotExist();
        });
    }

    @Test
    void a_video_that_is_deleted_takes_its_upload_along() {
        Virtually.run(() -> {
            UUID id = stage.begin(owner, BYTES.length);
            stage.call(owner, "deleteVideo", "{'videoId':'" + id + "'}");
            refuses("upload_not_found", () -> head(id));
            assertThat(stage.files.incoming(id)).doesNotExist();
        });
    }

    @Test
    void an_upload_that_nothing_comes_of_for_a_day_ends() {
        Virtually.run(() -> {
            UUID id = stage.begin(owner, BYTES.length);
            stage.clock.pass(Duration.ofHours(20));
            stage.patch(owner, id, 0, java.util.Arrays.copyOf(BYTES, 1_000));
            stage.clock.pass(Duration.ofHours(23));
            stage.videos().tidy();
            assertThat(offset(id)).as("its last byte came a while ago only").isEqualTo("1000");
            stage.clock.pass(Duration.ofHours(2));
            stage.videos().tidy();
            refuses("upload_not_found", () -> head(id));
            refuses("video_not_found", () -> stage.status(owner, id));
            assertThat(stage.files.incoming(id)).doesNotExist();
        });
    }

    @Test
    void tus_can_begin_an_upload_by_itself() {
        Virtually.run(() -> {
            String name = Base64.getEncoder().encodeToString("فيديو.mp4".getBytes(StandardCharsets.UTF_8));
            Tus.Answer made = stage.tus(owner, "POST", "", Body.NONE, "upload-length", "5000", "upload-metadata",
                    "filename " + name + ",is_new");
            assertThat(made.status()).isEqualTo(201);
            String location = String.valueOf(made.headers().get("location"));
            UUID id = UUID.fromString(location.substring(location.lastIndexOf('/') + 1));
            assertThat(stage.call(owner, "getVideo", "{'videoId':'" + id + "'}").at("/video/title").asText())
                    .isEqualTo("فيديو.mp4");
            assertThat(head(id).headers()).containsEntry("upload-metadata", "filename " + name + ",is_new")
                    .containsEntry("upload-length", "5000").containsEntry("cache-control", "no-store");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POST  | new   | upload-length     |                 | bad_input              | BAD_REQUEST
            POST  | new   | upload-length     | 0               | bad_input              | BAD_REQUEST
            POST  | new   | upload-length     | -5              | bad_input              | BAD_REQUEST
            POST  | new   | upload-length     | 10001           | upload_too_large       | PAYLOAD_TOO_LARGE
            POST  | new   | upload-defer-length | 1             | bad_input              | BAD_REQUEST
            POST  | new   | upload-metadata   | name not!base64 | bad_input              | BAD_REQUEST
            PATCH | there | upload-offset     | x               | bad_input              | BAD_REQUEST
            PATCH | there | upload-offset     | 7               | offset_mismatch        | CONFLICT
            PATCH | there | content-type      | video/mp4       | unsupported_media_type | UNSUPPORTED_MEDIA_TYPE
            PATCH | there | content-length    | 5001            | upload_too_long        | PAYLOAD_TOO_LARGE
            PATCH | there | upload-checksum   | crc32 AAAA      | bad_input              | BAD_REQUEST
            PATCH | there | upload-checksum   | sha1 AAAA       | bad_input              | BAD_REQUEST
            HEAD  | 01980000-0000-7000-8000-000000000001 | x | y    | upload_not_found       | NOT_FOUND
            HEAD  | nonsense | x              | y               | upload_not_found       | NOT_FOUND
            """)
    void a_wrong_request_is_refused_and_changes_nothing(String method, String what, String header, String value,
            String reason, ProblemCode code) {
        Virtually.run(() -> {
            UUID id = stage.begin(owner, BYTES.length);
            String below = what.equals("new") ? "" : what.equals("there") ? id.toString() : what;
            var problem = refuses(reason, () -> stage.tus(owner, method, below, new PieceByPiece(BYTES, -1),
                    method.equals("POST") ? "upload-length" : "upload-offset",
                    method.equals("POST") ? "5000" : "0", "content-type", "application/offset+octet-stream", header,
                    value == null ? "" : value));
            assertThat(problem.code()).isEqualTo(code);
            assertThat(offset(id)).isEqualTo("0");
        });
    }

    @Test
    void only_the_right_version_and_the_owners_token_are_taken() {
        Virtually.run(() -> {
            UUID id = stage.begin(owner, BYTES.length);
            Tus.Answer wrong = stage.tus(owner, "HEAD", id.toString(), Body.NONE, "tus-resumable", "0.2.2");
            assertThat(wrong.status()).isEqualTo(412);
            assertThat(wrong.headers()).containsEntry("tus-version", "1.0.0");
            refuses("sign_in_required", () -> stage.tus(GUEST, "HEAD", id.toString(), Body.NONE));
            refuses("not_owner", () -> stage.tus(someone(), "HEAD", id.toString(), Body.NONE));
            refuses("not_owner", () -> stage.patch(someone(), id, 0, BYTES));
            assertThat(stage.tus(owner, "PUT", id.toString(), Body.NONE).status()).isEqualTo(405);
            assertThat(stage.tus(owner, "POST", id.toString(), Body.NONE, "x-http-method-override", "DELETE").status())
                    .isEqualTo(204);
        });
    }

    @Test
    void more_than_was_announced_is_not_taken() {
        Virtually.run(() -> {
            UUID id = stage.begin(owner, 1_500);
            refuses("upload_too_long", () -> stage.tus(owner, "PATCH", id.toString(), new PieceByPiece(BYTES, -1),
                    "content-type", "application/offset+octet-stream", "upload-offset", "0"));
            assertThat(Files.size(stage.files.incoming(id))).isEqualTo(1_500);
        });
    }

    @Test
    void a_second_request_makes_the_first_let_go() throws Exception {
        UUID id = Virtually.call(() -> stage.begin(owner, BYTES.length));
        var hung = new HungBody(java.util.Arrays.copyOf(BYTES, 1_000));
        var first = new java.util.concurrent.CompletableFuture<Tus.Answer>();
        Thread.ofVirtual().start(() -> first.complete(stage.tus(owner, "PATCH", id.toString(), hung, "content-type",
                "application/offset+octet-stream", "upload-offset", "0")));
        hung.waiting.await();
        assertThat(Virtually.call(() -> offset(id))).isEqualTo("1000");
        assertThat(first.get().status()).isEqualTo(400);
    }

    /// A sender whose network is gone without anybody being told.
    private static final class HungBody implements Body {
        final java.util.concurrent.CountDownLatch waiting = new java.util.concurrent.CountDownLatch(1);
        private final java.util.concurrent.CountDownLatch cancelled = new java.util.concurrent.CountDownLatch(1);
        private java.util.Optional<java.nio.ByteBuffer> piece;

        HungBody(byte[] bytes) {
            piece = java.util.Optional.of(java.nio.ByteBuffer.wrap(bytes));
        }

        @Override
        public java.util.Optional<java.nio.ByteBuffer> next() throws java.io.EOFException, InterruptedException {
            if (piece.isPresent()) {
                var first = piece;
                piece = java.util.Optional.empty();
                return first;
            }
            waiting.countDown();
            cancelled.await();
            throw new java.io.EOFException("cancelled");
        }

        @Override
        public void cancel() {
            cancelled.countDown();
        }
    }

    @Test
    void a_user_has_limits_of_size_of_number_and_of_room() throws IOException {
        Virtually.run(() -> {
            assertThat(refuses("upload_too_large", () -> stage.begin(owner, UPLOAD_MAX + 1)).field())
                    .contains("size");
            for (int i = 0; i < 2; i++) {
                stage.begin(owner, UPLOAD_MAX);
            }
            refuses("storage_used_up", () -> stage.begin(owner, UPLOAD_MAX / 2 + 1));
            stage.begin(owner, UPLOAD_MAX / 2);
            refuses("too_many_uploads", () -> stage.begin(owner, 1));
            stage.begin(someone(), 1);
            stage.freeBytes = 1L << 20;
            refuses("disk_full", () -> stage.begin(someone(), 1));
        });
    }
}
