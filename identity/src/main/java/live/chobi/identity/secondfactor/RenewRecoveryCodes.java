package live.chobi.identity.secondfactor;

import java.util.Optional;
import live.chobi.identity.signin.OwnPassword;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;

/// `auth.renewRecoveryCodes`. New recovery codes; those that were left are good no more. Refusals: UNAUTHORIZED
/// `wrong_password`, then as [SecondFactorDoor#require], then `second_factor_off`.
final class RenewRecoveryCodes implements Procedure<BothFactors, ConfirmTotp.Output> {
    private final OwnPassword own;
    private final SecondFactors factors;
    private final SecondFactorDoor door;

    RenewRecoveryCodes(OwnPassword own, SecondFactors factors, SecondFactorDoor door) {
        this.own = own;
        this.factors = factors;
        this.door = door;
    }

    @Override
    public ConfirmTotp.Output handle(Caller caller, BothFactors input) {
        var _ = own.require(caller, input.password());
        door.require(caller.user(), Optional.of(input.code()), caller.address());
        return new ConfirmTotp.Output(factors.renewRecoveryCodes(caller.user()).orElseThrow(
                () -> Problem.refused("second_factor_off", "this account has no second factor")));
    }
}
