package live.chobi.identity.proof;

import java.time.InstantSource;
import java.util.List;
import live.chobi.identity.accounts.Accounts;
import live.chobi.identity.accounts.Passwords;
import live.chobi.identity.mail.MailMetrics;
import live.chobi.identity.mail.MailTransport;
import live.chobi.identity.tokens.RefreshTokens;
import live.chobi.kernel.Endpoint;
import live.chobi.kernel.Endpoint.Access;
import live.chobi.kernel.Procedure;
import live.chobi.schema.Database;

/// What goes by mail, wired.
public final class Proofs {
    private final List<Endpoint<?, ?>> endpoints;
    private final AccountMails mails;

    public Proofs(Database database, Accounts accounts, Passwords passwords, RefreshTokens signIns,
            MailTransport transport, MailMetrics metrics, InstantSource clock, boolean limitsEnabled) {
        MailedTokens tokens = new MailedTokens(database, clock);
        MailLimits limits = new MailLimits(limitsEnabled, clock);
        this.mails = new AccountMails(database, accounts, tokens, transport, metrics, clock);
        this.endpoints = List.of(
                Endpoint.mutation("auth.verifyEmail", Access.ANYONE, VerifyEmail.Input.class,
                        new VerifyEmail(database, accounts, tokens, limits)),
                Endpoint.mutation("auth.resendVerification", Access.SIGNED_IN, Procedure.Nothing.class,
                        new ResendVerification(accounts, mails, limits)),
                Endpoint.mutation("auth.requestPasswordReset", Access.ANYONE, RequestPasswordReset.Input.class,
                        new RequestPasswordReset(mails, limits)),
                Endpoint.mutation("auth.resetPassword", Access.ANYONE, ResetPassword.Input.class,
                        new ResetPassword(database, accounts, passwords, tokens, signIns, limits)));
    }

    public List<Endpoint<?, ?>> endpoints() {
        return endpoints;
    }

    public AccountMails mails() {
        return mails;
    }
}
