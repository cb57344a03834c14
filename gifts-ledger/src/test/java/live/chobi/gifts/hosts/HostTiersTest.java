package live.chobi.gifts.hosts;

import static live.chobi.testkit.Virtually.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import live.chobi.gifts.Stage;
import live.chobi.gifts.sending.SendGift;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Role;
import live.chobi.kernel.UserId;
import live.chobi.ledger.LedgerVerifier.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What hosts earn of a gift, by their tier; on a real PostgreSQL.
class HostTiersTest {
    private final UserId admin = UserId.next();
    private Stage stage;
    private HostTiers tiers;

    @BeforeEach
    void open() {
        stage = new Stage();
        tiers = new HostTiers(stage.database);
    }

    @AfterEach
    void close() {
        run(() -> assertThat(Stage.verify(stage.export())).isInstanceOf(Verdict.Clean.class));
        stage.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # coins             | basis points | host                | platform
            10                  | 5000         | 5                   | 5
            1                   | 5000         | 0                   | 1
            3                   | 5000         | 1                   | 2
            100                 | 5550         | 55                  | 45
            99                  | 3333         | 32                  | 67
            1                   | 9999         | 0                   | 1
            10000               | 9999         | 9999                | 1
            7                   | 0            | 0                   | 7
            7                   | 10000        | 7                   | 0
            9223372036854775807 | 7000         | 6456360425798343064 | 2767011611056432743
            """)
    void the_host_gets_whole_diamonds_rounded_down_and_the_platform_the_rest(long coins, int share, long host,
            long platform) {
        assertThat(new Share(share).earned(coins)).isEqualTo(host);
        assertThat(coins - host).isEqualTo(platform);
    }

    @Test
    void a_share_is_exact_whatever_the_sum() {
        long seed = ThreadLocalRandom.current().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            long coins = random.nextLong() >>> random.nextInt(1, 60);
            int share = random.nextInt(Share.WHOLE + 1);
            assertThat(new Share(share).earned(coins)).as("seed %d", seed).isEqualTo(BigInteger.valueOf(coins)
                    .multiply(BigInteger.valueOf(share)).divide(BigInteger.valueOf(Share.WHOLE)).longValueExact());
        }
    }

    private long give(long roses) {
        long before = stage.diamonds(stage.host);
        UserId viewer = stage.viewer(roses * 10);
        var receipt = stage.sendGift().handle(Stage.caller(viewer),
                new SendGift.Input(stage.session, stage.gift("rose").id(), roses, UUID.randomUUID().toString()));
        assertThat(receipt.delta()).isEqualTo(roses * 10);
        return stage.diamonds(stage.host) - before;
    }

    private String set(UserId host, String tier) {
        try {
            return new SetHostTier(tiers, user -> user.equals(host))
                    .handle(new Caller.SignedIn(admin, Role.ADMIN, "127.0.0.1"),
                            new SetHostTier.Input(stage.host, tier, "more viewers"))
                    .tier().code();
        } catch (Problem refusal) {
            return refusal.reason();
        }
    }

    @Test
    void a_gift_is_divided_as_the_tier_is_when_it_is_sent() {
        run(() -> {
            assertThat(give(1)).as("standard").isEqualTo(5);
            assertThat(set(stage.host, "gold")).isEqualTo("gold");
            assertThat(give(1)).isEqualTo(6);
            tiers.save(new HostTier("gold", "Gold", 6_666), admin, "a campaign");
            assertThat(give(1)).as("6.666 rounded down").isEqualTo(6);
            assertThat(give(1_000)).isEqualTo(6_666);
            assertThat(set(stage.host, "standard")).isEqualTo("standard");
            assertThat(give(1)).isEqualTo(5);
            assertThat(stage.diamonds(stage.host)).as("what was sent before stays").isEqualTo(5 + 6 + 6 + 6_666 + 5);
            assertThat(stage.database.read(db -> db.fetch(
                    "select memo ->> 'share' as share from ledger.transfer where kind = 'gift' order by id"))
                    .getValues("share", String.class)).containsExactly("5000", "6000", "6666", "6666", "5000");
            assertThat(stage.rows().stream().filter(it -> it.type().equals("gift"))
                    .filter(it -> it.payload().contains("\"earned\": 6666"))).hasSize(1);
        });
    }

    @Test
    void every_change_is_kept_with_who_and_why() {
        run(() -> {
            assertThat(set(stage.host, "silver")).isEqualTo("silver");
            assertThat(set(stage.host, "gold")).isEqualTo("gold");
            tiers.save(new HostTier("vip", "VIP", 8_000), admin, "for one");
            assertThat(stage.database.read(db -> db.fetch("""
                    select coalesce(before, '-') || ' ' || tier || ' ' || share || ' ' || reason || ' ' || by as it
                    from gifts.host_tier_change order by id
                    """)).getValues("it", String.class)).containsExactly("standard silver 5500 more viewers " + admin,
                    "silver gold 6000 more viewers " + admin, "- vip 8000 for one " + admin);
            assertThat(tiers.of(stage.host)).isEqualTo(new HostTier("gold", "Gold", 6_000));
            assertThat(tiers.of(UserId.next()).code()).isEqualTo(HostTier.STANDARD);
            assertThat(tiers.all()).extracting(HostTier::code).containsExactly("standard", "silver", "gold",
                    "partner", "vip");
            for (String change : List.of("delete from gifts.host_tier_change", "delete from gifts.host_tier",
                    "update gifts.host_tier_change set reason = 'x'")) {
                assertThatThrownBy(() -> stage.database.transact(tx -> tx.execute(change))).as(change)
                        .hasMessageContaining("permission denied");
            }
        });
    }

    @Test
    void nobody_sets_their_own_tier_and_unknown_ones_are_refused() {
        run(() -> {
            assertThat(set(stage.host, "platinum")).isEqualTo("host_tier_not_found");
            assertThat(set(UserId.next(), "gold")).isEqualTo("user_not_found");
            assertThatThrownBy(() -> new SetHostTier(tiers, _ -> true)
                    .handle(new Caller.SignedIn(stage.host, Role.ADMIN, "127.0.0.1"),
                            new SetHostTier.Input(stage.host, "partner", "mine")))
                    .isInstanceOfSatisfying(Problem.class, it -> assertThat(it.reason()).isEqualTo("own_tier"));
            assertThatThrownBy(() -> new GetHostTier(tiers).handle(Stage.caller(UserId.next()),
                    new GetHostTier.Input(stage.host)))
                    .isInstanceOfSatisfying(Problem.class, it -> assertThat(it.reason()).isEqualTo("not_your_tier"));
            assertThat(give(1)).isEqualTo(5);
        });
    }
}
