package live.chobi.gifts.sending;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import live.chobi.gifts.catalogue.Gift;
import live.chobi.gifts.catalogue.GiftView;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.log.CommandKind;
import live.chobi.log.Draft;
import live.chobi.log.FactSource;
import live.chobi.log.Sequencer;
import live.chobi.outbox.JobKind;
import live.chobi.outbox.Json;

/// Ends a streak by a row of quantity 0, some seconds after its last gift. A streak that has gone on has a job again
/// for the rest of its time; one that is closed already is left alone. Its count tells, not a clock: the job's delay was
/// counted by the database's.
///
/// @param count of the streak when the job was enqueued
record CloseStreak(SessionId session, UserId sender, UUID gift, UUID streak,
        long count) implements StreakCommand<CloseStreak.Answer> {
    static final String JOB = "gifts.close_streak";

    record Answer(boolean closed) {}

    record Payload(SessionId session, UserId sender, UUID gift, UUID streak, long count) {}

    static String jobKey(Streak.Of of) {
        return "streak:" + of.session() + ":" + of.sender() + ":" + of.gift();
    }

    /// @param delay after which the streak is over, unless it goes on
    static void enqueue(Draft draft, Streak.Of of, UUID streak, long count, Duration delay) {
        draft.enqueue(jobKey(of), JOB,
                new Payload(new SessionId(of.session()), new UserId(of.sender()), of.gift(), streak,
                        count),
                delay);
    }

    /// The job that [GiveGift] enqueues.
    static JobKind job(Sequencer sequencer) {
        return new JobKind(JOB, (JsonNode json) -> {
            Payload payload = Json.read(json.toString(), Payload.class);
            var _ = sequencer.run(new Rule(),
                    new CloseStreak(payload.session(), payload.sender(), payload.gift(), payload.streak(),
                            payload.count()));
        });
    }

    static void close(Draft draft, UserId sender, Gift gift, Streak.Open open) {
        draft.append(GiftRow.TYPE, sender,
                new GiftRow(GiftView.of(gift), 0, 0, 0, new Streak(open.id(), open.count(), true)));
    }

    @Override
    public Optional<UUID> log() {
        return Optional.of(session.value());
    }

    @Override
    public Streak.Of streakOf() {
        return new Streak.Of(session.value(), sender.value(), gift);
    }

    /// How it is decided.
    record Rule() implements CommandKind<CloseStreak, GiftFacts, Answer> {
        @Override
        public FactSource<GiftFacts> facts() {
            return GiftFacts.SOURCE;
        }

        @Override
        public Answer decide(CloseStreak command, GiftFacts facts, Draft draft) {
            Optional<Streak.Open> open = facts.streak(command.streakOf())
                    .filter(it -> it.id().equals(command.streak()));
            Optional<Gift> gift = facts.gift(command.gift());
            if (open.isEmpty()) {
                return new Answer(false);
            }
            if (open.get().count() != command.count()) {
                enqueue(draft, command.streakOf(), command.streak(), open.get().count(),
                        open.get().left(draft.now()));
                return new Answer(false);
            }
            gift.ifPresent(it -> close(draft, command.sender(), it, open.get()));
            facts.closed(command.streakOf());
            return new Answer(gift.isPresent());
        }

        @Override
        public Class<Answer> answerType() {
            return Answer.class;
        }
    }
}
