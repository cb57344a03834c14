package live.chobi.gifts.purchase;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import live.chobi.gifts.purchase.provider.ForgedMessage;
import live.chobi.gifts.purchase.provider.MessageSource;
import live.chobi.gifts.purchase.provider.SignedMessage;
import live.chobi.kernel.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where providers' messages come in: whose they are, and whether they are theirs. Immutable.
///
/// @param <P> the providers that are set up here
/// @param <E> what one of their messages says
public final class Inbox<P extends MessageSource<E>, E> {
    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    private final String thing;
    private final Map<String, P> providers;
    private final Consumer<String> countForged;

    /// @param thing what a provider is called where there is none: `payment_provider`
    /// @param countForged takes the name of a provider in whose name something was forged
    public Inbox(String thing, List<P> providers, Consumer<String> countForged) {
        this.thing = thing;
        this.providers = providers.stream()
                .collect(Collectors.toUnmodifiableMap(MessageSource::name, Function.identity()));
        this.countForged = countForged;
    }

    /// Empty for one that is not set up here.
    public Optional<P> provider(String name) {
        return Optional.ofNullable(providers.get(name));
    }

    /// The header of a provider's messages that holds the signature; empty for one that is not set up here.
    public Optional<String> signatureHeader(String name) {
        return provider(name).map(MessageSource::signatureHeader);
    }

    /// Takes what came in, once it has been found genuine.
    ///
    /// @param name of the provider, as the webhook's address has it; NOT_FOUND when it is not set up here
    /// @param take what is genuine
    public NewsOutcome receive(String name, SignedMessage message, Function<E, NewsOutcome> take) {
        P from = provider(name).orElseThrow(() -> Problem.notFound(thing, name));
        E event;
        try {
            event = from.read(message);
        } catch (ForgedMessage forged) {
            // Anybody can send these; the meter shows them to the operator.
            LOG.debug("a message to the webhook of {} is refused: {}", name, forged.getMessage());
            countForged.accept(name);
            return NewsOutcome.FORGED;
        }
        return take.apply(event);
    }
}
