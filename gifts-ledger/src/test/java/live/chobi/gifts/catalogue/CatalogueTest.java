package live.chobi.gifts.catalogue;

import static live.chobi.schema.generated.gifts.Tables.GIFT_CHANGE;
import static live.chobi.testkit.Virtually.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import live.chobi.gifts.Gifts;
import live.chobi.gifts.Stage;
import live.chobi.gifts.sending.GiveGift;
import live.chobi.gifts.sending.SendGift;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.ProblemCode;
import live.chobi.kernel.Procedure.Nothing;
import live.chobi.kernel.Role;
import live.chobi.kernel.UserId;
import live.chobi.outbox.JobRunner;
import live.chobi.outbox.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What can be given, and its change.
class CatalogueTest {
    private final Caller admin = new Caller.SignedIn(UserId.next(), Role.ADMIN, "127.0.0.1");
    private Stage stage;
    private long nanos;
    private Showcase showcase;

    @BeforeEach
    void open() {
        stage = new Stage();
        showcase = new Showcase(stage.database, () -> nanos);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private GiftTerms save(@Nullable UUID id, String code, long price, boolean active, @Nullable Instant from,
            @Nullable Instant to) {
        return new SaveGift(stage.database, showcase)
                .handle(admin, new SaveGift.Input(id, code, new Names("Camel", "جمل"),
                        Tier.RARE, price, "burst", active, from, to))
                .gift();
    }

    private List<Gift> shown(@Nullable String locale) {
        return new GetAvailableGifts(showcase).handle(new Caller.Guest("127.0.0.1"),
                new GetAvailableGifts.Input(locale));
    }

    private List<GiftTerms> all() {
        return new GetAllGifts(stage.database).handle(admin, new Nothing()).items();
    }

    private GiveGift.Receipt give(UserId who, UUID gift, long quantity, @Nullable Long expected, String key) {
        return stage.sendGift().handle(Stage.caller(who),
                new SendGift.Input(stage.session, gift, quantity, expected, key));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            # locale  | name of the rose
            none      | Rose
            en        | Rose
            ar        | وردة
            AR-sa     | وردة
            ar-Arab-EG| وردة
            fr        | Rose
            arn       | Rose
            """)
    void gifts_have_names_in_english_and_arabic(@Nullable String locale, String name) {
        run(() -> assertThat(shown(locale).getFirst()).isEqualTo(new Gift(
                UUID.fromString("01980000-0000-7000-8000-000000000001"), "rose", name, Tier.COMMON, 10, "float")));
    }

    @Test
    void a_gift_is_made_changed_withdrawn_and_each_change_is_noted_with_who_made_it() {
        run(() -> {
            GiftTerms camel = save(null, "camel", 15, true, null, null);
            assertThat(shown("ar")).extracting(Gift::name).startsWith("وردة", "جمل");
            var _ = save(camel.id(), "camel", 5, true, null, null);
            assertThat(shown(null).getFirst()).isEqualTo(
                    new Gift(camel.id(), "camel", "Camel", Tier.RARE, 5, "burst"));
            var _ = save(camel.id(), "camel", 5, false, null, null);
            assertThat(shown(null)).hasSize(8);
            assertThat(all()).hasSize(9).first().satisfies(it -> {
                assertThat(it.active()).isFalse();
                assertThat(it.name()).isEqualTo(new Names("Camel", "جمل"));
            });
            List<String> changes = stage.database.read(db -> db.selectFrom(GIFT_CHANGE).orderBy(GIFT_CHANGE.ID)
                    .fetch(row -> row.getBy().equals(admin.user().value()) + " "
                            + Json.tree(row.getGift().data()).at("/price")));
            assertThat(changes).containsExactly("true 15", "true 5", "true 5");
            assertThatThrownBy(() -> stage.database.transact(tx -> tx.execute("delete from gifts.gift_change")))
                    .hasStackTraceContaining("permission denied for table gift_change");
        });
    }

    @Test
    void what_another_node_changes_is_shown_after_a_second() {
        run(() -> {
            assertThat(shown(null)).extracting(Gift::code).doesNotContain("camel");
            var _ = new SaveGift(stage.database, new Showcase(stage.database)).handle(admin, new SaveGift.Input(null,
                    "camel", new Names("Camel", "جمل"), Tier.RARE, 5, "burst", true, null, null));
            nanos = Showcase.FRESH.toNanos() - 1;
            assertThat(shown(null)).extracting(Gift::code).doesNotContain("camel");
            nanos = Showcase.FRESH.toNanos();
            assertThat(shown(null)).extracting(Gift::code).contains("camel");
        });
    }

    @Test
    void a_gift_can_be_given_in_its_time_and_while_it_is_active() {
        run(() -> {
            Instant now = Instant.now();
            UserId ana = stage.viewer(100);
            UUID over = save(null, "over", 1, true, now.minusSeconds(60), now.minusSeconds(30)).id();
            UUID later = save(null, "later", 1, true, now.plusSeconds(60), null).id();
            UUID idle = save(null, "idle", 1, false, null, null).id();
            UUID valid = save(null, "valid", 1, true, now.minusSeconds(60), now.plusSeconds(600)).id();
            assertThat(shown(null)).extracting(Gift::code).contains("valid").doesNotContain("over", "later", "idle");
            for (UUID gift : List.of(over, later, idle)) {
                assertThatThrownBy(() -> give(ana, gift, 1, null, gift.toString())).isInstanceOfSatisfying(
                        Problem.class, it -> assertThat(it.reason()).isEqualTo("gift_not_found"));
            }
            assertThat(give(ana, valid, 1, null, "valid").balance()).isEqualTo(99);
        });
    }

    @Test
    void what_was_given_keeps_its_price_and_a_withdrawn_gift_still_closes_its_streak() {
        run(() -> {
            UserId ana = stage.viewer(100);
            UUID camel = save(null, "camel", 15, true, null, null).id();
            GiveGift.Receipt first = give(ana, camel, 2, null, "k1");
            var _ = save(camel, "camel", 40, true, null, null);
            assertThat(give(ana, camel, 2, null, "k1")).as("the same key").isEqualTo(first);
            assertThat(give(ana, camel, 1, null, "k2").delta()).isEqualTo(40);
            var _ = save(camel, "camel", 40, false, null, null);
            IntStream.range(0, 2).forEach(_ -> {
                stage.database.transact(tx -> tx.execute("update outbox.job set run_at = now()"));
                var _ = new JobRunner(stage.database, Gifts.jobs(stage.sequencer)).runDue();
            });
            assertThat(stage.rows()).extracting(row -> Json.tree(row.payload()).at("/delta").asLong()
                    + (Json.tree(row.payload()).at("/streak/final").asBoolean() ? " final" : ""))
                    .containsExactly("30", "40", "0 final");
        });
    }

    @Test
    void who_has_seen_another_price_is_told_and_may_agree_with_the_same_key() {
        run(() -> {
            UserId ana = stage.viewer(100);
            UUID camel = save(null, "camel", 15, true, null, null).id();
            assertThatThrownBy(() -> give(ana, camel, 1, 14L, "k1")).isInstanceOfSatisfying(Problem.class, it -> {
                assertThat(it.code()).isEqualTo(ProblemCode.CONFLICT);
                assertThat(it.reason()).isEqualTo("price_changed");
                assertThat(it.getMessage()).contains("15").contains("14");
            });
            assertThat(stage.coins(ana)).isEqualTo(100);
            GiveGift.Receipt given = give(ana, camel, 1, 15L, "k1");
            assertThat(give(ana, camel, 1, 99L, "k1")).as("given already").isEqualTo(given);
        });
    }

    @Test
    void a_taken_code_an_unknown_gift_and_a_time_that_ends_before_it_begins_are_refused_and_nothing_is_changed() {
        run(() -> {
            Instant now = Instant.now();
            assertThatThrownBy(() -> save(null, "rose", 1, true, null, null)).isInstanceOfSatisfying(Problem.class,
                    it -> assertThat(it.reason()).isEqualTo("gift_code_taken"));
            UUID heart = stage.gift("heart").id();
            assertThatThrownBy(() -> save(heart, "rose", 1, true, null, null)).isInstanceOfSatisfying(Problem.class,
                    it -> assertThat(it.reason()).isEqualTo("gift_code_taken"));
            assertThatThrownBy(() -> save(UUID.randomUUID(), "rose", 1, true, null, null)).isInstanceOfSatisfying(
                    Problem.class, it -> assertThat(it.reason()).isEqualTo("gift_not_found"));
            assertThatThrownBy(() -> save(null, "camel", 1, true, now, now))
                    .hasMessageContaining("validTo must be after validFrom");
            assertThat(all()).hasSize(8);
            int changes = stage.database.read(db -> db.fetchCount(GIFT_CHANGE));
            assertThat(changes).isZero();
        });
    }

    @Test
    void the_catalogue_has_an_end() {
        run(() -> {
            IntStream.range(8, SaveGift.GIFTS_MAX).forEach(i -> {
                var _ = save(null, "g" + i, 1, false, null, null);
            });
            assertThatThrownBy(() -> save(null, "one_more", 1, false, null, null)).isInstanceOfSatisfying(
                    Problem.class, it -> assertThat(it.reason()).isEqualTo("too_many_gifts"));
            assertThat(save(stage.gift("rose").id(), "rose", 12, true, null, null).price()).isEqualTo(12);
        });
    }
}
