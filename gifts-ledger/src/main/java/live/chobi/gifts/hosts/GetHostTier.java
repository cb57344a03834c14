package live.chobi.gifts.hosts;

import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.UserId;
import org.jspecify.annotations.Nullable;

/// `gifts.getHostTier`: one's own; an administrator may name another host.
public final class GetHostTier implements Procedure<GetHostTier.Input, GetHostTier.Output> {
    public record Input(@Nullable UserId userId) {}

    public record Output(HostTier tier) {}

    private final HostTiers tiers;

    public GetHostTier(HostTiers tiers) {
        this.tiers = tiers;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        UserId host = input.userId() == null ? caller.user() : input.userId();
        if (!caller.is(host) && !caller.isAdmin()) {
            throw Problem.forbidden("not_your_tier", "only the host and administrators see a host's tier");
        }
        return new Output(tiers.of(host));
    }
}
