package live.chobi.ledger;

import static live.chobi.testkit.Virtually.call;
import static live.chobi.testkit.Virtually.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import live.chobi.gifts.Stage;
import live.chobi.gifts.sending.SendGift;
import live.chobi.kernel.UserId;
import live.chobi.ledger.LedgerVerifier.Verdict;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

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
    void the_database_itself_refuses_changes() {
        run(() -> {
            for (String sql : List.of("update ledger.entry set amount = 1", "delete from ledger.entry",
                    "delete from ledger.transfer", "update ledger.batch set no = 9", "truncate ledger.entry cascade",
                    "update log.row set payload = '{}'")) {
                assertThatThrownBy(() -> stage.database.transact(tx -> tx.execute(sql))).as(sql)
                        .hasMessageContaining("append-only");
            }
            assertThatThrownBy(() -> stage.database.transact(tx -> tx.execute("""
                    insert into ledger.entry select owner, type, seq + 1000, transfer_id, unit, 5, balance_after
                    from ledger.entry limit 1
                    """))).hasMessageContaining("sum to zero");
            assertThatThrownBy(() -> stage.database.transact(
                    tx -> tx.execute("update ledger.account set balance = -1 where floor = 0")))
                    .hasMessageContaining("balance_keeps_its_floor");
        });
    }
}
