package live.chobi.gifts.limits;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.function.Predicate;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.UserId;
import org.jspecify.annotations.Nullable;

/// `gifts.confirmAge`: the caller says their date of birth, once; an administrator can put right what somebody said.
public final class ConfirmAge implements Procedure<ConfirmAge.Input, GetGivingLimits.Output> {
    private static final LocalDate OLDEST = LocalDate.of(1900, 1, 1);

    /// @param userId the caller's when absent
    /// @param birthDate as `1990-12-31`
    public record Input(@Nullable UserId userId, String birthDate) {}

    private final GivingDesk desk;
    private final Predicate<UserId> exists;

    /// @param exists whether somebody has an account
    public ConfirmAge(GivingDesk desk, Predicate<UserId> exists) {
        this.desk = desk;
        this.exists = exists;
    }

    @Override
    public GetGivingLimits.Output handle(Caller caller, Input input) {
        UserId whose = input.userId() == null ? caller.user() : input.userId();
        if (!caller.is(whose) && !caller.isAdmin()) {
            throw Problem.forbidden("not_your_account", "only an administrator may do this for somebody else");
        }
        if (!exists.test(whose)) {
            throw Problem.notFound("user", whose).about("userId");
        }
        return new GetGivingLimits.Output(desk.change(whose,
                new ChangeGiver.Wish.BirthDate(date(input.birthDate()), caller.isAdmin())));
    }

    private static LocalDate date(String text) {
        try {
            LocalDate date = LocalDate.parse(text);
            if (!date.isBefore(OLDEST)) {
                return date;
            }
        } catch (DateTimeException _) {
            // refused below, as what is too old
        }
        throw Problem.badInput("birthDate",
                "must be a date like 1990-12-31, from 1900 on, got '" + Problem.quotable(text) + "'");
    }
}
