package live.chobi.gifts.hosts;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;

/// `gifts.saveHostTier`: an administrator makes a tier, or changes its share from the next gift on.
public final class SaveHostTier implements Procedure<SaveHostTier.Input, SaveHostTier.Output> {
    /// @param share of a gift's coins, in basis points
    /// @param reason kept with the change
    public record Input(@Pattern(regexp = "[a-z0-9_]{1,40}") String code, @NotBlank @Size(max = 80) String name,
            @Min(0) @Max(Share.WHOLE) int share, @NotBlank @Size(max = 500) String reason) {}

    public record Output(HostTier tier) {}

    private final HostTiers tiers;

    public SaveHostTier(HostTiers tiers) {
        this.tiers = tiers;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        HostTier tier = new HostTier(input.code(), input.name(), input.share());
        tiers.save(tier, caller.user(), input.reason());
        return new Output(tier);
    }
}
