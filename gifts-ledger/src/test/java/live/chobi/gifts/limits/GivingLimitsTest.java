package live.chobi.gifts.limits;

import static live.chobi.testkit.Virtually.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import live.chobi.gifts.Stage;
import live.chobi.gifts.sending.GiftFacts;
import live.chobi.gifts.sending.GiveGift;
import live.chobi.gifts.sending.SendGift;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure.Nothing;
import live.chobi.kernel.Role;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.ledger.AccountType;
import live.chobi.ledger.Freezes;
import live.chobi.testkit.TestPostgres;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Limits of givers, on a real PostgreSQL whose clock is set by the test.
class GivingLimitsTest {
    private static final GivingTerms HUNDRED = new GivingTerms(100, true, 0);
    private Stage stage;

    @BeforeEach
    void open() {
        stage = new Stage();
        clock("2026-03-01T12:00:00Z");
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private void clock(String at) {
        TestPostgres.asOwner(stage.url, "create or replace function ledger.clock() returns timestamptz language sql as "
                + "$$ select '" + at + "'::timestamptz $$");
    }

    private GivingDesk desk(GivingTerms terms) {
        return new GivingDesk(stage.database, stage.sequencer, GiftFacts.SOURCE, terms);
    }

    private GivingDesk.View limit(UserId who, @Nullable Long coins) {
        return new SetGivingLimit(desk(GivingTerms.NONE)).handle(Stage.caller(who), new SetGivingLimit.Input(coins))
                .limits();
    }

    private GiveGift.Receipt give(GivingTerms terms, UserId who, long roses) {
        return stage.sendGift(terms).handle(Stage.caller(who), new SendGift.Input(stage.session,
                stage.gift("rose").id(), roses, UUID.randomUUID().toString()));
    }

    private static void assertRefused(String reason, Runnable attempt) {
        assertThatThrownBy(attempt::run).isInstanceOfSatisfying(Problem.class,
                it -> assertThat(it.reason()).isEqualTo(reason));
    }

    @Test
    void a_giver_gives_as_much_a_day_as_the_installation_allows() {
        run(() -> {
            UserId ana = stage.viewer(1000);
            UserId bob = stage.viewer(1000);
            var _ = give(HUNDRED, ana, 6);
            assertRefused("daily_limit", () -> give(HUNDRED, ana, 5));
            var _ = give(HUNDRED, ana, 4);
            assertRefused("daily_limit", () -> give(HUNDRED, ana, 1));
            assertThat(give(HUNDRED, bob, 10).delta()).as("another giver").isEqualTo(100);
            assertThat(desk(HUNDRED).of(ana)).satisfies(it -> {
                assertThat(it.given()).isEqualTo(100);
                assertThat(it.left()).isZero();
                assertThat(it.day()).isEqualTo(new GivingDesk.LocalDay("2026-03-01",
                        Instant.parse("2026-03-02T00:00:00Z")));
            });
            clock("2026-03-02T00:00:00Z");
            assertThat(give(HUNDRED, ana, 10).delta()).isEqualTo(100);
            assertThat(give(new GivingTerms(100, false, 0), ana, 10).delta()).as("limits.enabled=false").isEqualTo(100);
            assertThat(stage.coins(ana)).isEqualTo(700);
        });
    }

    @Test
    void gifts_of_one_batch_share_the_day_s_limit() {
        run(() -> {
            UserId ana = stage.viewer(1000);
            UUID rose = stage.gift("rose").id();
            List<CompletableFuture<GiveGift.Receipt>> queued = stage.database.transaction(holder -> {
                var _ = holder.fetch("select from log.head where id = {0} for update", DSL.val(stage.session.value()));
                return IntStream.range(0, 15).mapToObj(i -> stage.sequencer.submit(
                        new GiveGift.Rule(HUNDRED), new GiveGift(stage.session, stage.host, ana, rose, 1,
                                false, Optional.empty(), "k" + i)))
                        .toList();
            });
            List<String> answers = queued.stream().map(it -> it.handle((_, refusal) -> refusal == null
                    ? "given"
                    : refusal instanceof Problem problem ? problem.reason() : refusal.toString()).join()).toList();
            assertThat(answers.stream().filter("given"::equals)).hasSize(10);
            assertThat(answers.stream().filter("daily_limit"::equals)).hasSize(5);
            assertThat(stage.coins(ana)).isEqualTo(900);
        });
    }

    @Test
    void a_giver_s_own_limit_holds_at_once_and_is_raised_a_day_later() {
        run(() -> {
            UserId ana = stage.viewer(1000);
            assertThat(limit(ana, 50L).ownLimit()).isEqualTo(50);
            var _ = give(GivingTerms.NONE, ana, 5);
            assertRefused("own_daily_limit", () -> give(GivingTerms.NONE, ana, 1));
            assertThat(limit(ana, 90L)).satisfies(it -> {
                assertThat(it.ownLimit()).isEqualTo(50);
                assertThat(it.left()).isZero();
                assertThat(it.next()).isEqualTo(
                        new GivingDesk.Next(90L, Instant.parse("2026-03-02T12:00:00Z")));
            });
            clock("2026-03-02T11:59:59Z");
            assertRefused("own_daily_limit", () -> give(GivingTerms.NONE, ana, 6));
            clock("2026-03-02T12:00:00Z");
            var _ = give(GivingTerms.NONE, ana, 9);
            assertRefused("own_daily_limit", () -> give(GivingTerms.NONE, ana, 1));
            assertThat(limit(ana, null).ownLimit()).as("to have none is a raise").isEqualTo(90);
            clock("2026-03-03T12:00:00Z");
            assertThat(give(GivingTerms.NONE, ana, 30).delta()).isEqualTo(300);
            assertThat(new GetGivingLimits(desk(GivingTerms.NONE)).handle(Stage.caller(ana), new Nothing()).limits())
                    .satisfies(it -> {
                        assertThat(it.ownLimit()).isNull();
                        assertThat(it.next()).isNull();
                        assertThat(it.left()).isNull();
                    });
        });
    }

    @Test
    void a_date_of_birth_is_said_once_and_put_right_by_an_administrator() {
        run(() -> {
            UserId ana = stage.viewer(1000);
            ConfirmAge confirm = new ConfirmAge(desk(GivingTerms.NONE), ana::equals);
            Caller admin = new Caller.SignedIn(UserId.next(), Role.ADMIN, "127.0.0.1");
            assertThat(confirm.handle(Stage.caller(ana), new ConfirmAge.Input(null, "2001-02-03")).limits().birthDate())
                    .isEqualTo("2001-02-03");
            var _ = confirm.handle(Stage.caller(ana), new ConfirmAge.Input(null, "2001-02-03"));
            assertRefused("birth_date_known",
                    () -> confirm.handle(Stage.caller(ana), new ConfirmAge.Input(null, "1990-01-01")));
            assertRefused("not_your_account", () -> confirm.handle(Stage.caller(UserId.next()),
                    new ConfirmAge.Input(ana, "1990-01-01")));
            assertRefused("user_not_found", () -> confirm.handle(admin, new ConfirmAge.Input(UserId.next(),
                    "1990-01-01")));
            assertThat(confirm.handle(admin, new ConfirmAge.Input(ana, "1990-01-01")).limits().birthDate())
                    .isEqualTo("1990-01-01");
            for (String wrong : List.of("", "1990", "1990-02-30", "1899-12-31", "01.02.1990", "2026-03-02",
                    "9999-01-01", "+12345-01-01")) {
                assertThatThrownBy(() -> confirm.handle(admin, new ConfirmAge.Input(ana, wrong))).as(wrong)
                        .isInstanceOfSatisfying(Problem.class, it -> assertThat(it.field()).contains("birthDate"));
            }
        });
    }

    /// All that stands against a gift at once, cleared away one by one: each time the next is told, as documented.
    @Test
    void refusals_are_told_in_the_documented_order() {
        run(() -> {
            GivingTerms terms = new GivingTerms(100, true, 18);
            UserId ana = stage.viewer(10);
            SessionId over = SessionId.next();
            SessionId own = SessionId.next();
            stage.open(over, ana, "ended");
            stage.open(own, ana, "live");
            UUID nothing = UUID.randomUUID();
            UUID rose = stage.gift("rose").id();
            var _ = stage.sendGift().handle(Stage.caller(ana), new SendGift.Input(stage.session, rose, 1L, "used"));
            // A price that no administrator could set, so that a sum can be too large.
            TestPostgres.asOwner(stage.url, "update gifts.gift set price = 4611686018427387904 where code = 'rose'");
            stage.blocked.add(ana);
            var _ = limit(ana, 0L);
            var _ = new Freezes(stage.database).set(AccountType.WALLET.of(ana), true, "test", stage.host);

            assertRefused("idempotency_key_reused", () -> ask(terms, ana, SessionId.next(), nothing, 3, 1L, "used"));
            assertRefused("session_not_found", () -> ask(terms, ana, SessionId.next(), nothing, 3, 1L, "k"));
            assertRefused("session_not_live", () -> ask(terms, ana, over, nothing, 3, 1L, "k"));
            assertRefused("gift_not_found", () -> ask(terms, ana, own, nothing, 3, 1L, "k"));
            assertRefused("own_session", () -> ask(terms, ana, own, rose, 3, 1L, "k"));
            assertRefused("blocked_by_host", () -> ask(terms, ana, stage.session, rose, 3, 1L, "k"));
            stage.blocked.clear();
            assertRefused("age_unconfirmed", () -> ask(terms, ana, stage.session, rose, 3, 1L, "k"));
            var _ = desk(terms).change(ana, new ChangeGiver.Wish.BirthDate(LocalDate.of(2020, 1, 1), true));
            assertRefused("too_young", () -> ask(terms, ana, stage.session, rose, 3, 1L, "k"));
            var _ = desk(terms).change(ana, new ChangeGiver.Wish.BirthDate(LocalDate.of(1990, 1, 1), true));
            assertRefused("price_changed", () -> ask(terms, ana, stage.session, rose, 3, 1L, "k"));
            assertRefused("bad_input", () -> ask(terms, ana, stage.session, rose, 3, null, "k"));
            assertRefused("own_daily_limit", () -> ask(terms, ana, stage.session, rose, 1, null, "k"));
            stage.database.transact(tx -> tx.execute("update gifts.giver set own_limit = null"));
            assertRefused("daily_limit", () -> ask(terms, ana, stage.session, rose, 1, null, "k"));
            TestPostgres.asOwner(stage.url, "update gifts.gift set price = 100 where code = 'rose'");
            assertRefused("account_frozen", () -> ask(terms, ana, stage.session, rose, 1, null, "k"));
            var _ = new Freezes(stage.database).set(AccountType.WALLET.of(ana), false, "test", stage.host);
            assertRefused("insufficient_funds", () -> ask(terms, ana, stage.session, rose, 1, null, "k"));
            assertThat(stage.rows()).as("nothing was given meanwhile").hasSize(1);
        });
    }

    private GiveGift.Receipt ask(GivingTerms terms, UserId who, SessionId session, UUID gift, long quantity,
            @Nullable Long expected, String key) {
        return stage.sendGift(terms).handle(Stage.caller(who),
                new SendGift.Input(session, gift, quantity, expected, key));
    }
}
