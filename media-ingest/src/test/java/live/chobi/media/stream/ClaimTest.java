package live.chobi.media.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimTest {
    @ParameterizedTest(name = "ended {0}, held {1}, silent for {2} ms, takeover {3}: {4}")
    @CsvSource({"false, false, 0,    false, Granted[replaced=false]", "false, true,  0,    false, Busy[]",
        "false, true,  1999, false, Busy[]", "false, true,  2000, false, Granted[replaced=true]",
        "false, true,  0,    true,  Granted[replaced=true]", "true,  false, 0,    false, Over[]",
        "true,  true,  5000, true,  Over[]"})
    void who_gets_a_stream(boolean ended, boolean held, long silentMs, boolean takeover, String expected) {
        assertThat(Claim.decide(ended, held, silentMs * 1_000_000, takeover)).hasToString(expected);
    }
}
