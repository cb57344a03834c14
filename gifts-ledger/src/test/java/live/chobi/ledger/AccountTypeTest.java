package live.chobi.ledger;

import static live.chobi.testkit.Virtually.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Currency;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import live.chobi.kernel.Unit;
import live.chobi.kernel.UserId;
import live.chobi.ledger.AccountType.Fiat;
import live.chobi.log.Postings.AccountId;
import live.chobi.schema.Database;
import live.chobi.testkit.TestPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which accounts there are, and in which unit.
class AccountTypeTest {
    private static Stream<AccountType> fixed() {
        return IntStream.concat(IntStream.rangeClosed(1, 11), IntStream.of(20, 21))
                .mapToObj(code -> AccountType.withCode(code).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            USD, 1840, 2
            KWD, 1414, 3
            JPY, 1392, 0
            SAR, 1682, 2
            """)
    void a_currency_counts_in_its_minor_units(String currency, short code, int minorDigits) {
        Unit unit = Unit.of(Currency.getInstance(currency));
        assertThat(unit).isEqualTo(new Unit(code, currency, minorDigits));
        assertThat(Fiat.SALES.in(Currency.getInstance(currency)).unit()).isEqualTo(unit);
    }

    @Test
    void gold_is_no_currency_to_pay_with() {
        assertThatThrownBy(() -> Unit.of(Currency.getInstance("XAU"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_code_names_one_type_and_unknown_ones_none() {
        assertThat(fixed().toList()).doesNotHaveDuplicates().contains(AccountType.WALLET, AccountType.POINTS,
                AccountType.COIN_DEBT, AccountType.COIN_CLAIM);
        assertThat(AccountType.withCode(Fiat.PAYOUTS.in(Currency.getInstance("USD")).code()))
                .contains(Fiat.PAYOUTS.in(Currency.getInstance("USD")));
        assertThat(Stream.of(0, 12, 19, 22, 999, 1_000, 5_840, -1)).allSatisfy(
                code -> assertThat(AccountType.withCode(code)).isEmpty());
    }

    /// The schema has the same units and floors: it refuses an account that says something else.
    @Test
    void the_database_agrees_about_every_type() {
        run(() -> {
            try (Database database = TestPostgres.fresh()) {
                Ledger ledger = new Ledger(database);
                ledger.open(Stream.concat(fixed(), Currency.getAvailableCurrencies().stream()
                        .filter(it -> it.getDefaultFractionDigits() >= 0 && it.getNumericCode() > 0)
                        .flatMap(currency -> Stream.of(Fiat.values()).map(fiat -> fiat.in(currency))))
                        .map(type -> type.of((short) 3)).distinct().toList());
                UserId ana = UserId.next();
                for (String wrong : List.of("1, 2, 0", "1, 1, null", "3, 1, 0", "1840, 1, null", "12, 1, null",
                        "20, 1, null", "21, 1, 0", "21, 2, null")) {
                    assertThatThrownBy(() -> database.transact(tx -> tx.execute("""
                            insert into ledger.account (owner, type, unit, floor) values ('%s', %s)
                            """.formatted(ana, wrong)))).as(wrong).hasMessageContaining("its_types");
                }
            }
        });
    }

    @Test
    void users_are_never_on_credit_and_the_installation_may_be() {
        assertThat(Stream.of(AccountType.WALLET, AccountType.EARNINGS, AccountType.HELD_COINS,
                AccountType.HELD_DIAMONDS, AccountType.POINTS, AccountType.COIN_DEBT))
                .allMatch(it -> it.floor().equals(OptionalLong.of(0)));
        assertThat(Stream.of(AccountType.COIN_SOURCE, AccountType.COIN_CLAIM,
                Fiat.PROVIDER.in(Currency.getInstance("EUR"))))
                .allMatch(it -> it.floor().isEmpty());
        assertThat(AccountType.of(new AccountId(UserId.next().value(), (short) 7)).unit()).isEqualTo(Unit.COIN);
    }
}
