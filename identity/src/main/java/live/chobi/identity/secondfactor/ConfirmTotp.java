package live.chobi.identity.secondfactor;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;

/// `auth.confirmTotp`. Turns the second factor on with a first code, and tells the recovery codes, this once. Refusals:
/// `too_many_attempts`, then UNAUTHORIZED `wrong_code`.
final class ConfirmTotp implements Procedure<ConfirmTotp.Input, ConfirmTotp.Output> {
    record Input(
            @NotNull(message = "is required") @Size(min = 6, max = 6, message = "must have {max} digits") String code) {
        @Override
        public String toString() {
            return "ConfirmTotp.Input";
        }
    }

    /// @param recoveryCodes each good once in place of a code of the app
    record Output(List<String> recoveryCodes) {
        @Override
        public String toString() {
            return "ConfirmTotp.Output";
        }
    }

    private final SecondFactors factors;
    private final SecondFactorDoor door;

    ConfirmTotp(SecondFactors factors, SecondFactorDoor door) {
        this.factors = factors;
        this.door = door;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        door.limit(caller.user(), caller.address());
        List<String> codes = factors.confirm(caller.user(), input.code()).orElseThrow(SecondFactorDoor::wrongCode);
        door.succeeded(caller.user(), caller.address());
        return new Output(codes);
    }
}
