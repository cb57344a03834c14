package live.chobi.media.packaging;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Requests for something that is about to come: one list, released in one sweep. Any thread.
///
/// Nobody waits forever, and nobody is answered twice. A request that finds the node's places taken is refused.
final class Waiting {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    static final HlsAnswer.Refused CROWDED = new HlsAnswer.Refused(503, "busy",
            "too many requests wait on this server; come again in a moment");

    private final WaitingPlaces places;
    private final Set<Waiter> waiters = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean looking = new AtomicBoolean();

    Waiting(WaitingPlaces places) {
        this.places = places;
    }

    /// Answers at once when it is ready, else when a sweep finds it so, or after `longest`.
    ///
    /// @param ready must answer quickly and without side effects; empty while there is nothing
    /// @return withdraws the request: it is not answered any more
    Runnable await(Supplier<Optional<HlsAnswer>> ready, Duration longest, HlsAnswer overdue,
            Consumer<HlsAnswer> answer) {
        Optional<HlsAnswer> now = ready.get();
        if (now.isPresent()) {
            answer.accept(now.get());
            return () -> {
            };
        }
        if (!places.take()) {
            answer.accept(CROWDED);
            return () -> {
            };
        }
        var waiter = new Waiter(ready, places.nanos() + longest.toNanos(), overdue, answer);
        waiters.add(waiter);
        waiter.look(); // It may have come before the waiter was seen.
        lookLater();
        return waiter::leave;
    }

    void sweep() {
        waiters.forEach(Waiter::look);
    }

    private void lookLater() {
        if (!waiters.isEmpty() && looking.compareAndSet(false, true)) {
            places.later().run(LOOK_EVERY, () -> {
                long now = places.nanos();
                waiters.forEach(waiter -> waiter.look(now));
                looking.set(false);
                lookLater();
            });
        }
    }

    private final class Waiter {
        private final Supplier<Optional<HlsAnswer>> ready;
        private final long deadline;
        private final HlsAnswer overdue;
        private final Consumer<HlsAnswer> answer;

        Waiter(Supplier<Optional<HlsAnswer>> ready, long deadline, HlsAnswer overdue, Consumer<HlsAnswer> answer) {
            this.ready = ready;
            this.deadline = deadline;
            this.overdue = overdue;
            this.answer = answer;
        }

        void look() {
            ready.get().ifPresent(this::answer);
        }

        void look(long now) {
            ready.get().or(() -> now - deadline >= 0 ? Optional.of(overdue) : Optional.empty())
                    .ifPresent(this::answer);
        }

        private void answer(HlsAnswer found) {
            if (leave()) {
                answer.accept(found);
            }
        }

        /// Whether it was still waiting. Of several who try, one succeeds.
        boolean leave() {
            boolean was = waiters.remove(this);
            if (was) {
                places.free();
            }
            return was;
        }
    }
}
