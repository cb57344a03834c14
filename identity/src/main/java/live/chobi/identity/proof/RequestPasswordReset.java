package live.chobi.identity.proof;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import live.chobi.identity.accounts.Names;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;

/// `auth.requestPasswordReset`. Mails a token to this address if an account has it. The answer is the same if none has,
/// and takes as long: nobody learns who has an account. Refusal: `too_many_mails`.
final class RequestPasswordReset implements Procedure<RequestPasswordReset.Input, Procedure.Nothing> {
    record Input(
            @NotNull(message = "is required") @Size(max = Names.EMAIL_MAX, message = "must have at most {max} characters") String email) {}

    private final AccountMails mails;
    private final MailLimits limits;

    RequestPasswordReset(AccountMails mails, MailLimits limits) {
        this.mails = mails;
        this.limits = limits;
    }

    @Override
    public Nothing handle(Caller caller, Input input) {
        String email = Names.email(input.email());
        limits.mail(email, caller.address());
        mails.order(Purpose.RESET_PASSWORD, email);
        return new Nothing();
    }
}
