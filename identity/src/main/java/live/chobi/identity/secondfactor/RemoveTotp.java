package live.chobi.identity.secondfactor;

import java.util.Optional;
import live.chobi.identity.signin.OwnPassword;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;

/// `auth.removeTotp`. Turns the second factor off. Idempotent. Refusals: UNAUTHORIZED `wrong_password`, then as
/// [SecondFactorDoor#require].
final class RemoveTotp implements Procedure<BothFactors, Procedure.Nothing> {
    private final OwnPassword own;
    private final SecondFactors factors;
    private final SecondFactorDoor door;

    RemoveTotp(OwnPassword own, SecondFactors factors, SecondFactorDoor door) {
        this.own = own;
        this.factors = factors;
        this.door = door;
    }

    @Override
    public Nothing handle(Caller caller, BothFactors input) {
        var _ = own.require(caller, input.password());
        door.require(caller.user(), Optional.of(input.code()), caller.address());
        factors.remove(caller.user());
        return new Nothing();
    }
}
