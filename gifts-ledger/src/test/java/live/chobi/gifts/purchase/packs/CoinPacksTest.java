package live.chobi.gifts.purchase.packs;

import static live.chobi.schema.generated.gifts.Tables.COIN_PACK_CHANGE;
import static live.chobi.testkit.Virtually.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import live.chobi.gifts.purchase.packs.SaveCoinPack.Asked;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure.Nothing;
import live.chobi.kernel.Role;
import live.chobi.kernel.UserId;
import live.chobi.schema.Database;
import live.chobi.testkit.TestPostgres;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is for sale, and its change.
class CoinPacksTest {
    private final Database database = TestPostgres.fresh();
    private final Caller admin = new Caller.SignedIn(UserId.next(), Role.ADMIN, "127.0.0.1");

    @AfterEach
    void close() {
        database.close();
    }

    private List<GetCoinPacks.Pack> shown(String... currencies) {
        return new GetCoinPacks(database, Set.of(currencies)).handle(new Caller.Guest("127.0.0.1"), new Nothing())
                .items();
    }

    private CoinPack save(@Nullable UUID id, String code, boolean active, @Nullable Instant from, @Nullable Instant to,
            Asked... prices) {
        return new SaveCoinPack(database).handle(admin, new SaveCoinPack.Input(id, code, "A name", 10, 1, 0, active,
                from, to, List.of(prices))).pack();
    }

    @Test
    void the_first_packs_are_there_in_order_with_the_prices_that_are_taken() {
        run(() -> {
            assertThat(shown("USD")).extracting(GetCoinPacks.Pack::code)
                    .containsExactly("handful", "pouch", "chest", "vault");
            assertThat(shown("USD").get(1)).satisfies(pouch -> {
                assertThat(pouch.coins()).isEqualTo(550);
                assertThat(pouch.bonus()).isEqualTo(50);
                assertThat(pouch.prices()).containsExactly(new Price("USD", 499));
            });
            assertThat(shown("KWD", "SAR").getFirst().prices()).containsExactly(new Price("KWD", 300),
                    new Price("SAR", 399));
            assertThat(shown("JPY")).as("no prices").isEmpty();
            assertThat(shown()).as("nothing is sold").isEmpty();
        });
    }

    @Test
    void a_pack_is_made_replaced_hidden_and_each_change_is_noted() {
        run(() -> {
            CoinPack made = save(null, "new", true, null, null, new Asked("USD", 100));
            assertThat(shown("USD").getFirst().code()).isEqualTo("new");
            var _ = save(made.id(), "new", true, null, null, new Asked("USD", 120), new Asked("JPY", 150));
            assertThat(shown("JPY")).extracting(GetCoinPacks.Pack::code).containsExactly("new");
            assertThat(shown("USD").getFirst().prices()).containsExactly(new Price("USD", 120));
            var _ = save(made.id(), "new", false, null, null);
            assertThat(shown("USD").getFirst().code()).isEqualTo("handful");
            assertThat(new GetAllCoinPacks(database).handle(admin, new Nothing()).items())
                    .anySatisfy(it -> assertThat(it.code()).isEqualTo("new"));
            int changes = database.read(db -> db.fetchCount(COIN_PACK_CHANGE));
            assertThat(changes).isEqualTo(3);
        });
    }

    @Test
    void a_pack_is_for_sale_in_its_time() {
        run(() -> {
            Instant now = Instant.now();
            var _ = save(null, "over", true, null, now.minusSeconds(60), new Asked("USD", 1));
            var _ = save(null, "later", true, now.plusSeconds(60), null, new Asked("USD", 1));
            var _ = save(null, "now", true, now.minusSeconds(60), now.plusSeconds(60), new Asked("USD", 1));
            assertThat(shown("USD")).extracting(GetCoinPacks.Pack::code).contains("now")
                    .doesNotContain("over", "later");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # prices            | refused with
            USD 0               | prices[0].amount must be from 1 to 99999999 minor units, got '0'
            USD -1              | prices[0].amount must be from 1 to 99999999 minor units, got '-1'
            USD 100000000       | prices[0].amount must be from 1 to 99999999 minor units, got '100000000'
            USD 1, usd 1        | prices[1].currency must be a currency of ISO 4217 in capitals, got 'usd'
            DOGE 1              | prices[0].currency must be a currency of ISO 4217 in capitals, got 'DOGE'
            XTS 1               | prices[0].currency must be a currency of ISO 4217 in capitals, got 'XTS'
            USD 1, USD 2        | prices[1].currency must be there once, got 'USD' again
            ''                  | prices must have one at least while the pack is active
            """, quoteCharacter = '"')
    void a_wrong_price_is_refused_and_nothing_is_changed(String text, String refusal) {
        Asked[] prices = text.equals("''")
                ? new Asked[0]
                : List.of(text.split(", ", -1)).stream().map(it -> it.split(" ", -1))
                        .map(it -> new Asked(it[0], Long.parseLong(it[1]))).toArray(Asked[]::new);
        run(() -> {
            assertThatThrownBy(() -> save(null, "new", true, null, null, prices)).isInstanceOf(Problem.class)
                    .hasMessage(refusal);
            assertThat(new GetAllCoinPacks(database).handle(admin, new Nothing()).items()).hasSize(4);
        });
    }

    @Test
    void a_taken_code_an_unknown_pack_and_a_time_that_ends_before_it_begins_are_refused() {
        run(() -> {
            Instant now = Instant.now();
            assertThatThrownBy(() -> save(null, "pouch", true, null, null, new Asked("USD", 1)))
                    .isInstanceOfSatisfying(Problem.class,
                            it -> assertThat(it.reason()).isEqualTo("coin_pack_code_taken"));
            assertThatThrownBy(() -> save(UUID.randomUUID(), "new", true, null, null, new Asked("USD", 1)))
                    .isInstanceOfSatisfying(Problem.class,
                            it -> assertThat(it.reason()).isEqualTo("coin_pack_not_found"));
            assertThatThrownBy(() -> save(null, "new", true, now, now, new Asked("USD", 1)))
                    .hasMessageContaining("validTo must be after validFrom");
        });
    }
}
