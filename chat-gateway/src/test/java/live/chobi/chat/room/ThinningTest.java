package live.chobi.chat.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import live.chobi.chat.room.RoomEvent.Lane;
import live.chobi.chat.room.RoomEvent.Row;
import live.chobi.kernel.UserId;
import org.junit.jupiter.api.Test;

class ThinningTest {
    private static final long SECOND = 1_000_000_000;

    private final Map<UserId, Integer> passed = new HashMap<>();
    private final UserId ana = UserId.next();
    private final UserId ben = UserId.next();
    private long seq;

    @Test
    void a_room_without_a_limit_is_given_everything() {
        Thinning none = new Thinning(0);

        for (int i = 0; i < 10_000; i++) {
            assertThat(none.admits(chat(ana), 0)).isTrue();
        }
    }

    @Test
    void a_room_at_its_limit_is_given_everything() {
        Thinning thinning = new Thinning(20);

        for (int i = 0; i < 200; i++) {
            assertThat(thinning.admits(chat(ana), i * SECOND / 20)).isTrue();
        }
    }

    @Test
    void above_the_limit_as_much_passes_as_the_limit_allows() {
        Thinning thinning = new Thinning(20);

        say(thinning, ana, 10, 200);

        // What the bucket held at first may come on top.
        assertThat(passed.get(ana)).isBetween(10 * 20, 11 * 20);
    }

    @Test
    void gifts_and_moderation_are_never_thinned_and_cost_chat_nothing() {
        Thinning thinning = new Thinning(1);
        for (int i = 0; i < 1_000; i++) {
            assertThat(thinning.admits(new Row("gift_animation", ++seq, Lane.PRIORITY, "{}", Optional.of(ana)), 0))
                    .isTrue();
        }

        assertThat(thinning.admits(chat(ana), 0)).isTrue();
        assertThat(thinning.admits(chat(ana), 0)).isFalse();
    }

    @Test
    void who_writes_little_is_heard_however_much_another_writes() {
        Thinning thinning = new Thinning(10);
        int heard = 0;
        for (int second = 0; second < 20; second++) {
            for (int i = 0; i < 500; i++) {
                var _ = thinning.admits(chat(ana), second * SECOND + i * SECOND / 500);
            }
            heard += thinning.admits(chat(ben), (second + 1) * SECOND - 1) ? 1 : 0;
        }

        assertThat(heard).isEqualTo(20);
    }

    @Test
    void a_limit_below_none_is_refused() {
        assertThatThrownBy(() -> new Thinning(-1)).hasMessageContaining("-1");
    }

    private void say(Thinning thinning, UserId sender, int seconds, int perSecond) {
        for (int i = 0; i < seconds * perSecond; i++) {
            if (thinning.admits(chat(sender), i * SECOND / perSecond)) {
                passed.merge(sender, 1, Integer::sum);
            }
        }
    }

    private Row chat(UserId sender) {
        seq++;
        return new Row("new_message", seq, Lane.ORDINARY, "{}", Optional.of(sender));
    }
}
