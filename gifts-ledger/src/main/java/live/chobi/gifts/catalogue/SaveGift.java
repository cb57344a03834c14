package live.chobi.gifts.catalogue;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.Uuid7;
import live.chobi.schema.Database;
import org.jspecify.annotations.Nullable;

/// `gifts.saveGift`: an administrator makes a gift, or replaces one. What was given keeps the price at which it was
/// given; a gift that is on its way is given at the price that its batch reads.
///
/// Refused in this order: bad input, no such gift, a code that another gift has, more than [#GIFTS_MAX].
public final class SaveGift implements Procedure<SaveGift.Input, SaveGift.Output> {
    static final long PRICE_MAX = 1_000_000_000;
    /// Everybody who opens a session gets all that can be given.
    static final int GIFTS_MAX = 500;

    /// @param giftId null makes a new one
    /// @param code what pages and pictures call it
    public record Input(@Nullable UUID giftId, @Pattern(regexp = "[a-z0-9_]{1,40}") String code, @Valid Names name,
            Tier tier, @Min(1) @Max(PRICE_MAX) long price, @Pattern(regexp = "[a-z0-9_-]{1,40}") String animation,
            boolean active, @Nullable Instant validFrom, @Nullable Instant validTo) {}

    public record Output(GiftTerms gift) {}

    private final Database database;
    private final Showcase showcase;

    public SaveGift(Database database, Showcase showcase) {
        this.database = database;
        this.showcase = showcase;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        if (input.validFrom() != null && input.validTo() != null && !input.validFrom().isBefore(input.validTo())) {
            throw Problem.badInput("validTo", "must be after validFrom, got '" + input.validTo() + "'");
        }
        GiftTerms gift = new GiftTerms(input.giftId() == null ? Uuid7.next() : input.giftId(), input.code(),
                input.name(), input.tier(), input.price(), input.animation(), input.active(), input.validFrom(),
                input.validTo());
        database.transact(tx -> {
            Catalogue.lock(tx);
            List<GiftTerms> all = Catalogue.all(tx);
            boolean isThere = all.stream().anyMatch(it -> it.id().equals(gift.id()));
            if (input.giftId() != null && !isThere) {
                throw Problem.notFound("gift", gift.id());
            }
            if (all.stream().anyMatch(it -> it.code().equals(gift.code()) && !it.id().equals(gift.id()))) {
                throw Problem.conflict("gift_code_taken", "another gift has the code " + gift.code()).about("code");
            }
            if (!isThere && all.size() >= GIFTS_MAX) {
                throw Problem.refused("too_many_gifts",
                        "there are " + GIFTS_MAX + " gifts; change one that is not given any more");
            }
            Catalogue.write(tx, gift, caller.user());
        });
        showcase.changed();
        return new Output(gift);
    }
}
