package live.chobi.identity.proof;

import live.chobi.identity.accounts.Account;
import live.chobi.identity.accounts.Accounts;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;

/// `auth.resendVerification`. Mails another token to the caller's address. Refusals: `already_verified`,
/// then `too_many_mails`.
final class ResendVerification implements Procedure<Procedure.Nothing, Procedure.Nothing> {
    private final Accounts accounts;
    private final AccountMails mails;
    private final MailLimits limits;

    ResendVerification(Accounts accounts, AccountMails mails, MailLimits limits) {
        this.accounts = accounts;
        this.mails = mails;
        this.limits = limits;
    }

    @Override
    public Nothing handle(Caller caller, Nothing input) {
        Account account = accounts.byId(caller.user()).orElseThrow(() -> Problem.notFound("user", caller.user()));
        if (account.emailVerified()) {
            throw Problem.refused("already_verified", "the address of this account is proved already");
        }
        limits.mail(account.email(), caller.address());
        mails.order(Purpose.VERIFY_EMAIL, account.email());
        return new Nothing();
    }
}
