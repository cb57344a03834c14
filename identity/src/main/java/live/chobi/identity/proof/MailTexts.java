package live.chobi.identity.proof;

import live.chobi.identity.accounts.Account;
import live.chobi.identity.mail.Mail;

/// What the mails say, in English and in Arabic: nobody has said which they read. Pure.
final class MailTexts {
    private MailTexts() {
    }

    static Mail of(Purpose purpose, Account account, String token) {
        return switch (purpose) {
            case VERIFY_EMAIL -> new Mail(account.email(), "Chobi: confirm your address · أكّد بريدك",
                    """
                            Hello %1$s,

                            this code confirms that the address is yours. Enter it where you have signed in; it is good for %3$d hours.

                            %2$s

                            If you have no account here, somebody has mistyped an address: do nothing.

                            ──

                            مرحبًا %1$s،

                            الرمز أعلاه يؤكّد أن هذا البريد لك. أدخله حيث سجّلت الدخول، وهو صالح لمدة %3$d ساعة.
                            إن لم يكن لك حساب هنا فتجاهل هذه الرسالة.
                            """
                            .formatted(account.username(), token, purpose.life().toHours()));
            case RESET_PASSWORD -> new Mail(account.email(), "Chobi: a new password · كلمة مرور جديدة",
                    """
                            Hello %1$s,

                            with this code you can choose a new password. It is good once, for %3$d minutes, and ends all sign-ins.

                            %2$s

                            Give it to nobody. If you did not ask for it, do nothing: your password stays as it is.

                            ──

                            مرحبًا %1$s،

                            بالرمز أعلاه تختار كلمة مرور جديدة. يصلح مرة واحدة خلال %3$d دقيقة، وينهي كل جلسات الدخول.
                            لا تعطه لأحد. إن لم تطلبه فلا تفعل شيئًا، وتبقى كلمة مرورك كما هي.
                            """
                            .formatted(account.username(), token, purpose.life().toMinutes()));
        };
    }
}
