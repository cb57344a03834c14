package live.chobi.gifts.leaderboard;

import static live.chobi.testkit.Virtually.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import live.chobi.gifts.Stage;
import live.chobi.gifts.sending.GiveGift;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.ledger.AccountType;
import live.chobi.ledger.CorrectTransfer;
import live.chobi.log.Actors;
import live.chobi.log.Postings.Leg;
import live.chobi.log.Stripe;
import live.chobi.testkit.SetClock;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who gave most, on a real PostgreSQL.
class LeaderboardTest {
    private static final Caller GUEST = new Caller.Guest("127.0.0.1");
    private final SetClock clock = new SetClock();
    private final Set<UUID> privateSessions = new HashSet<>();
    private final Set<UserId> gone = new HashSet<>();
    private final Actors actors = (Collection<UserId> ids) -> ids.stream().filter(it -> !gone.contains(it)).distinct()
            .collect(Collectors.toMap(Function.identity(), UserId::toString));
    private Stage stage;

    @BeforeEach
    void open() {
        stage = new Stage(clock);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    /// Reads until there is no more.
    private int follow() {
        var reader = GiftTallies.reader(stage.database, _ -> privateSessions, List.of());
        return reader.readBatch() + reader.readBatch();
    }

    private GetLeaderboard.Output ask(@Nullable SessionId session, @Nullable UserId host, @Nullable Period period,
            @Nullable Integer limit, @Nullable String cursor) {
        return new GetLeaderboard(stage.database, (_, _) -> {
        }, actors, clock).handle(GUEST, new GetLeaderboard.Input(session, host, period, null, limit, cursor));
    }

    private List<String> ofSession(@Nullable Period period) {
        return told(ask(stage.session, null, period, null, null));
    }

    private List<String> ofChannel(@Nullable Period period) {
        return told(ask(null, stage.host, period, null, null));
    }

    private static List<String> told(GetLeaderboard.Output output) {
        return output.items().stream().map(it -> it.rank() + ". " + it.user() + " " + it.coins() + " for " + it.gifts())
                .toList();
    }

    @Test
    void givers_are_ranked_by_their_coins() {
        run(() -> {
            UserId ana = stage.viewer(1000);
            UserId bob = stage.viewer(1000);
            var _ = stage.give(ana, "rose", 3);
            var _ = stage.give(bob, "kiss", 1);
            var _ = stage.give(ana, "heart", 2);
            assertThat(ofSession(null)).as("nobody has counted yet").isEmpty();
            assertThat(follow()).as("there from the beginning, so counted and not told").isZero();
            assertThat(ofSession(null)).containsExactly("1. " + ana + " 70 for 5", "2. " + bob + " 50 for 1");
            var _ = stage.give(bob, "rose", 3);
            assertThat(follow()).isEqualTo(1);
            assertThat(ofSession(null)).containsExactly("1. " + bob + " 80 for 4", "2. " + ana + " 70 for 5");
            assertThat(ofChannel(null)).isEqualTo(ofSession(Period.ALL));
            assertThat(follow()).as("and not again").isZero();
            assertThat(ofSession(Period.DAY)).isEqualTo(ofSession(Period.WEEK)).isEqualTo(ofSession(null));
        });
    }

    @Test
    void who_gave_the_same_shares_a_rank_also_across_pages() {
        run(() -> {
            List<UserId> givers = IntStream.range(0, 5).mapToObj(_ -> stage.viewer(100)).toList();
            long[] roses = {2, 3, 2, 2, 1};
            IntStream.range(0, 5).forEach(i -> {
                var _ = stage.give(givers.get(i), "rose", roses[i]);
            });
            var _ = follow();
            List<String> paged = new ArrayList<>();
            List<Integer> sizes = new ArrayList<>();
            String cursor = null;
            do {
                GetLeaderboard.Output page = ask(stage.session, null, null, 2, cursor);
                paged.addAll(told(page));
                sizes.add(page.items().size());
                cursor = page.nextCursor();
            } while (cursor != null);
            assertThat(paged).isEqualTo(ofSession(null)).containsExactly("1. " + givers.get(1) + " 30 for 3",
                    "2. " + givers.get(0) + " 20 for 2", "2. " + givers.get(2) + " 20 for 2",
                    "2. " + givers.get(3) + " 20 for 2", "5. " + givers.get(4) + " 10 for 1");
            assertThat(sizes).containsExactly(2, 2, 1);
        });
    }

    @Test
    void days_and_weeks_have_rankings_of_their_own_and_past_ones_can_be_asked_for() {
        run(() -> {
            UserId ana = stage.viewer(1000);
            var _ = follow();
            var _ = stage.give(ana, "rose", 1);
            Instant friday = clock.instant();
            clock.pass(Duration.ofDays(1));
            var _ = stage.give(ana, "rose", 2);
            clock.pass(Duration.ofDays(2));
            var _ = stage.give(ana, "rose", 4);
            var _ = follow();
            assertThat(ofSession(Period.DAY)).containsExactly("1. " + ana + " 40 for 4");
            assertThat(ofSession(Period.WEEK)).as("since Monday").containsExactly("1. " + ana + " 40 for 4");
            assertThat(ofSession(Period.ALL)).containsExactly("1. " + ana + " 70 for 7");
            GetLeaderboard.Output before = new GetLeaderboard(stage.database, (_, _) -> {
            }, actors, clock).handle(GUEST,
                    new GetLeaderboard.Input(null, stage.host, Period.WEEK, friday, null, null));
            assertThat(told(before)).containsExactly("1. " + ana + " 30 for 3");
            assertThat(before.startsAt()).isEqualTo("2025-12-29T00:00:00Z");
            assertThat(before.endsAt()).isEqualTo("2026-01-05T00:00:00Z");
        });
    }

    @Test
    void what_is_given_back_is_taken_off_where_it_was_given() {
        run(() -> {
            UserId ana = stage.viewer(1000);
            UserId bob = stage.viewer(1000);
            var _ = follow();
            GiveGift.Receipt kiss = stage.give(ana, "kiss", 2);
            GiveGift.Receipt rose = stage.give(bob, "rose", 1);
            clock.pass(Duration.ofDays(1));
            var _ = stage.giveBack(ana, kiss.transactionId(), 30);
            var _ = stage.giveBack(bob, rose.transactionId(), 10);
            var _ = follow();
            assertThat(ofSession(null)).as("who has given nothing in the end is not there")
                    .containsExactly("1. " + ana + " 70 for 2");
            assertThat(ofSession(Period.DAY)).as("given yesterday").isEmpty();
            var _ = stage.giveBack(ana, kiss.transactionId(), 70);
            var _ = stage.give(ana, "heart", 1);
            var _ = follow();
            assertThat(ofSession(null)).containsExactly("1. " + ana + " 20 for 1");
            assertThat(ofSession(Period.DAY)).containsExactly("1. " + ana + " 20 for 1");
        });
    }

    @Test
    void a_channel_ranks_the_gifts_of_its_public_sessions_and_a_private_one_has_its_own() {
        run(() -> {
            privateSessions.add(stage.session.value());
            UserId ana = stage.viewer(100);
            var _ = stage.give(ana, "rose", 1);
            var _ = follow();
            var _ = stage.give(ana, "rose", 1);
            var _ = follow();
            assertThat(ofChannel(null)).as("neither counted nor told").isEmpty();
            assertThat(ofSession(null)).containsExactly("1. " + ana + " 20 for 2");
        });
    }

    @Test
    void who_may_not_see_a_session_does_not_see_its_givers() {
        run(() -> assertThatThrownBy(() -> new GetLeaderboard(stage.database, (_, session) -> {
            throw Problem.forbidden("private_session", "no " + session);
        }, actors, clock).handle(GUEST, new GetLeaderboard.Input(stage.session, null, null, null, null, null)))
                .isInstanceOfSatisfying(Problem.class, it -> assertThat(it.reason()).isEqualTo("private_session")));
    }

    @Test
    void wrong_questions_are_refused_and_a_giver_who_is_gone_has_no_name() {
        run(() -> {
            assertThatThrownBy(() -> ask(null, null, null, null, null)).hasMessageContaining("sessionId or userId");
            assertThatThrownBy(() -> ask(stage.session, stage.host, null, null, null))
                    .hasMessageContaining("one of the two");
            for (String cursor : List.of("", "1", "1-1-1-x", "1-1-9999999999999999999-" + stage.host, "' or 1=1",
                    "1-1-1-0000000000-000000000000000000000000000")) {
                assertThatThrownBy(() -> ask(stage.session, null, null, null, cursor)).as(cursor)
                        .isInstanceOfSatisfying(Problem.class, it -> assertThat(it.field()).contains("cursor"));
            }
            UserId ana = stage.viewer(100);
            var _ = stage.give(ana, "rose", 1);
            var _ = follow();
            gone.add(ana);
            gone.add(stage.host);
            assertThat(ofSession(null)).containsExactly("1. null 10 for 1");
            assertThatThrownBy(() -> ofChannel(null)).isInstanceOfSatisfying(Problem.class,
                    it -> assertThat(it.reason()).isEqualTo("user_not_found"));
        });
    }

    /// A gift that is being written while everything is counted has its transaction id already, and commits later: the
    /// count waits for it, or it would be neither counted nor told.
    @Test
    void a_gift_under_way_while_all_are_counted_counts_once() {
        run(() -> {
            UserId ana = stage.viewer(100);
            CompletableFuture<Integer> counted = new CompletableFuture<>();
            CompletableFuture<?> given = stage.database.transaction(holder -> {
                var _ = holder.fetch("select from log.head where id = {0} for update", DSL.val(stage.session.value()));
                CompletableFuture<?> gift = CompletableFuture.runAsync(() -> {
                    var _ = stage.give(ana, "rose", 1);
                }, Thread::startVirtualThread);
                await("not granted and locktype in ('transactionid', 'tuple')");
                Thread.startVirtualThread(() -> {
                    try {
                        counted.complete(follow());
                    } catch (RuntimeException e) {
                        counted.completeExceptionally(e);
                    }
                });
                await("not granted and relation = 'log.batch'::regclass");
                return gift;
            });
            given.get();
            assertThat(counted.get()).isZero();
            var _ = follow();
            assertThat(ofSession(null)).containsExactly("1. " + ana + " 10 for 1");
        });
    }

    /// Until somebody waits for what the holder has locked.
    private void await(String waiting) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (stage.database.<Long>read(db -> db.fetchSingle("select count(*) from pg_locks where " + waiting)
                .into(Long.class)) == 0) {
            assertThat(System.nanoTime()).as("nobody waits: " + waiting).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    @Test
    void figures_are_those_of_the_ledger_whatever_was_given_given_back_and_put_right_and_a_recount_agrees() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        run(() -> {
            List<UserId> givers = IntStream.range(0, 6).mapToObj(_ -> stage.viewer(1_000_000)).toList();
            Map<UUID, UserId> gifts = new LinkedHashMap<>();
            Map<UUID, Long> left = new LinkedHashMap<>();
            for (int step = 0; step < 300; step++) {
                UserId next = givers.get(random.nextInt(givers.size()));
                int dice = random.nextInt(10);
                if (dice < 6 || gifts.isEmpty()) {
                    var receipt = stage.give(next, List.of("rose", "heart", "star").get(random.nextInt(3)),
                            1 + random.nextInt(5));
                    gifts.put(receipt.transactionId(), next);
                    left.put(receipt.transactionId(), receipt.delta());
                } else if (dice < 8) {
                    UUID gift = List.copyOf(gifts.keySet()).get(random.nextInt(gifts.size()));
                    UserId giver = Objects.requireNonNull(gifts.get(gift));
                    long coins = left.merge(gift, 0L, Long::sum);
                    long back = random.nextBoolean() ? coins : coins / 20 * 10;
                    if (back > 0) {
                        var _ = stage.giveBack(giver, gift, back);
                        left.put(gift, coins - back);
                    }
                } else if (dice == 8) {
                    UUID gift = List.copyOf(gifts.keySet()).get(random.nextInt(gifts.size()));
                    UserId giver = Objects.requireNonNull(gifts.get(gift));
                    var _ = stage.sequencer.run(new CorrectTransfer.Rule(), new CorrectTransfer(gift,
                            List.of(new Leg(AccountType.WALLET.of(giver), 3),
                                    new Leg(AccountType.PLATFORM_FEE.of(Stripe.of(giver.value())), -3)),
                            "test", stage.host, "correct " + step));
                } else {
                    clock.pass(Duration.ofHours(random.nextInt(30)));
                    var _ = follow();
                }
            }
            var _ = follow();
            Map<String, String> told = tallies();
            assertThat(told.entrySet().stream().filter(it -> it.getKey().contains("all"))
                    .collect(Collectors.toMap(it -> it.getKey().replaceAll("^.* ", ""),
                            it -> it.getValue().replaceAll(" .*", ""), (one, _) -> one)))
                    .isEqualTo(byTheLedger());
            stage.database.transact(tx -> tx.execute("update outbox.cursor set system_identifier = 'another'"));
            assertThat(follow()).isZero();
            assertThat(tallies()).isEqualTo(told);
        });
    }

    private Map<String, String> tallies() {
        return stage.database.read(db -> db.fetch("select scope, period, start, giver, coins, gifts from gifts.tally")
                .stream().collect(Collectors.toMap(
                        row -> row.get(0) + " " + row.get(1) + " " + row.get(2) + " " + row.get(3),
                        row -> row.get(4) + " " + row.get(5))));
    }

    /// What each giver's wallet has lost by gifts and by what is about them, from nothing but the entries.
    private Map<String, String> byTheLedger() {
        return stage.database.read(db -> db
                .fetch("""
                        select e.owner, -sum(e.amount) as coins from ledger.entry e join ledger.transfer t on t.id = e.transfer_id
                        where e.type = 1 and t.kind in ('gift', 'refund', 'correction') group by e.owner
                        """)
                .stream().collect(Collectors.toMap(row -> row.get(0).toString(), row -> row.get(1).toString())));
    }
}
