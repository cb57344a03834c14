package live.chobi.identity.secondfactor;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import live.chobi.identity.accounts.Names;

/// What somebody shows who changes the second factor.
///
/// @param code of the app, or a recovery code
record BothFactors(
        @NotNull(message = "is required") @Size(min = 1, max = Names.PASSWORD_MAX, message = "must have {min} to {max} characters") String password,
        @NotNull(message = "is required") @Size(min = 6, max = 40, message = "must have {min} to {max} characters") String code) {
    @Override
    public String toString() {
        return "BothFactors";
    }
}
