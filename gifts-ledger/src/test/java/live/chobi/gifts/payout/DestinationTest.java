package live.chobi.gifts.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import live.chobi.gifts.payout.provider.Destination;
import live.chobi.gifts.payout.provider.Destination.Kind;
import live.chobi.kernel.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where a host can be paid, and what is shown of it.
class DestinationTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # kind | holder        | account                       | kept                     | shown
            IBAN   | Ana Maria     | sa03 8000 0000 6080 1016 7519 | SA0380000000608010167519 | A• M• ••••7519
            IBAN   | محمد الأحمد    | DE89370400440532013000        | DE89370400440532013000   | م• ا• ••••3000
            PAYPAL | Bob           | bob@example.org               | bob@example.org          | B• b••••@example.org
            MOBILE | Carl          | +966 (50) 123-4567            | +966501234567            | C• ••••4567
            """)
    void a_good_one_is_kept_without_spaces_and_shown_masked(Kind kind, String holder, String account, String kept,
            String shown) {
        Destination destination = new Destination(kind, " " + holder + " ", account).checked();
        assertThat(destination.account()).isEqualTo(kept);
        assertThat(destination.masked().holder() + " " + destination.masked().account()).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # kind | holder | account                  | field
            IBAN   | Ana    | SA0380000000608010167518 | destination.account
            IBAN   | Ana    | SA03                     | destination.account
            IBAN   | Ana    | 1234567890123456         | destination.account
            IBAN   | ''     | SA0380000000608010167519 | destination.holder
            PAYPAL | Ana    | ana                      | destination.account
            PAYPAL | Ana    | ana@localhost            | destination.account
            MOBILE | Ana    | 0501234567               | destination.account
            MOBILE | Ana    | +0501234567              | destination.account
            """)
    void what_cannot_be_one_is_refused_without_repeating_it(Kind kind, String holder, String account, String field) {
        assertThatThrownBy(() -> new Destination(kind, holder, account).checked())
                .isInstanceOfSatisfying(Problem.class, it -> {
                    assertThat(it.field()).contains(field);
                    assertThat(it.getMessage()).doesNotContain(account);
                });
    }

    @Test
    void its_text_tells_nothing() {
        assertThat(new Destination(Kind.MOBILE, "Ana", "+966501234567").toString()).doesNotContain("Ana", "966");
    }
}
