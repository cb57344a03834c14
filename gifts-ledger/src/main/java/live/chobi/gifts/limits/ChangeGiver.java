package live.chobi.gifts.limits;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.Problem;
import live.chobi.kernel.UserId;
import live.chobi.ledger.AccountType;
import live.chobi.log.Command;
import live.chobi.log.CommandKind;
import live.chobi.log.Draft;
import live.chobi.log.FactSource;
import live.chobi.log.Postings.AccountId;
import org.jspecify.annotations.Nullable;

/// Changes what is known of a giver. Moves no money: it locks their wallet, as their gifts do.
record ChangeGiver(UserId giver, Wish wish) implements Command<ChangeGiver.Answer> {
    sealed interface Wish {
        /// @param coinsPerDay null: none
        record Limit(@Nullable Long coinsPerDay) implements Wish {}

        /// @param mayCorrect an administrator puts right what was said before
        record BirthDate(LocalDate date, boolean mayCorrect) implements Wish {}
    }

    record Answer() {}

    @Override
    public Optional<UUID> log() {
        return Optional.empty();
    }

    @Override
    public List<AccountId> accounts() {
        return List.of(AccountType.WALLET.of(giver));
    }

    /// How it is decided.
    ///
    /// @param facts the ones that gifts have, so that each sees what the other has done in its batch
    record Rule<F extends GiverFacts>(FactSource<F> facts) implements CommandKind<ChangeGiver, F, Answer> {
        @Override
        public Answer decide(ChangeGiver command, F facts, Draft draft) {
            GiverBook givers = facts.givers();
            Giver before = givers.of(command.giver());
            givers.put(switch (command.wish()) {
                case Wish.Limit(var coins) -> before.withLimit(coins, givers.now());
                case Wish.BirthDate(var date, var mayCorrect) -> {
                    if (date.isAfter(Giver.day(givers.now()))) {
                        throw Problem.badInput("birthDate", "must not be in the future, got '" + date + "'");
                    }
                    if (before.birthDate() != null && !before.birthDate().equals(date) && !mayCorrect) {
                        throw Problem.conflict("birth_date_known",
                                "you said another date of birth before; an administrator can put it right");
                    }
                    yield before.born(date);
                }
            });
            return new Answer();
        }

        @Override
        public Class<Answer> answerType() {
            return Answer.class;
        }
    }
}
