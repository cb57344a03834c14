package live.chobi.gifts.statement;

import static live.chobi.testkit.Virtually.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import live.chobi.gifts.Stage;
import live.chobi.gifts.document.PdfReader;
import live.chobi.gifts.sending.SendGift;
import live.chobi.gifts.wallet.AddCoins;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Role;
import live.chobi.kernel.UserId;
import live.chobi.ledger.Statement;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What moved in a time, on a real PostgreSQL.
class StatementsTest {
    private static final String FORMULA = "=HYPERLINK(\"http://evil.example\",\"محمد\")";

    private Stage stage;
    private Statements statements;
    private GetStatement procedure;

    @BeforeEach
    void open() {
        stage = new Stage();
        statements = new Statements(new Statement(stage.database), Clock.systemUTC());
        procedure = new GetStatement(statements);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    /// Somebody who was given 1,000 coins twice and has given ten roses, one by one.
    private UserId giver() {
        UserId ana = stage.viewer(1_000);
        var _ = new AddCoins(stage.sequencer, _ -> true).handle(
                new Caller.SignedIn(UserId.next(), Role.ADMIN, "127.0.0.1"),
                new AddCoins.Input(ana, 1_000, UUID.randomUUID().toString(), FORMULA));
        for (int i = 0; i < 10; i++) {
            var _ = stage.sendGift().handle(Stage.caller(ana),
                    new SendGift.Input(stage.session, stage.gift("rose").id(), 1L, UUID.randomUUID().toString()));
        }
        return ana;
    }

    private GetStatement.Output read(UserId who, @Nullable Instant from, @Nullable Instant to,
            @Nullable StatementKind kind, @Nullable Integer limit, @Nullable String cursor) {
        return procedure.handle(Stage.caller(who), new GetStatement.Input(from, to, kind, limit, cursor));
    }

    @Test
    void everything_stands_between_its_opening_and_its_closing_balance() {
        run(() -> {
            UserId ana = giver();
            GetStatement.Output all = read(ana, null, null, null, null, null);
            assertThat(List.of(all.opening(), all.closing(), all.entries())).containsExactly(0L, 1_900L, 12L);
            assertThat(all.items()).extracting(GetStatement.Item::amount).containsExactly(1_000L, 1_000L, -10L, -10L,
                    -10L, -10L, -10L, -10L, -10L, -10L, -10L, -10L);
            assertThat(all.nextCursor()).isNull();
            GetStatement.Output host = read(stage.host, null, null, StatementKind.DIAMONDS, null, null);
            assertThat(List.of(host.opening(), host.closing(), host.entries())).containsExactly(0L, 50L, 10L);
            assertThat(read(UserId.next(), null, null, null, null, null).items()).as("nobody else's").isEmpty();
        });
    }

    @Test
    void any_stretch_of_it_adds_up_and_takes_its_first_moment_and_not_its_last() {
        run(() -> {
            UserId ana = giver();
            List<GetStatement.Item> all = read(ana, null, null, null, null, null).items();
            for (int i = 0; i < all.size(); i++) {
                for (int j = i; j < all.size(); j++) {
                    Instant from = all.get(i).at();
                    Instant to = all.get(j).at();
                    if (from.isBefore(to)) {
                        GetStatement.Output part = read(ana, from, to, null, null, null);
                        assertThat(part.items()).isEqualTo(all.stream()
                                .filter(it -> !it.at().isBefore(from) && it.at().isBefore(to)).toList());
                        assertThat(part.opening() + part.items().stream().mapToLong(GetStatement.Item::amount).sum())
                                .isEqualTo(part.closing());
                    }
                }
            }
            Instant past = all.getFirst().at();
            assertThat(read(ana, past.minus(Duration.ofDays(9)), past, null, null, null).closing()).isZero();
            Instant later = all.getLast().at().plusMillis(1);
            assertThat(read(ana, later, later.plusSeconds(1), null, null, null).opening()).isEqualTo(1_900);
        });
    }

    @Test
    void it_has_pages() {
        run(() -> {
            UserId ana = giver();
            List<GetStatement.Item> read = new ArrayList<>();
            String cursor = null;
            int pages = 0;
            do {
                GetStatement.Output page = read(ana, null, null, null, 5, cursor);
                read.addAll(page.items());
                cursor = page.nextCursor();
                pages++;
            } while (cursor != null);
            assertThat(pages).isEqualTo(3);
            assertThat(read).isEqualTo(read(ana, null, null, null, null, null).items());
        });
    }

    @Test
    void a_time_that_cannot_be_is_refused_with_its_field() {
        run(() -> {
            Instant now = Instant.parse("2026-06-01T00:00:00Z");
            assertThatThrownBy(() -> read(UserId.next(), now, now, null, null, null))
                    .isInstanceOfSatisfying(Problem.class, it -> assertThat(it.field()).contains("to"));
            assertThatThrownBy(() -> read(UserId.next(), now.minus(Duration.ofDays(367)), now, null, null, null))
                    .isInstanceOfSatisfying(Problem.class, it -> assertThat(it.field()).contains("from"));
            assertThatThrownBy(() -> read(UserId.next(), null, null, null, null, "x"))
                    .isInstanceOfSatisfying(Problem.class, it -> assertThat(it.field()).contains("cursor"));
        });
    }

    @Test
    void as_csv_no_cell_is_a_formula() {
        run(() -> {
            UserId ana = giver();
            String csv = new String(statements.csv(ana, StatementKind.COINS, Optional.empty(), Optional.empty()),
                    StandardCharsets.UTF_8);
            List<String> lines = csv.lines().toList();
            assertThat(lines).hasSize(13);
            assertThat(lines.getFirst()).isEqualTo("at,kind,transaction,amount,balance,about,note");
            assertThat(lines.get(2)).endsWith(",1000,2000,,\"'=HYPERLINK(\"\"http://evil.example\"\",\"\"محمد\"\")\"");
            assertThat(lines.get(3)).contains(",gift,").endsWith(",-10,1990,rose x 1,");
        });
    }

    @Test
    void as_pdf_it_can_be_read_whatever_people_are_called() {
        run(() -> {
            UserId ana = giver();
            PdfReader pdf = new PdfReader(statements.pdf(ana, "محمد الأحمد (mohamad)", StatementKind.COINS,
                    Optional.empty(), Optional.empty()));
            assertThat(pdf.pages()).isOne();
            assertThat(pdf.said()).contains("Statement of coins", "محمد الأحمد (mohamad)", "1,900", "rose x 1", "-10",
                    FORMULA, "Page 1 of 1");
            assertThat(pdf.shown()).contains("Mhmd Alahmd (mohamad)");
        });
    }
}
