package live.chobi.gifts;

import static live.chobi.gifts.Stage.STORM;
import static live.chobi.gifts.Stage.atOnce;
import static live.chobi.testkit.Virtually.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.ledger.LedgerVerifier.Verdict;
import live.chobi.outbox.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Everything at once, through two processes.
class GiftStormTest {

    private TwoNodes nodes;

    @BeforeEach
    void open() {
        nodes = new TwoNodes();
    }

    @AfterEach
    void close() {
        nodes.close();
    }

    private void assertClean() {
        assertThat(Stage.verify(nodes.stage.export())).isInstanceOf(Verdict.Clean.class);
    }

    @Test
    void the_same_key_a_hundred_times_at_once_is_charged_once() {
        run(() -> {
            UserId ana = nodes.stage.viewer(1_000);
            UUID rose = nodes.stage.gift("rose").id();
            List<String> answers = atOnce(i -> () -> nodes.give(i % 2, ana, nodes.stage.session, rose, 1, "k"));
            assertThat(Set.copyOf(answers)).as("one receipt for all").hasSize(1);
            assertThat(Json.tree(answers.getFirst()).path("balance").asLong()).isEqualTo(990);
            assertThat(nodes.stage.coins(ana)).isEqualTo(990);
            assertThat(nodes.stage.diamonds(nodes.stage.host)).isEqualTo(5);
            assertThat(nodes.stage.rows()).hasSize(1);
            assertClean();
        });
    }

    @Test
    void a_hundred_gifts_at_once_from_a_purse_for_five_are_five() {
        run(() -> {
            UserId ana = nodes.stage.viewer(55);
            UUID rose = nodes.stage.gift("rose").id();
            List<String> answers = atOnce(i -> () -> nodes.give(i % 2, ana, nodes.stage.session, rose, 1, "k" + i));
            assertThat(answers.stream().filter("insufficient_funds"::equals)).hasSize(STORM - 5);
            TreeSet<Long> balances = new TreeSet<>();
            answers.stream().filter(it -> it.startsWith("{"))
                    .forEach(it -> balances.add(Json.tree(it).path("balance").asLong()));
            assertThat(balances).containsExactly(5L, 15L, 25L, 35L, 45L);
            assertThat(nodes.stage.coins(ana)).isEqualTo(5);
            assertThat(nodes.stage.rows()).hasSize(5).last()
                    .satisfies(row -> assertThat(Json.tree(row.payload()).at("/streak/count").asLong()).isEqualTo(5));
            assertClean();
        });
    }

    @Test
    void one_key_with_two_sums_at_once_is_one_of_them_and_a_conflict_for_the_other() {
        run(() -> {
            UserId ana = nodes.stage.viewer(1_000);
            UUID rose = nodes.stage.gift("rose").id();
            List<String> answers = atOnce(
                    i -> () -> nodes.give(i % 2, ana, nodes.stage.session, rose, 1 + i / 2 % 2, "k"));
            assertThat(answers.stream().filter("idempotency_key_reused"::equals)).hasSize(STORM / 2);
            assertThat(answers.stream().distinct()).hasSize(2);
            assertThat(nodes.stage.rows()).hasSize(1);
            assertThat(nodes.stage.coins(ana)).isIn(990L, 980L);
            assertClean();
        });
    }

    @Test
    void one_grant_a_hundred_times_at_once_is_granted_once() {
        run(() -> {
            UserId ana = UserId.next();
            List<String> answers = atOnce(i -> () -> nodes.grant(i % 2, ana, 7, "k"));
            assertThat(Set.copyOf(answers)).hasSize(1);
            assertThat(nodes.stage.coins(ana)).isEqualTo(7);
            assertClean();
        });
    }

    /// Nothing that both lock keeps two grants to different users apart; only their key does.
    @Test
    void one_key_for_grants_to_many_users_at_once_is_one_grant() {
        run(() -> {
            List<UserId> users = IntStream.range(0, STORM).mapToObj(_ -> UserId.next()).toList();
            List<String> answers = atOnce(i -> () -> nodes.grant(i % 2, users.get(i), 7, "k"));
            assertThat(answers.stream().filter("idempotency_key_reused"::equals)).hasSize(STORM - 1);
            assertThat(users.stream().mapToLong(nodes.stage::coins).sum()).isEqualTo(7);
            assertClean();
        });
    }

    /// Each locks the other's wallet and its own earnings: in two orders, if the writers had one each.
    @Test
    void two_hosts_who_give_to_each_other_at_once_never_wait_for_each_other_for_ever() {
        run(() -> {
            SessionId other = nodes.session();
            UserId ana = nodes.stage.host;
            UserId bob = nodes.host(other);
            for (UserId host : List.of(ana, bob)) {
                assertThat(nodes.grant(0, host, 500, host.toString())).startsWith("{");
            }
            UUID rose = nodes.stage.gift("rose").id();
            List<String> answers = atOnce(i -> () -> i % 2 == 0
                    ? nodes.give(i / 2 % 2, ana, other, rose, 1, "k" + i)
                    : nodes.give(i / 2 % 2, bob, nodes.stage.session, rose, 1, "k" + i));
            assertThat(answers).allMatch(it -> it.startsWith("{"));
            assertThat(nodes.reruns()).as("deadlocks that PostgreSQL had to break").isZero();
            for (UserId host : List.of(ana, bob)) {
                assertThat(nodes.stage.coins(host)).isZero();
                assertThat(nodes.stage.diamonds(host)).isEqualTo(250);
            }
            assertClean();
        });
    }
}
