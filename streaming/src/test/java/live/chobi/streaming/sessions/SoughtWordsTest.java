package live.chobi.streaming.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import live.chobi.identity.accounts.UserView;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.api.Test;

class SoughtWordsTest {
    private static SessionView session(@Nullable Object host, @Nullable String category) {
        return new SessionView(SessionId.next(), "أمسية Oud", "a long text", category, List.of("Acoustic", "calm"),
                Kind.VIDEO, Visibility.PUBLIC, Phase.LIVE, host, List.of(), new SessionView.Counts(0, 0, 0),
                Instant.EPOCH, null, null, null, null, null);
    }

    @ParameterizedTest(name = "''{0}'' is found: {1}")
    @CsvSource({"oud, true", "أمسية, true", "OUD music, true", "acou, true", "amal, true", "Haddad calm, true",
        "long, false", "oud chess, false", "'  ', true"})
    void every_word_stands_in_the_title_the_category_the_tags_or_the_hosts_names(String query, boolean found) {
        var host = new UserView(UserId.next(), "amal", "Amal Haddad");
        assertThat(SoughtWords.of(query).areIn(session(host, "Music"))).isEqualTo(found);
    }

    @Test
    void a_session_without_category_or_host_is_found_by_its_title() {
        assertThat(SoughtWords.of("oud").areIn(session(null, null))).isTrue();
        assertThat(SoughtWords.of("null").areIn(session(null, null))).isFalse();
    }
}
