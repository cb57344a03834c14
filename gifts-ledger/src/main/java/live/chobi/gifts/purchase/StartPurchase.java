package live.chobi.gifts.purchase;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import live.chobi.gifts.purchase.packs.CoinPack;
import live.chobi.gifts.purchase.packs.Price;
import live.chobi.kernel.Problem;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;
import live.chobi.log.CommandKey;
import live.chobi.log.CommandKind;
import live.chobi.log.Draft;
import live.chobi.log.FactSource;

/// Makes a purchase at the price that the pack has now. No money moves.
///
/// Refused, in this order: the key was used with other terms, no such pack for sale, no price in this currency, too many
/// open purchases.
///
/// @param provider that is to take the money
record StartPurchase(UserId user, UUID pack, String currency, String provider, String idempotencyKey)
        implements
            PurchaseCommand<StartPurchase.Answer> {
    /// How long the buyer has to pay. Providers take between half an hour and a day.
    static final Duration OPEN_FOR = Duration.ofHours(1);

    record Answer(UUID purchaseId) {}

    @Override
    public Optional<CommandKey> key() {
        return Optional.of(new CommandKey(user, idempotencyKey, "buy " + pack + " " + currency));
    }

    /// How it is decided.
    ///
    /// @param openMax purchases of one user that are neither paid nor over
    record Rule(int openMax) implements CommandKind<StartPurchase, PurchaseFacts, Answer> {
        @Override
        public FactSource<PurchaseFacts> facts() {
            return PurchaseFacts.SOURCE;
        }

        @Override
        public Answer decide(StartPurchase command, PurchaseFacts facts, Draft draft) {
            CoinPack pack = facts.forSale(command.pack())
                    .orElseThrow(() -> Problem.notFound("coin_pack", command.pack()));
            Price price = pack.price(command.currency()).orElseThrow(() -> Problem.badInput("currency",
                    "must be one that the pack has a price in, got '" + Problem.quotable(command.currency()) + "'"));
            if (facts.open(command.user()) >= openMax) {
                throw Problem.refused("too_many_open_purchases",
                        openMax + " purchases are waiting to be paid; pay one, or let it run out");
            }
            UUID id = Uuid7.next();
            facts.put(new Purchase(id, command.user(), command.idempotencyKey(), pack.id(), pack.coinsWithBonus(),
                    price, command.provider(), draft.now(), draft.now().plus(OPEN_FOR), Standing.NEW));
            return new Answer(id);
        }

        @Override
        public Class<Answer> answerType() {
            return Answer.class;
        }
    }
}
