package live.chobi.media.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimTest {
    private static final long NOW = 5_000_000_000L;

    @ParameterizedTest(name = "ended {0}, held {1}, silent for {2} ms, takeover {3}: {4}")
    @CsvSource({"false, false, 0,    false, Granted[replaced=false]",
        "false, true,  0,    false, 'Busy[atNanos=5000000000, heardNanos=5000000000]'",
        "false, true,  1999, false, 'Busy[atNanos=5000000000, heardNanos=3001000000]'",
        "false, true,  2000, false, Granted[replaced=true]",
        "false, true,  0,    true,  Granted[replaced=true]", "true,  false, 0,    false, Over[]",
        "true,  true,  5000, true,  Over[]"})
    void who_gets_a_stream(boolean ended, boolean held, long silentMs, boolean takeover, String expected) {
        assertThat(Claim.decide(ended, held, NOW, NOW - silentMs * 1_000_000, takeover)).hasToString(expected);
    }

    @ParameterizedTest(name = "asked at 5.0 s, last heard {0} ms after that: proved {1}")
    @CsvSource({"-1999, false", "0, false", "499, false", "500, true"})
    void an_encoder_proves_that_it_is_there_by_what_it_sends_well_after_another_asked(long heardMs, boolean proved) {
        var first = new Claim.Busy(NOW, NOW - 40_000_000);
        var later = new Claim.Busy(NOW + 600_000_000, NOW + heardMs * 1_000_000);

        assertThat(later.isProvedSince(first)).isEqualTo(proved);
    }
}
