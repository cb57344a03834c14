package live.chobi.gifts.purchase.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import live.chobi.gifts.purchase.reconciliation.PaymentReport.State;
import live.chobi.gifts.purchase.reconciliation.Reconciliation.Ours;
import live.chobi.kernel.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A report of three lines against purchases.
class ReconciliationTest {
    private static final UUID A = UUID.fromString("01980000-0000-7000-8000-00000000000a");

    private static Ours ours(String payment, long amount, String currency, State state, boolean within) {
        return new Ours(A, "cs_of_" + payment, payment, amount, currency, state, within);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # the report's line         | here: payment, amount, currency, state, in the time of the report | difference
            pi_1,499,USD,paid           | pi_1 499 USD paid true          | none
            "pi_1",499,usd,Paid         | pi_1 499 USD paid true          | none
            cs_of_pi_1,499,USD,paid     | pi_1 499 USD paid true          | none
            pi_1,499,USD,paid           | pi_1 499 USD paid false         | none
            pi_1,498,USD,paid           | pi_1 499 USD paid true          | other_amount
            pi_1,499,EUR,paid           | pi_1 499 USD paid true          | other_amount
            pi_1,499,USD,refunded       | pi_1 499 USD paid true          | other_state
            pi_1,499,USD,paid           | pi_1 499 USD charged_back true  | other_state
            pi_1,499,USD,paid           | pi_1 499 USD failed false       | other_state
            pi_2,499,USD,paid           | pi_1 499 USD paid true          | missing_here+missing_there
            pi_2,499,USD,paid           | pi_1 499 USD paid false         | missing_here
            """)
    void what_differs_is_found(String line, String here, String expected) {
        String[] parts = here.split(" ", -1);
        Ours ours = ours(parts[0], Long.parseLong(parts[1]), parts[2],
                State.of(parts[3]).orElseThrow(), Boolean.parseBoolean(parts[4]));
        var differences = Reconciliation.compare(PaymentReport.parse(PaymentReport.HEADER + "\n" + line),
                List.of(ours));
        assertThat(differences.isEmpty()
                ? "none"
                : String.join("+", differences.stream().map(it -> it.kind().name().toLowerCase(Locale.ROOT)).toList()))
                .isEqualTo(expected);
    }

    @Test
    void an_empty_report_misses_everything() {
        assertThat(Reconciliation.compare(PaymentReport.parse("id,amount,currency,state\r\n\r\n"),
                List.of(ours("pi_1", 499, "USD", State.PAID, true)))).singleElement().satisfies(it -> {
                    assertThat(it.kind()).isEqualTo(Reconciliation.Kind.MISSING_THERE);
                    assertThat(it.purchaseId()).isEqualTo(A);
                    assertThat(it.here()).isEqualTo("499 USD paid");
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            id;amount;currency;state               | report must begin with the line id,amount,currency,state
            pi_1,4.99,USD,paid                     | report line 2 must have an amount in whole minor units, got '4.99'
            pi_1,-1,USD,paid                       | report line 2 must have an amount in whole minor units, got '-1'
            pi_1,NaN,USD,paid                      | report line 2 must have an amount in whole minor units, got 'NaN'
            pi_1,9999999999999999,USD,paid         | report line 2 must have an amount in whole minor units, got '9999999999999999'
            pi_1,499,DOGE,paid                     | report line 2 must have a currency of ISO 4217, got 'DOGE'
            pi_1,499,USD,happy                     | report line 2 must be paid, refunded, charged_back or failed, got 'happy'
            pi_1,499,USD                           | report line 2 must have four cells, got 3
            ,499,USD,paid                          | report line 2 must have an id of 1 to 200 characters
            "pi_1,499,USD,paid                     | report line 2 must close its quotation mark
            pi_1,499,USD,paid/pi_1,499,USD,paid    | report line 3 must name each payment once, got pi_1 again
            """, quoteCharacter = '\'')
    void a_wrong_report_is_refused_by_its_line(String text, String refusal) {
        String report = text.startsWith("id;") ? text : PaymentReport.HEADER + "\n" + text.replace('/', '\n');
        // The quotation marks of the messages are dropped by the table.
        assertThatThrownBy(() -> PaymentReport.parse(report)).isInstanceOf(Problem.class)
                .satisfies(it -> assertThat(String.valueOf(it.getMessage()).replace("'", ""))
                        .isEqualTo(refusal.replace("'", "")));
    }
}
