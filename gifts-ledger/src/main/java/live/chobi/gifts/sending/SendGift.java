package live.chobi.gifts.sending;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.log.Sequencer;
import org.jspecify.annotations.Nullable;

/// `gifts.sendGift`, and the socket's `send_gift`. The key makes every retry harmless: the same key answers as the
/// first time, across a crash of the server.
public final class SendGift implements Procedure<SendGift.Input, GiveGift.Receipt> {
    /// @param expectedPrice of one, in coins; another one now is refused with `price_changed`
    public record Input(SessionId sessionId, UUID giftId,
            @Nullable @Min(1) @Max(GiveGift.QUANTITY_MAX) Long quantity, @Nullable @Min(1) Long expectedPrice,
            @NotBlank @Size(max = 200) String idempotencyKey) {
        /// At whatever price.
        public Input(SessionId sessionId, UUID giftId, @Nullable Long quantity, String idempotencyKey) {
            this(sessionId, giftId, quantity, null, idempotencyKey);
        }
    }

    /// Finds a session's host for a caller who may see the session. A port: streaming does.
    public interface Hosts {
        UserId hostOf(Caller caller, SessionId session);
    }

    /// Tells whether a host has blocked somebody. A port: users does.
    public interface Blocks {
        boolean isBlocked(UserId host, UserId user);
    }

    private final Sequencer sequencer;
    private final Hosts hosts;
    private final Blocks blocks;
    private final GiveGift.Rule rule;

    public SendGift(Sequencer sequencer, Hosts hosts, Blocks blocks, GiveGift.Rule rule) {
        this.sequencer = sequencer;
        this.hosts = hosts;
        this.blocks = blocks;
        this.rule = rule;
    }

    @Override
    public GiveGift.Receipt handle(Caller caller, Input input) {
        UserId host = hosts.hostOf(caller, input.sessionId());
        return sequencer.run(rule, new GiveGift(input.sessionId(), host, caller.user(), input.giftId(),
                input.quantity() == null ? 1 : input.quantity(), blocks.isBlocked(host, caller.user()),
                Optional.ofNullable(input.expectedPrice()),
                input.idempotencyKey()));
    }
}
