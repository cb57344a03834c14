package live.chobi.gifts.wallet;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.UserId;
import live.chobi.log.Sequencer;

/// `gifts.addCoins`: an administrator gives a user coins that nobody paid for.
public final class AddCoins implements Procedure<AddCoins.Input, AddCoins.Output> {
    /// More than this at once is a slip of the hand.
    static final long AMOUNT_MAX = 1_000_000_000_000L;

    public record Input(UserId userId, @Min(1) @Max(AMOUNT_MAX) long amount,
            @NotBlank @Size(max = 200) String idempotencyKey, @NotBlank @Size(max = 500) String reason) {}

    /// @param balance of the user, in coins
    public record Output(UUID transactionId, long balance) {}

    /// Tells whether a user exists. A port: identity does.
    public interface Users {
        boolean exists(UserId user);
    }

    private final Sequencer sequencer;
    private final Users users;

    public AddCoins(Sequencer sequencer, Users users) {
        this.sequencer = sequencer;
        this.users = users;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        if (!users.exists(input.userId())) {
            throw Problem.notFound("user", input.userId());
        }
        GrantCoins.Answer answer = sequencer.run(new GrantCoins.Rule(), new GrantCoins(input.userId(), input.amount(),
                caller.user(), input.reason(), input.idempotencyKey()));
        return new Output(answer.transactionId(), answer.balance());
    }
}
