package live.chobi.notifications.inbox;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.UserId;
import live.chobi.schema.Database;

/// `notifications.sendSystem`. Administrators tell users something in the installation's name. The same key again
/// within a week tells nobody twice.
public final class SendSystem implements Procedure<SendSystem.Input, SendSystem.Output> {
    private static final int RECIPIENTS_MAX = 1_000;
    private static final int TEXT_MAX = 500;

    /// @param idempotencyKey the sender's own name for this news, a UUID
    public record Input(
            @NotNull(message = "is required") @Size(min = 1, max = RECIPIENTS_MAX, message = "must have {min} to {max} ids") List<@NotNull UserId> userIds,
            @NotBlank(message = "is required") @Size(max = TEXT_MAX, message = "must have at most {max} characters") String text,
            @NotNull(message = "is required") UUID idempotencyKey) {}

    /// @param recipients how many were named; those without an account read it never
    public record Output(int recipients) {}

    private final Database database;
    private final Inbox inbox;
    private final Runnable written;
    private final InstantSource clock;

    /// @param written is told after the commit
    public SendSystem(Database database, Inbox inbox, Runnable written, InstantSource clock) {
        this.database = database;
        this.inbox = inbox;
        this.written = written;
        this.clock = clock;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        List<UserId> recipients = input.userIds().stream().distinct().sorted().toList();
        database.transact(tx -> inbox.write(tx,
                recipients.stream().map(it -> Cause.of(Kind.SYSTEM, it, null, input.idempotencyKey(), 0,
                        Subject.text(input.text().strip()), clock.instant())).toList()));
        written.run();
        return new Output(recipients.size());
    }
}
