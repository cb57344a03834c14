package live.chobi.gifts.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What diamonds bring; what is less than a minor unit stays with the platform.
class RatesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # diamonds | for a thousand | minor units
            1000       | USD=5.00       | 500
            1001       | USD=5.00       | 500
            1999       | USD=5.00       | 999
            2000       | USD=5.00       | 1000
            1          | USD=5.00       | 0
            199        | USD=5.00       | 99
            1000       | USD=0.009      | 0
            1112       | USD=0.009      | 1
            1000       | KWD=1.5        | 1500
            7          | KWD=1.5        | 10
            1000       | JPY=700        | 700
            999        | JPY=700        | 699
            1000       | IQD=6550.125   | 6550125
            1000000000 | USD=1000000    | 100000000000000
            """)
    void diamonds_bring_whole_minor_units_rounded_down(long diamonds, String rate, long minor) {
        Rates rates = Rates.parse(rate);
        assertThat(rates.minor(diamonds, rates.usual())).isEqualTo(minor);
    }

    @Test
    void in_parts_they_never_bring_more_than_at_once() {
        Rates rates = Rates.parse("USD=4.99");
        for (long part = 1; part < 1_000; part += 7) {
            assertThat(rates.minor(part, "USD") + rates.minor(1_000 - part, "USD"))
                    .isLessThanOrEqualTo(rates.minor(1_000, "USD"));
        }
    }

    @Test
    void the_first_currency_is_the_usual_one() {
        assertThat(Rates.parse(" SAR=18.75 , USD=5").currencies()).containsExactly("SAR", "USD");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            USD           | "USD" is refused: each must be a currency
            USD=          | "USD=" is refused: each must be a currency
            usd=5         | "usd=5" is refused: each must be a currency
            XAU=5         | "XAU=5" is refused: each must be a currency
            USD=0         | "USD=0" is refused: each must be a currency
            USD=-1        | "USD=-1" is refused: each must be a currency
            USD=1e3       | "USD=1e3" is refused: each must be a currency
            USD=1.1234567 | "USD=1.1234567" is refused: each must be a currency
            USD=5,        | "" is refused: each must be a currency
            USD=5,USD=6   | "USD=6" is refused: each currency stands once
            """)
    void what_is_no_rate_is_refused(String text, String message) {
        assertThatThrownBy(() -> Rates.parse(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }
}
