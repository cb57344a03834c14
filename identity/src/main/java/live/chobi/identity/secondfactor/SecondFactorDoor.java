package live.chobi.identity.secondfactor;

import java.time.InstantSource;
import java.util.Optional;
import live.chobi.kernel.Problem;
import live.chobi.kernel.UserId;

/// Asks for a code where an account has a second factor. Virtual threads.
public final class SecondFactorDoor {
    private final SecondFactors factors;
    private final CodeLimits limits;

    public SecondFactorDoor(SecondFactors factors, InstantSource clock, boolean limitsEnabled) {
        this.factors = factors;
        this.limits = new CodeLimits(limitsEnabled, clock);
    }

    /// After the password was right. UNAUTHORIZED `second_factor_required` without a code where one is needed, then
    /// TOO_MANY_REQUESTS `too_many_attempts`, then UNAUTHORIZED `wrong_code`.
    ///
    /// @param code of the app, or a recovery code
    public void require(UserId account, Optional<String> code, String address) {
        if (!factors.isOn(account)) {
            return;
        }
        String given = code.orElseThrow(() -> Problem.unauthorized("second_factor_required",
                "this account has a second factor: send the password again, with the code of the app"));
        limits.attempt(account, address);
        if (!factors.take(account, given)) {
            throw wrongCode();
        }
        limits.succeeded(account, address);
    }

    /// As [#require], for a code that turns the factor on.
    void limit(UserId account, String address) {
        limits.attempt(account, address);
    }

    void succeeded(UserId account, String address) {
        limits.succeeded(account, address);
    }

    static Problem wrongCode() {
        return Problem.unauthorized("wrong_code", "this code is wrong, was used, or is too old");
    }
}
