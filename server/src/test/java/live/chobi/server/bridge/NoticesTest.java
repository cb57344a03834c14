package live.chobi.server.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import live.chobi.server.config.ConfigReader;
import live.chobi.server.launch.StartRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What push services would not understand is refused at the start.
class NoticesTest {
    @TempDir
    Path home;

    private void require(String flag) {
        Notices.requireUsable(ConfigReader.read(new String[]{flag}, Map.of(), home));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mailto:admin@example.org", "https://example.org/contact"})
    void a_contact_is_an_address_by_which_one_is_reached(String contact) {
        require("--push.contact=" + contact);
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin@example.org", "mailto:nobody", "http://example.org", "mailto:a@b\nx"})
    void what_nobody_is_reached_by_is_refused(String contact) {
        assertThatThrownBy(() -> require("--push.contact=" + contact)).isInstanceOfSatisfying(StartRefused.class,
                refused -> assertThat(refused.line()).startsWith("push.contact: ")
                        .contains("mailto:admin@example.org"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            not json | it is no JSON
            {}       | it has no project_id
            """)
    void a_key_file_that_is_none_is_refused_with_what_is_missing(String content, String says) throws IOException {
        Path file = home.resolve("firebase.json");
        Files.writeString(file, content);
        assertThatThrownBy(() -> require("--push.fcm.credentials=" + file)).isInstanceOfSatisfying(StartRefused.class,
                refused -> assertThat(refused.line()).startsWith("push.fcm.credentials: ").contains(says));
    }

    @Test
    void a_key_file_that_is_not_there_is_refused() {
        assertThatThrownBy(() -> require("--push.fcm.credentials=" + home.resolve("nothing.json")))
                .isInstanceOf(StartRefused.class);
    }
}
