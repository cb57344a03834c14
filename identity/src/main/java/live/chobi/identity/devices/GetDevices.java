package live.chobi.identity.devices;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import live.chobi.identity.tokens.RefreshTokens;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import org.jspecify.annotations.Nullable;

/// `auth.getDevices`. Where the caller is signed in, newest sign-in first. At most a hundred, so there is no next page.
public final class GetDevices implements Procedure<Procedure.Nothing, GetDevices.Output> {
    /// @param device as it was called at the sign-in; null: not at all
    /// @param address the network address it was last seen at; null: before addresses were kept
    /// @param current whether the call's own token came of it
    public record Device(UUID id, @Nullable String device, @Nullable String address, Instant signedInAt,
            Instant lastUsedAt, boolean current) {}

    public record Output(List<Device> items, @Nullable String nextCursor) {}

    private final RefreshTokens signIns;

    public GetDevices(RefreshTokens signIns) {
        this.signIns = signIns;
    }

    @Override
    public Output handle(Caller caller, Nothing input) {
        UUID own = caller instanceof Caller.SignedIn signedIn ? signedIn.signIn().orElse(null) : null;
        return new Output(signIns.of(caller.user()).stream().map(it -> new Device(it.id(), it.device(), it.address(),
                it.begun(), it.used(), it.id().equals(own))).toList(), null);
    }
}
