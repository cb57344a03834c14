package live.chobi.gifts.battles;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import live.chobi.kernel.SessionId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who wins, as a table. The battle runs for 100 seconds; times are seconds since its beginning.
class OutcomeTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final SessionId CHALLENGER = SessionId.next();
    private static final SessionId OPPONENT = SessionId.next();

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # now | challenger's session ended | opponent's | scores: challenger's | opponent's | outcome
            0     | -   | -   | 0  | 0  | none
            99    | -   | -   | 9  | 5  | none
            100   | -   | -   | 9  | 5  | time challenger
            100   | -   | -   | 5  | 9  | time opponent
            100   | -   | -   | 9  | 9  | time nobody
            9999  | -   | -   | 0  | 0  | time nobody
            # one that leaves loses, whatever the scores
            10    | 10  | -   | 9  | 5  | left opponent
            10    | -   | 10  | 5  | 9  | left challenger
            # found only after its time, because the node that knew was killed
            500   | 99  | -   | 9  | 5  | left opponent
            # it ended after the battle
            500   | 100 | -   | 9  | 5  | time challenger
            500   | 101 | 102 | 9  | 5  | time challenger
            # both ended: the one that ended later wins
            50    | 20  | 30  | 9  | 5  | left opponent
            50    | 30  | 20  | 5  | 9  | left challenger
            500   | 20  | 300 | 9  | 5  | left opponent
            # at the same moment: the scores
            50    | 20  | 20  | 9  | 5  | left challenger
            50    | 20  | 20  | 5  | 5  | left nobody
            """)
    void a_battle_is_won_by_score_at_its_end_and_by_staying_before(long now, @Nullable Long challengerLeft,
            @Nullable Long opponentLeft, long challengerScore, long opponentScore, String expected) {
        Battle battle = new Battle(UUID.randomUUID(), CHALLENGER, OPPONENT, 100, Battle.State.PROPOSED, START, null,
                null).running(START);
        Map<SessionId, Instant> left = new HashMap<>();
        if (challengerLeft != null) {
            left.put(CHALLENGER, START.plusSeconds(challengerLeft));
        }
        if (opponentLeft != null) {
            left.put(OPPONENT, START.plusSeconds(opponentLeft));
        }
        String outcome = battle.outcome(START.plusSeconds(now), left, challengerScore, opponentScore)
                .map(it -> it.reason().name().toLowerCase(java.util.Locale.ROOT) + " " + name(it.winner()))
                .orElse("none");
        assertThat(outcome).isEqualTo(expected);
    }

    private static String name(@Nullable SessionId winner) {
        return winner == null ? "nobody" : winner.equals(CHALLENGER) ? "challenger" : "opponent";
    }
}
