package live.chobi.gifts.payout;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import live.chobi.gifts.payout.provider.Destination;
import live.chobi.gifts.payout.provider.PayoutProvider;
import live.chobi.identity.signin.TokenBuckets;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.UserId;
import live.chobi.log.Sequencer;
import live.chobi.outbox.Json;
import org.jspecify.annotations.Nullable;

/// `gifts.requestPayout`: a host asks to be paid for diamonds, which are set aside until it is decided. The key makes
/// every retry harmless: the same key is the same payout.
///
/// Refused, in this order: nothing is paid out here, a currency without a rate, a destination that cannot be one or that
/// the provider does not pay to, too many attempts, then as [StartPayout] says.
final class RequestPayout implements Procedure<RequestPayout.Input, RequestPayout.Output> {
    /// More than this at once is a slip of the hand; and its worth fits a 64-bit number in every currency.
    private static final long DIAMONDS_MAX = 1_000_000_000L;
    private static final int BURST = 10;
    private static final Duration EVERY = Duration.ofSeconds(30);
    private static final int OPEN_MAX = 5;

    /// @param currency null for the usual one
    /// @param destination null for the one that was used last
    record Input(@Min(1) @Max(DIAMONDS_MAX) long diamonds, @Nullable @Size(max = 3) String currency,
            @Nullable Destination destination, @NotBlank @Size(max = 200) String idempotencyKey) {}

    record Output(PayoutView payout) {}

    private final PayoutOffice.Terms terms;
    private final Sequencer sequencer;
    private final PayoutDesk desk;
    private final Destinations destinations;
    private final PayoutMetrics metrics;
    private final TokenBuckets<UserId> attempts;
    private final StartPayout.Rule rule;

    RequestPayout(PayoutOffice.Terms terms, Sequencer sequencer, PayoutDesk desk, Destinations destinations,
            InstantSource clock, PayoutMetrics metrics) {
        this.terms = terms;
        this.sequencer = sequencer;
        this.desk = desk;
        this.destinations = destinations;
        this.metrics = metrics;
        this.attempts = new TokenBuckets<>(BURST, EVERY, clock);
        this.rule = new StartPayout.Rule(terms,
                terms.limitsEnabled() ? OPEN_MAX : Integer.MAX_VALUE);
    }

    @Override
    public Output handle(Caller caller, Input input) {
        PayoutProvider provider = terms.provider()
                .orElseThrow(() -> Problem.refused("payouts_off", "nothing is paid out here"));
        String currency = input.currency() == null ? terms.rates().usual() : input.currency();
        if (!terms.rates().currencies().contains(currency)) {
            throw Problem.badInput("currency", "must be one of " + String.join(", ", terms.rates().currencies())
                    + ", got '" + Problem.quotable(currency) + "'");
        }
        Optional<Destination> destination = Optional.ofNullable(input.destination())
                .map(it -> payable(it, provider).checked());
        admit(caller.user());
        StartPayout.Answer started = sequencer.run(rule, new StartPayout(caller.user(), input.diamonds(), currency,
                destination.map(it -> destinations.seal(caller.user(), it)), input.idempotencyKey()));
        Payout payout = desk.visible(caller, started.payoutId());
        destination.filter(it -> !isSame(it, payout.destination())).ifPresent(_ -> {
            throw Problem.conflict("idempotency_key_reused", "this idempotency key was used with other terms");
        });
        return new Output(desk.view(caller, payout.id()));
    }

    private static Destination payable(Destination to, PayoutProvider provider) {
        if (!provider.kinds().contains(to.kind())) {
            throw Problem.badInput("destination.kind", "must be " + provider.kinds().stream()
                    .map(it -> it.name().toLowerCase(Locale.ROOT)).sorted().collect(Collectors.joining(" or "))
                    + ", which is where hosts are paid here");
        }
        return to;
    }

    private boolean isSame(Destination given, UUID kept) {
        return Json.write(given).equals(Json.write(destinations.open(kept)));
    }

    private void admit(UserId user) {
        Optional<Duration> wait = terms.limitsEnabled() ? attempts.take(user) : Optional.empty();
        wait.ifPresent(it -> {
            metrics.tooFast();
            throw Problem.tooFast("too_many_attempts", "too many requests for payouts; wait "
                    + Math.ceilDiv(it.toMillis(), 1000) + " s", it);
        });
    }
}
