package live.chobi.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.UserId;
import live.chobi.log.Command;
import live.chobi.log.CommandKind;
import live.chobi.log.Draft;
import live.chobi.log.FactSource;
import live.chobi.log.Postings.AccountId;
import live.chobi.log.Sequencer;
import live.chobi.outbox.JobKind;
import live.chobi.outbox.Json;

/// Gives back what a hold still keeps, when its time is over by the database's clock. One that was ended before is left
/// alone; one whose time is not over, as when that clock was set back, has its job again.
public record ExpireHold(UserId owner, AccountType from, UUID hold)
        implements
            Command<ExpireHold.Answer>,
            LedgerFacts.About {
    private static final Duration AGAIN_MIN = Duration.ofSeconds(1);
    static final String JOB = "ledger.expire_hold";

    /// @param expired false when there was nothing to do yet, or any more
    public record Answer(boolean expired) {}

    record Payload(UserId owner, short from, UUID hold) {}

    static String jobKey(UUID hold) {
        return "hold:" + hold;
    }

    static void enqueue(Draft draft, UUID hold, UserId owner, AccountType from, Duration delay) {
        draft.enqueue(jobKey(hold), JOB, new Payload(owner, from.code(), hold), delay);
    }

    /// The job that a hold brings with it.
    public static JobKind job(Sequencer sequencer) {
        return new JobKind(JOB, (JsonNode json) -> {
            Payload payload = Json.read(json.toString(), Payload.class);
            AccountType from = AccountType.withCode(payload.from()).orElseThrow();
            var _ = sequencer.run(new Rule(), new ExpireHold(payload.owner(), from, payload.hold()));
        });
    }

    @Override
    public Optional<UUID> log() {
        return Optional.empty();
    }

    @Override
    public List<AccountId> accounts() {
        return Holds.accounts(owner, from);
    }

    @Override
    public List<UUID> subjects() {
        return List.of(hold);
    }

    /// How it is decided.
    public record Rule() implements CommandKind<ExpireHold, LedgerFacts, Answer> {
        @Override
        public FactSource<LedgerFacts> facts() {
            return LedgerFacts.SOURCE;
        }

        @Override
        public Answer decide(ExpireHold command, LedgerFacts facts, Draft draft) {
            boolean expired = Holds.expire(draft, facts, command.owner(), command.from(), command.hold());
            if (!expired) {
                facts.hold(command.hold()).filter(LedgerFacts.Hold::isPending)
                        .ifPresent(it -> enqueue(draft, it.id(), command.owner(), command.from(),
                                longer(Duration.between(facts.now(), it.expiresAt()))));
            }
            return new Answer(expired);
        }

        /// What cannot be given back now is not asked for in a tight loop.
        private static Duration longer(Duration left) {
            return left.compareTo(AGAIN_MIN) > 0 ? left : AGAIN_MIN;
        }

        @Override
        public Class<Answer> answerType() {
            return Answer.class;
        }
    }
}
