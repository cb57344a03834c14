package live.chobi.gifts.hosts;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import live.chobi.gifts.wallet.AddCoins;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.UserId;

/// `gifts.setHostTier`: an administrator puts a host into a tier, from the next gift on; never oneself.
public final class SetHostTier implements Procedure<SetHostTier.Input, SetHostTier.Output> {
    /// @param tier its code
    /// @param reason kept with the change
    public record Input(UserId userId, @NotBlank @Size(max = 40) String tier,
            @NotBlank @Size(max = 500) String reason) {}

    public record Output(UserId userId, HostTier tier) {}

    private final HostTiers tiers;
    private final AddCoins.Users users;

    public SetHostTier(HostTiers tiers, AddCoins.Users users) {
        this.tiers = tiers;
        this.users = users;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        if (!users.exists(input.userId())) {
            throw Problem.notFound("user", input.userId());
        }
        if (caller.is(input.userId())) {
            throw Problem.forbidden("own_tier", "another administrator must set your own tier");
        }
        HostTier tier = tiers.find(input.tier()).orElseThrow(() -> Problem.notFound("host_tier", input.tier()));
        tiers.set(input.userId(), tier, caller.user(), input.reason());
        return new Output(input.userId(), tier);
    }
}
