package live.chobi.chat.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import live.chobi.chat.room.MemberFlow.Skipped;
import live.chobi.chat.room.MemberFlow.Verdict;
import live.chobi.chat.room.RoomEvent.Lane;
import live.chobi.chat.room.RoomEvent.Passing;
import live.chobi.chat.room.RoomEvent.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MemberFlowTest {
    private final MemberFlow<String> flow = new MemberFlow<>(3);
    private final List<String> seen = new ArrayList<>();

    @Test
    void a_row_that_commits_while_a_viewer_joins_is_seen_exactly_once() {
        chat(4);
        chat(5);
        chat(6);

        activate(5);
        chat(6);
        chat(7);

        assertThat(seen).containsExactly("6", "7");
    }

    @Test
    void a_row_that_comes_again_is_dropped() {
        activate(10);

        chat(10);
        chat(11);
        chat(11);
        chat(9);
        chat(12);

        assertThat(seen).containsExactly("11", "12");
    }

    @Test
    void what_could_not_be_kept_while_joining_is_told_after_what_was() {
        chat(4);
        chat(5);
        chat(6);
        chat(7);
        gift(8);

        activate(4);
        chat(9);

        assertThat(seen).containsExactly("5", "6", "skipped 7-8 JOINING", "9");
    }

    @Test
    void nothing_is_told_of_what_the_log_brought_meanwhile() {
        for (int seq = 4; seq <= 8; seq++) {
            chat(seq);
        }

        activate(8);
        chat(9);

        assertThat(seen).containsExactly("9");
    }

    @Test
    void a_log_that_brought_part_of_the_skipped_rows_shortens_the_notice() {
        for (int seq = 4; seq <= 8; seq++) {
            chat(seq);
        }

        activate(7);

        assertThat(seen).containsExactly("skipped 8-8 JOINING");
    }

    @Test
    void a_slow_viewer_loses_chat_and_is_told_before_the_next_row() {
        activate(0);

        slow(1, Lane.ORDINARY);
        slow(2, Lane.ORDINARY);
        slow(3, Lane.PRIORITY);
        slow(4, Lane.ORDINARY);
        chat(5);

        assertThat(seen).containsExactly("skipped 1-2 SLOW", "3", "skipped 4-4 SLOW", "5");
    }

    @Test
    void skipped_rows_that_come_again_are_no_news() {
        activate(0);

        slow(1, Lane.ORDINARY);
        slow(2, Lane.ORDINARY);
        chat(1);
        chat(2);
        chat(3);

        assertThat(seen).containsExactly("skipped 1-2 SLOW", "3");
    }

    @Test
    void passing_events_wait_for_nobody() {
        offer(new Passing("viewer_count", Lane.ORDINARY, "1"), false);
        activate(0);
        offer(new Passing("viewer_count", Lane.ORDINARY, "2"), false);
        offer(new Passing("viewer_count", Lane.ORDINARY, "3"), true);
        chat(1);

        assertThat(seen).containsExactly("viewer_count", "1");
    }

    /// A naive viewer with the log beside it: what it saw, what it was told of and what it read make every row once.
    @Test
    void whatever_happens_a_viewer_knows_every_row_once_and_in_order() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            MemberFlow<String> member = new MemberFlow<>(random.nextInt(4));
            List<Long> known = new ArrayList<>();
            int rows = 1 + random.nextInt(20);
            int activateAt = 1 + random.nextInt(rows);
            for (long seq = 1; seq <= rows; seq++) {
                Lane lane = random.nextBoolean() ? Lane.ORDINARY : Lane.PRIORITY;
                step(member, new Row("row", seq, lane, ""), random.nextBoolean(), known);
                if (seq == activateAt) {
                    long lastSeq = random.nextLong(seq + 1);
                    for (long read = 1; read <= lastSeq; read++) {
                        known.add(read);
                    }
                    var resumed = member.resume(lastSeq);
                    resumed.due().forEach(it -> known.add(Long.parseLong(it)));
                    addSkipped(resumed.skipped(), known);
                }
            }
            addSkipped(member.takeSkipped(), known);
            List<Long> all = new ArrayList<>();
            for (long seq = 1; seq <= rows; seq++) {
                all.add(seq);
            }
            assertThat(known).as("seed " + seed).isEqualTo(all);
        }
    }

    private static void step(MemberFlow<String> member, Row row, boolean slow, List<Long> known) {
        Verdict verdict = member.judge(row, slow);
        if (verdict == Verdict.HOLD) {
            member.hold(row.seq(), Long.toString(row.seq()));
        } else if (verdict == Verdict.SEND) {
            addSkipped(member.takeSkipped(), known);
            known.add(row.seq());
        }
    }

    private static void addSkipped(@Nullable Skipped skipped, List<Long> known) {
        if (skipped != null) {
            for (long seq = skipped.fromSeq(); seq <= skipped.toSeq(); seq++) {
                known.add(seq);
            }
        }
    }

    private void chat(long seq) {
        offer(new Row("new_message", seq, Lane.ORDINARY, ""), false);
    }

    private void gift(long seq) {
        offer(new Row("gift_animation", seq, Lane.PRIORITY, ""), false);
    }

    private void slow(long seq, Lane lane) {
        offer(new Row("row", seq, lane, ""), true);
    }

    private void offer(RoomEvent event, boolean isCongested) {
        String text = event instanceof Row row ? Long.toString(row.seq()) : event.name();
        switch (flow.judge(event, isCongested)) {
            case SEND -> {
                tellSkipped();
                seen.add(text);
            }
            case HOLD -> flow.hold(Long.parseLong(text), text);
            case DROP, SKIP_SLOW, SKIP_JOINING -> {
                // not seen
            }
        }
    }

    private void activate(long lastSeq) {
        var resumed = flow.resume(lastSeq);
        tellSkipped(); // as a connection does that drains meanwhile
        seen.addAll(resumed.due());
        tell(resumed.skipped());
    }

    private void tellSkipped() {
        tell(flow.takeSkipped());
    }

    private void tell(@Nullable Skipped skipped) {
        if (skipped != null) {
            seen.add("skipped " + skipped.fromSeq() + "-" + skipped.toSeq() + " " + skipped.reason());
        }
    }
}
