package live.chobi.chat.room;

import java.util.ArrayList;
import java.util.List;
import live.chobi.chat.room.RoomEvent.Lane;
import org.jspecify.annotations.Nullable;

/// Decides what one member is given: each row once, in order, or a notice of what it was not given, always before the
/// next row. No connection, no thread, no clock: the member does what the answer says. `E` is an event as the member
/// holds it.
///
/// A member begins *paused*: live rows are held back until its client has been sent the log's rows up to a point, and
/// only those after that point follow. Otherwise a row that commits in between would come twice, or never.
final class MemberFlow<E> {
    /// What a client can do about it: nothing, or read these rows from the log.
    record Skipped(long fromSeq, long toSeq, SkipReason reason) {}

    /// What to do with an event.
    enum Verdict {
        SEND,
        /// Keep a reference: [#resume] will give it back.
        HOLD,
        /// Seen before, or passing while the member joins.
        DROP, SKIP_SLOW, SKIP_JOINING
    }

    /// What a member is given when it is activated, and what it knows already.
    ///
    /// @param due in this order
    /// @param skipped told after them: what could not be held
    record Resumed<E>(List<E> due, @Nullable Skipped skipped, List<E> known) {}

    private record Held<E>(long seq, E event) {}

    private final int heldMax;
    private List<Held<E>> held = List.of();
    private boolean paused = true;
    /// The last row the member was given or told of.
    private long cursor;
    private @Nullable Skipped skipped;

    MemberFlow(int heldMax) {
        this.heldMax = heldMax;
    }

    /// For [Verdict#HOLD] the caller hands the event over by [#hold].
    Verdict judge(RoomEvent event, boolean isCongested) {
        long seq = event.seq();
        if (seq > 0 && seq <= lastKnown()) {
            return Verdict.DROP;
        }
        if (paused) {
            return judgePaused(event);
        }
        boolean isSkipped = isCongested && event.lane() == Lane.ORDINARY;
        if (seq > 0) {
            if (isSkipped) {
                skip(event, SkipReason.SLOW);
                return Verdict.SKIP_SLOW;
            }
            cursor = seq;
        }
        return isSkipped ? Verdict.SKIP_SLOW : Verdict.SEND;
    }

    /// Whether rows from `firstSeq` on are to be sent without a word, as far as nothing but congestion matters. Then
    /// the caller may send them together and say so by [#sent].
    boolean isPlain(long firstSeq) {
        return !paused && skipped == null && (firstSeq == 0 || firstSeq > cursor);
    }

    /// @param lastSeq 0 when no row was among what was sent
    void sent(long lastSeq) {
        cursor = Math.max(cursor, lastSeq);
    }

    private Verdict judgePaused(RoomEvent event) {
        if (event.seq() == 0) {
            return Verdict.DROP;
        }
        // Once one was skipped the later ones are too: a notice covers one unbroken range.
        if (skipped != null || held.size() >= heldMax) {
            skip(event, SkipReason.JOINING);
            return Verdict.SKIP_JOINING;
        }
        return Verdict.HOLD;
    }

    void hold(long seq, E event) {
        if (held.isEmpty()) {
            held = new ArrayList<>(2);
        }
        held.add(new Held<>(seq, event));
    }

    private long lastKnown() {
        if (skipped != null) {
            return skipped.toSeq();
        }
        return held.isEmpty() ? cursor : held.getLast().seq();
    }

    private void skip(RoomEvent event, SkipReason reason) {
        skipped = skipped == null
                ? new Skipped(event.fromSeq(), event.seq(), reason)
                : new Skipped(skipped.fromSeq(), event.seq(), skipped.reason());
    }

    boolean isPaused() {
        return paused;
    }

    /// The client has been sent the log up to `lastSeq`: what was held beyond it is due now, whatever the congestion,
    /// as it is little. The notice of what could not be held is given with it, and by nothing else: a connection that
    /// drains while the first of them are written must not tell it before the last.
    Resumed<E> resume(long lastSeq) {
        long sentUpTo = Math.max(cursor, lastSeq);
        paused = false;
        cursor = held.isEmpty() ? sentUpTo : Math.max(sentUpTo, held.getLast().seq());
        if (skipped != null) {
            skipped = skipped.toSeq() <= sentUpTo
                    ? null
                    : new Skipped(Math.max(skipped.fromSeq(), sentUpTo + 1), skipped.toSeq(), skipped.reason());
        }
        List<E> due = new ArrayList<>();
        List<E> known = new ArrayList<>();
        for (Held<E> each : held) {
            (each.seq() > sentUpTo ? due : known).add(each.event());
        }
        held = List.of(); // most are never needed again
        return new Resumed<>(due, takeSkipped(), known);
    }

    /// For a member that leaves while paused.
    List<E> takeHeld() {
        List<E> taken = held.stream().map(Held::event).toList();
        held = List.of();
        return taken;
    }

    /// The notice that is due before anything else is sent; from then on the member counts as knowing.
    @Nullable
    Skipped takeSkipped() {
        Skipped due = skipped;
        if (due != null) {
            skipped = null;
            cursor = Math.max(cursor, due.toSeq());
        }
        return due;
    }
}
