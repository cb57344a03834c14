package live.chobi.ledger;

import static live.chobi.testkit.Virtually.call;
import static live.chobi.testkit.Virtually.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import live.chobi.gifts.Stage;
import live.chobi.gifts.sending.SendGift;
import live.chobi.kernel.UserId;
import live.chobi.ledger.LedgerVerifier.Verdict;
import live.chobi.log.Postings.AccountId;
import live.chobi.log.Postings.Leg;
import live.chobi.schema.Database;
import live.chobi.testkit.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever edits, deletes, swaps or cuts the ledger is found out.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TamperTest {
    private final Stage stage = new Stage();
    private final List<String> export = call(() -> giveAndExport(stage));

    private static List<String> giveAndExport(Stage stage) {
        UserId ana = stage.viewer(1000);
        for (int i = 0; i < 5; i++) {
            var _ = stage.sendGift().handle(Stage.caller(ana),
                    new SendGift.Input(stage.session, stage.gift("rose").id(), 1L, "k" + i));
        }
        UUID gift = stage.sendGift().handle(Stage.caller(ana),
                new SendGift.Input(stage.session, stage.gift("kiss").id(), 1L, "kiss")).transactionId();
        List<AccountId> accounts = new Transfers(stage.database).legs(gift).stream().map(Leg::account).toList();
        var _ = stage.sequencer.run(new ReverseTransfer.Rule(), new ReverseTransfer(gift, accounts,
                AccountType.WALLET.of(ana), 30, "refund", "test", stage.host, "back"));
        UUID hold = stage.sequencer.run(new PlaceHold.Rule(), new PlaceHold(stage.host, AccountType.EARNINGS, 20,
                Duration.ofDays(1), "test", "hold")).transactionId();
        var _ = stage.sequencer.run(new SettleHold.Rule(), new SettleHold(stage.host, AccountType.EARNINGS, hold, 5,
                List.of(new Leg(AccountType.DIAMOND_SINK.of((short) 0), 5)), "payout", "test", "settle"));
        UUID other = stage.sequencer.run(new PlaceHold.Rule(), new PlaceHold(stage.host, AccountType.EARNINGS, 2,
                Duration.ofDays(1), "test", "other")).transactionId();
        var _ = stage.sequencer.run(new VoidHold.Rule(),
                new VoidHold(stage.host, AccountType.EARNINGS, other, "test", "void"));
        return stage.export();
    }

    @AfterAll
    void close() {
        stage.close();
    }

    private Verdict after(Consumer<List<String>> edit) {
        List<String> edited = new ArrayList<>(export);
        edit.accept(edited);
        return Stage.verify(edited);
    }

    private int find(String start) {
        return IntStream.range(0, export.size()).filter(i -> export.get(i).startsWith(start)).findFirst().orElseThrow();
    }

    @Test
    void an_untouched_export_is_clean() {
        assertThat(after(_ -> {
        })).isInstanceOf(Verdict.Clean.class);
    }

    @Test
    void every_single_changed_digit_is_found() {
        for (int i = 1; i < export.size(); i++) {
            String line = export.get(i);
            int at = i;
            for (int c = line.indexOf(' ') + 1; c < line.length(); c++) {
                if (Character.isDigit(line.charAt(c))) {
                    char other = line.charAt(c) == '9' ? '8' : (char) (line.charAt(c) + 1);
                    String changed = line.substring(0, c) + other + line.substring(c + 1);
                    assertThat(after(lines -> lines.set(at, changed))).as(changed).isInstanceOf(Verdict.Broken.class);
                }
            }
        }
    }

    @Test
    void every_single_deleted_line_is_found() {
        for (int i = 0; i < export.size(); i++) {
            int at = i;
            assertThat(after(lines -> lines.remove(at))).as(export.get(i)).isInstanceOf(Verdict.Broken.class);
        }
    }

    @Test
    void swapped_lines_are_found() {
        int entry = find("entry");
        assertThat(after(lines -> Collections.swap(lines, entry, entry + 1))).isInstanceOf(Verdict.Broken.class);
    }

    @Test
    void a_cut_end_is_found() {
        for (int keep = 1; keep < export.size(); keep++) {
            int to = keep;
            assertThat(after(lines -> lines.subList(to, lines.size()).clear())).as("cut after line %s", keep)
                    .isInstanceOf(Verdict.Broken.class);
        }
    }

    @Test
    void the_first_bad_line_is_named() {
        int entry = find("entry");
        assertThat(after(lines -> lines.remove(entry)).text()).matches("(?s)BROKEN at line \\d+: .*");
    }

    @Test
    void a_hold_or_a_reversal_that_says_something_else_is_found() {
        assertThat(export).filteredOn(it -> it.startsWith("held ")).hasSize(2);
        assertThat(export).filteredOn(it -> it.startsWith("reversed ")).hasSize(5);
        int pending = IntStream.range(0, export.size()).filter(i -> export.get(i).contains(" pending ")).findFirst()
                .orElseThrow();
        assertThat(after(lines -> lines.set(pending, lines.get(pending).replace("pending", "voided"))))
                .isInstanceOf(Verdict.Broken.class);
        assertThat(after(lines -> lines.set(pending, lines.get(pending).replace(" 15 pending", " 20 pending"))).text())
                .contains("keeps 15 of 20");
    }

    @Test
    void the_auditor_finds_nothing_in_what_was_not_touched() {
        run(() -> assertThat(audit(stage)).isEmpty());
    }

    /// As whoever owns the tables could: without the triggers.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            update ledger.account set balance = balance + 7 where type = 1 and balance > 0          | of type 1 has 9
            update ledger.entry set amount = amount + 1 where type = 2 and seq = 3                   | of type 2 has
            update ledger.entry set balance_after = 1 where type = 1 and seq = 2                     | of type 1 is said to have 1 after entry 2
            delete from ledger.entry where type = 2 and seq = 1                                      | of type 2 has
            delete from ledger.transfer where kind = 'gift'                                          | is broken at batch
            update ledger.transfer set memo = '{}' where kind = 'grant'                              | is broken at batch 1
            update ledger.transfer set subject = id where kind = 'refund'                            | was given back
            update ledger.hold set remaining = 14 where remaining = 15                               | but holds keep 14
            update ledger.reversed set back = back - 1 where moved > 0                               | was given back
            update ledger.chain set no = no - 1 where no > 0                                         | does not end at its head
            """)
    void the_auditor_names_what_somebody_with_all_rights_has_changed(String sql, String firstWrong) {
        run(() -> {
            try (Stage touched = new Stage()) {
                var _ = giveAndExport(touched);
                TestPostgres.asOwner(touched.url, "set session_replication_role = replica; " + sql);
                assertThat(audit(touched)).hasValueSatisfying(it -> assertThat(it).contains(firstWrong));
                assertThat(Stage.verify(touched.export())).isInstanceOf(Verdict.Broken.class);
            }
        });
    }

    private static Optional<String> audit(Stage stage) {
        var registry = new PrometheusRegistry();
        var report = new Auditor(stage.database, new LedgerMetrics(registry)).audit().orElseThrow();
        assertThat(registry.scrape(name -> name.equals("ledger_imbalance")).stream()
                .flatMap(it -> it.getDataPoints().stream()))
                .singleElement().satisfies(point -> assertThat(((GaugeDataPointSnapshot) point).getValue())
                        .isEqualTo((double) report.imbalance()));
        return report.firstWrong();
    }

    @ParameterizedTest
    @ValueSource(strings = {"update ledger.entry set amount = 1", "delete from ledger.entry",
        "delete from ledger.transfer", "update ledger.transfer set kind = 'x'", "update ledger.batch set no = 9",
        "update ledger.freeze set reason = 'x'", "delete from ledger.audit", "update log.row set payload = '{}'",
        "update ledger.account set balance = 1", "update ledger.account set floor = null",
        "delete from ledger.account", "update ledger.chain set hash = hash", "delete from ledger.hold",
        "insert into ledger.reversed values (gen_random_uuid(), gen_random_uuid(), 1, 5, -5)"})
    void the_program_has_no_right_to_rewrite(String sql) {
        run(() -> assertThatThrownBy(() -> stage.database.transact(tx -> tx.execute(sql)))
                .hasMessageContaining("permission denied"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            update ledger.entry set amount = 1                                | append-only
            truncate ledger.entry cascade                                     | append-only
            delete from ledger.transfer                                       | append-only
            update ledger.batch set no = 9                                    | append-only
            delete from ledger.freeze                                         | append-only
            update ledger.account set balance = -1 where floor = 0            | only entries move money
            update ledger.account set frozen = true                           | only entries move money
            delete from ledger.account                                        | only entries move money
            update ledger.chain set no = 9                                    | it follows its batches
            update ledger.hold set remaining = remaining + 1                  | is refused
            delete from ledger.hold                                           | is refused
            update ledger.hold set expires_at = now() where state = 'pending' | is refused
            update log.row set payload = '{}'                                 | append-only
            """)
    void triggers_refuse_even_the_owner(String sql, String why) {
        assertThatThrownBy(() -> TestPostgres.asOwner(stage.url, sql)).hasMessageContaining(why);
    }

    /// Each takes what is there and adds something that no correct program would.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            owner, type, seq + 1000, transfer_id, unit, 5, balance_after   | where true limit 1                                  | does not sum to zero
            owner, type, seq + 1000, transfer_id, unit, amount, balance_after + amount | where transfer_id = (select id from ledger.transfer where kind = 'grant') | do not continue
            owner, type, seq + 1000, gen_random_uuid(), unit, amount, balance_after | where transfer_id = (select id from ledger.transfer where kind = 'grant') | does not sum to zero
            """)
    void entries_that_do_not_fit_are_refused(String columns, String which, String why) {
        run(() -> assertThatThrownBy(() -> stage.database.transact(tx -> tx.execute("insert into ledger.entry select "
                + columns + " from ledger.entry " + which))).hasMessageContaining(why));
    }

    @Test
    void a_user_who_may_not_make_roles_works_without_one() {
        TestPostgres.asOwner(stage.url, "create role plain_user login password 'plain'");
        TestPostgres.asOwner(stage.url, "create database of_plain_user owner plain_user");
        String url = stage.url.replaceFirst("/test\\d+\\?", "/of_plain_user?").replaceFirst("user=[^&]+",
                "user=plain_user&password=plain");
        try (Database database = Database.open(url, 1)) {
            database.migrate();
            run(() -> {
                assertThat(database.<String>read(db -> db.fetchSingle("select current_user").into(String.class)))
                        .isEqualTo("plain_user");
                assertThatThrownBy(() -> database.transact(tx -> tx.execute("delete from ledger.entry")))
                        .hasMessageContaining("append-only");
            });
        }
    }
}
