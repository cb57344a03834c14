package live.chobi.identity.secondfactor;

import java.util.List;
import live.chobi.identity.accounts.Accounts;
import live.chobi.identity.signin.OwnPassword;
import live.chobi.kernel.Endpoint;
import live.chobi.kernel.Endpoint.Access;
import live.chobi.kernel.Procedure;

/// The procedures of the second factor.
public final class TotpProcedures {
    private TotpProcedures() {
    }

    public static List<Endpoint<?, ?>> endpoints(Accounts accounts, OwnPassword own, SecondFactors factors,
            SecondFactorDoor door) {
        return List.of(
                Endpoint.query("auth.getSecurity", Access.SIGNED_IN, Procedure.Nothing.class,
                        new GetSecurity(accounts, factors)),
                Endpoint.mutation("auth.beginTotp", Access.SIGNED_IN, BeginTotp.Input.class,
                        new BeginTotp(own, factors)),
                Endpoint.mutation("auth.confirmTotp", Access.SIGNED_IN, ConfirmTotp.Input.class,
                        new ConfirmTotp(factors, door)),
                Endpoint.mutation("auth.removeTotp", Access.SIGNED_IN, BothFactors.class,
                        new RemoveTotp(own, factors, door)),
                Endpoint.mutation("auth.renewRecoveryCodes", Access.SIGNED_IN, BothFactors.class,
                        new RenewRecoveryCodes(own, factors, door)));
    }
}
