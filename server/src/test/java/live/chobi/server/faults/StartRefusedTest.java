package live.chobi.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import live.chobi.server.ExportLedger;
import live.chobi.server.Main;
import live.chobi.server.VerifyLedger;
import live.chobi.server.launch.Ports;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What an operator reads when the program cannot start: one line that names the cause and the fix, status 2, no stack
/// trace, and nothing left running.
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class StartRefusedTest {
    @TempDir
    Path home;

    @Test
    void an_unknown_setting_is_refused_by_its_full_name_however_it_is_spelled() throws Exception {
        assertRefused(Map.of(), List.of("--htp.port=1"), "--htp.port is not a setting; did you mean --http.port?");
        assertRefused(Map.of("CHOBI_CHAT_FLOOD_PERUSR", "1"), List.of(),
                "CHOBI_CHAT_FLOOD_PERUSR is not a setting; did you mean CHOBI_CHAT_FLOOD_PERUSER?");
        Files.writeString(home.resolve("chobi.properties"), "sesion.grace=5\n");
        assertRefused(Map.of(), List.of(),
                "sesion.grace (in chobi.properties) is not a setting; did you mean session.grace?");
    }

    @Test
    void a_ladder_that_cannot_be_made_is_refused_with_what_is_wrong() throws Exception {
        assertRefused(Map.of(), List.of("--transcoding.mode=on", "--transcoding.ladder=720p"),
                "transcoding.ladder: rungs look like 720p:2500k and are separated by commas, got '720p'");
        assertRefused(Map.of(), List.of("--transcoding.mode=on", "--transcoding.ffmpeg=/nowhere/ffmpeg"),
                "transcoding.ffmpeg: /nowhere/ffmpeg is no ffmpeg that ladders can use (it cannot be run)");
    }

    @Test
    void an_unreadable_setting_is_named_with_its_rule() throws Exception {
        assertRefused(Map.of(), List.of("--http.port=eighty"),
                "--http.port: \"eighty\" is refused: it must be a whole number from 0 to 65535");
        assertRefused(Map.of("CHOBI_SESSION_GRACE", "-1"), List.of(),
                "CHOBI_SESSION_GRACE: \"-1\" is refused: it must be a whole number from 0 to 86400");
        assertRefused(Map.of(), List.of("--admin.password=short"),
                "--admin.password: its value is refused: it must have 8 to 200 characters");
        assertRefused(Map.of(), List.of("--postgres.url=mysql://localhost/x"), "--postgres.url: its value is refused");
        Files.write(home.resolve("chobi.properties"), new byte[]{'a', '=', (byte) 0xff, (byte) 0xfe});
        assertRefused(Map.of(), List.of(), "chobi.properties cannot be read");
    }

    @Test
    void rtmps_without_a_certificate_is_refused() throws Exception {
        assertRefused(Map.of(), List.of("--rtmps.port=0"),
                "rtmps.port needs a certificate: set tls.certificate and tls.key, or unset it");
    }

    @Test
    void a_taken_port_is_named_before_anything_slow_starts() throws Exception {
        try (var taken = new ServerSocket(0)) {
            int port = taken.getLocalPort();
            assertRefused(Map.of(), List.of("--http.port=" + port),
                    "http.port: port " + port + " is taken by another program; stop that program or choose another");
            assertRefused(Map.of(), List.of("--rtmp.port=" + port),
                    "rtmp.port: port " + port + " is taken by another program; stop that program or choose another");
        }
        int free = Ports.freeOnLoopback();
        assertRefused(Map.of(), List.of("--http.port=" + free, "--rtmp.port=" + free),
                "rtmp.port: port " + free + " is the one of http.port too; choose another");
        assertThat(home.resolve("data")).doesNotExist();
    }

    @Test
    void stores_that_cannot_be_reached_are_named_without_their_passwords() throws Exception {
        int port = Ports.freeOnLoopback();
        String said = assertRefused(Map.of(),
                List.of("--postgres.url=postgres://me:topsecret@127.0.0.1:" + port + "/chobi"),
                "postgres.url: cannot use PostgreSQL at jdbc:postgresql://127.0.0.1:" + port + "/chobi");
        assertThat(said).doesNotContain("topsecret");
    }

    @Test
    void a_data_directory_that_is_no_directory_is_named() throws Exception {
        Files.writeString(home.resolve("file"), "");
        assertRefused(Map.of(), List.of("--data.dir=" + home.resolve("file")), "data.dir: ");
        assertRefused(Map.of(), List.of("--data.dir=/proc/nowhere"), "data.dir: /proc/nowhere");
    }

    @Test
    void a_full_disk_is_named_and_nothing_is_left_behind() throws Exception {
        Path mount = Files.createDirectory(home.resolve("small disk"));
        boolean isMounted = run("mount", "-t", "tmpfs", "-o", "size=100m", "tmpfs", mount.toString()) == 0;
        if (!isMounted) {
            String why = "SKIPPED: a full disk at start; only root may mount a small one";
            System.out.println(why);
            Assumptions.abort(why);
        }
        try {
            assertRefused(Map.of(), List.of("--data.dir=" + mount.resolve("data")),
                    "data.dir: the disk of " + mount.resolve("data") + " is full: ");
        } finally {
            assertThat(run("umount", mount.toString())).isZero();
        }
    }

    @Test
    void a_ledger_that_is_not_there_is_neither_made_nor_called_clean() throws Exception {
        Path mistyped = home.resolve("dta");
        for (Class<?> program : List.of(VerifyLedger.class, ExportLedger.class)) {
            Tool tool = Tool.run(program, "--data.dir=" + mistyped, home.resolve("ledger.txt").toString());
            if (program == VerifyLedger.class) {
                assertThat(tool.said()).startsWith("cannot read " + home.resolve("ledger.txt") + ": ").hasLineCount(1);
                tool = Tool.run(program, "--data.dir=" + mistyped);
            }
            assertThat(tool.said()).isEqualTo("data.dir: there is no store under " + mistyped
                    + "; name the server's own with --data.dir=DIR");
            assertThat(tool.status()).isEqualTo(2);
        }
        assertThat(mistyped).doesNotExist();
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
    }

    /// @return all that it said
    private String assertRefused(Map<String, String> variables, List<String> flags, String line)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), Main.class.getName(), "--http.port=0", "--rtmp.port=0"));
        command.addAll(flags);
        ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("CHOBI_"));
        builder.environment().putAll(variables);
        Process process = builder.start();
        String complaint = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        String progress = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(complaint).isEqualTo(2);
        assertThat(complaint).contains(line).hasLineCount(1).doesNotContain("Exception in");
        assertThat(progress).doesNotContain("ready http");
        assertThat(process.descendants()).isEmpty();
        return complaint + progress;
    }
}
