package live.chobi.gifts.hosts;

import java.util.List;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import org.jspecify.annotations.Nullable;

/// `gifts.getHostTiers`: all of them, the lowest share first, for administrators.
public final class GetHostTiers implements Procedure<Procedure.Nothing, GetHostTiers.Output> {
    public record Output(List<HostTier> items, @Nullable String nextCursor) {}

    private final HostTiers tiers;

    public GetHostTiers(HostTiers tiers) {
        this.tiers = tiers;
    }

    @Override
    public Output handle(Caller caller, Nothing input) {
        return new Output(tiers.all(), null);
    }
}
