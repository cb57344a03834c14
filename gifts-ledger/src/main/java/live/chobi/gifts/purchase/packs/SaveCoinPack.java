package live.chobi.gifts.purchase.packs;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.Uuid7;
import live.chobi.schema.Database;
import org.jspecify.annotations.Nullable;

/// `gifts.saveCoinPack`: an administrator makes a pack, or replaces one. Purchases that are under way keep the terms
/// they were made with.
public final class SaveCoinPack implements Procedure<SaveCoinPack.Input, SaveCoinPack.Output> {
    static final long COINS_MAX = 1_000_000_000;
    private static final int CURRENCIES_MAX = 200;

    /// @param packId null makes a new one
    public record Input(@Nullable UUID packId, @Pattern(regexp = "[a-z0-9_]{1,40}") String code,
            @NotBlank @Size(max = 80) String name, @Min(1) @Max(COINS_MAX) long coins,
            @Min(0) @Max(COINS_MAX) long bonus, @Min(0) @Max(1_000_000) int place, boolean active,
            @Nullable Instant validFrom, @Nullable Instant validTo, @Size(max = CURRENCIES_MAX) List<Asked> prices) {}

    /// As [Price], before it is judged.
    public record Asked(String currency, long amount) {}

    public record Output(CoinPack pack) {}

    private final Database database;

    public SaveCoinPack(Database database) {
        this.database = database;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        if (input.validFrom() != null && input.validTo() != null && !input.validFrom().isBefore(input.validTo())) {
            throw Problem.badInput("validTo", "must be after validFrom, got '" + input.validTo() + "'");
        }
        List<Price> prices = prices(input.prices());
        if (input.active() && prices.isEmpty()) {
            throw Problem.badInput("prices", "must have one at least while the pack is active");
        }
        CoinPack pack = new CoinPack(input.packId() == null ? Uuid7.next() : input.packId(), input.code(),
                input.name(), input.coins(), input.bonus(), input.place(), input.active(), input.validFrom(),
                input.validTo(), prices);
        boolean written = database.transaction(tx -> {
            if (input.packId() != null
                    && CoinPacks.all(tx).stream().noneMatch(it -> it.id().equals(input.packId()))) {
                throw Problem.notFound("coin_pack", input.packId());
            }
            return CoinPacks.write(tx, pack, caller.user());
        });
        if (!written) {
            throw Problem.conflict("coin_pack_code_taken", "another pack has the code " + input.code()).about("code");
        }
        return new Output(pack);
    }

    private static List<Price> prices(List<Asked> asked) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < asked.size(); i++) {
            Asked price = asked.get(i);
            if (!Price.isCurrency(price.currency())) {
                throw Problem.badInput("prices[" + i + "].currency", "must be a currency of ISO 4217 in capitals, got '"
                        + Problem.quotable(price.currency()) + "'");
            }
            if (!seen.add(price.currency())) {
                throw Problem.badInput("prices[" + i + "].currency",
                        "must be there once, got '" + price.currency() + "' again");
            }
            if (price.amount() < 1 || price.amount() > Price.AMOUNT_MAX) {
                throw Problem.badInput("prices[" + i + "].amount", "must be from 1 to " + Price.AMOUNT_MAX
                        + " minor units, got '" + price.amount() + "'");
            }
        }
        return asked.stream().map(it -> new Price(it.currency(), it.amount())).toList();
    }
}
