package live.chobi.server.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import live.chobi.server.launch.StartRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @TempDir
    Path temporary;

    @Test
    void it_is_made_when_missing() {
        Path path = temporary.resolve("a/b c/data");
        try (DataDirectory data = DataDirectory.open(path)) {
            assertThat(data.root()).isDirectory();
        }
    }

    @Test
    void what_lies_inside_is_closed_to_others() throws IOException {
        try (DataDirectory data = DataDirectory.open(temporary)) {
            Path keys = data.directory("keys");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys))).isEqualTo("rwx------");
            assertThat(data.directory("keys")).isEqualTo(keys);
        }
    }

    @Test
    void a_second_server_is_refused_and_told_whose_it_is() {
        try (DataDirectory first = DataDirectory.open(temporary)) {
            assertThat(refusal(temporary)).isEqualTo(
                    "data.dir: %s is in use by another server (process %d); stop that one, or choose another directory with --data.dir=DIR"
                            .formatted(first.root(), ProcessHandle.current().pid()));
        }
        DataDirectory.open(temporary).close();
    }

    @Test
    void a_full_disk_is_refused_with_both_figures() {
        StartRefused refused = catchThrowableOfType(StartRefused.class,
                () -> DataDirectory.open(temporary, _ -> 255L << 20));
        assertThat(refused.line()).isEqualTo(
                "data.dir: the disk of %s is full: 255 MB are free and 256 MB are needed; make room, or choose another directory with --data.dir=DIR"
                        .formatted(temporary));
        DataDirectory.open(temporary, _ -> 256L << 20).close();
    }

    @Test
    void a_file_in_its_place_is_refused() throws IOException {
        Path file = Files.createFile(temporary.resolve("data"));
        assertThat(refusal(file)).startsWith("data.dir: " + file + " cannot be used (").endsWith("--data.dir=DIR");
        assertThat(refusal(file.resolve("below"))).startsWith("data.dir: " + file.resolve("below"));
    }

    private static String refusal(Path path) {
        StartRefused refused = catchThrowableOfType(StartRefused.class, () -> DataDirectory.open(path));
        assertThat(refused).isNotNull();
        return refused.line();
    }
}
