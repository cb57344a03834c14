package live.chobi.streaming.sessions;

import static live.chobi.testkit.Virtually.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.streaming.viewers.ViewerMoved;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every command in every phase. Each line has a session of its own on one stage.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PhaseTableTest {
    private final SessionStage stage = new SessionStage();

    @AfterAll
    void close() {
        stage.close();
    }

    @ParameterizedTest(name = "{0}: {1} makes it {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            created     | the encoder sends   | live        | session_live
            created     | the encoder goes    | created     | -
            created     | the host ends it    | ended       | session_ended
            created     | the grace is over   | created     | -
            created     | a viewer comes      | created     | viewer_joined
            live        | the encoder sends   | live        | -
            live        | the encoder goes    | interrupted | session_interrupted
            live        | the host ends it    | ended       | session_ended
            live        | the grace is over   | live        | -
            live        | a viewer comes      | live        | viewer_joined
            interrupted | the encoder sends   | live        | session_live
            interrupted | the encoder goes    | interrupted | -
            interrupted | the host ends it    | ended       | session_ended
            interrupted | the grace is over   | ended       | session_ended
            interrupted | a viewer comes      | interrupted | viewer_joined
            ended       | the encoder sends   | ended       | -
            ended       | the encoder goes    | ended       | -
            ended       | the host ends it    | ended       | -
            ended       | the grace is over   | ended       | -
            ended       | a viewer comes      | ended       | -
            """)
    void in_every_phase_every_command_has_one_outcome(String before, String command, String after, String row) {
        run(() -> {
            SessionId id = stage.in(Phase.valueOf(before.toUpperCase(Locale.ROOT))).id();
            List<String> earlier = stage.types(id);
            Phase answered = switch (command) {
                case "the encoder sends" -> stage.goLive(id);
                case "the encoder goes" -> stage.interrupt(id);
                case "the host ends it" -> stage.end(id, End.Reason.HOST, 0);
                case "the grace is over" -> stage.end(id, End.Reason.GRACE_OVER, 0);
                default -> comes(id);
            };
            assertThat(answered.stored()).isEqualTo(after);
            assertThat(stage.sessions.get(id).phase()).isEqualTo(answered);
            List<String> types = stage.types(id);
            assertThat(types.subList(earlier.size(), types.size()))
                    .isEqualTo(row == null ? List.of() : List.of(row));
            assertThat(stage.graceLeft(id).isPresent()).as("a grace job runs while it is interrupted, and only then")
                    .isEqualTo(after.equals("interrupted"));
        });
    }

    private Phase comes(SessionId id) {
        var _ = stage.sequencer.run(new ViewerMoved.Rule(), new ViewerMoved(id, UserId.next(), true, 1));
        return stage.sessions.get(id).phase();
    }
}
