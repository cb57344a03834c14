package live.chobi.gifts.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import live.chobi.gifts.purchase.packs.Price;
import live.chobi.gifts.purchase.provider.PaymentNews;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What news comes to, without a database: 550 coins for 4.99 USD.
class StandingTest {
    private static final UUID ID = UUID.fromString("01980000-0000-7000-8000-000000000001");
    private static final Price PRICE = new Price("USD", 499);
    private static final long COINS = 550;
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private static PaymentNews news(String word) {
        String[] parts = word.strip().split(" ", -1);
        return switch (parts[0]) {
            case "opened" -> new PaymentNews.Opened(ID, "cs_1", "https://pay.example/1");
            case "paid" -> new PaymentNews.Paid(ID, "pi_1", 499, "USD");
            case "failed" -> new PaymentNews.Failed(ID, "declined");
            case "expired" -> new PaymentNews.Expired(ID);
            case "refunded" -> new PaymentNews.Refunded(ID, Long.parseLong(parts[1]), "USD");
            case "charged-back" -> new PaymentNews.ChargedBack(ID, Long.parseLong(parts[1]), "USD");
            case "reinstated" -> new PaymentNews.Reinstated(ID);
            default -> throw new IllegalArgumentException(word);
        };
    }

    private static Standing after(List<PaymentNews> told) {
        Standing standing = Standing.NEW;
        for (PaymentNews news : told) {
            standing = standing.after(news, PRICE, NOW);
        }
        return standing;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # what was told, in turn                     | state        | coins due
            ''                                           | created      | 0
            opened                                       | pending      | 0
            opened, paid                                 | paid         | 550
            paid, opened                                 | paid         | 550
            opened, paid, paid, paid                     | paid         | 550
            opened, failed                               | failed       | 0
            opened, expired                              | expired      | 0
            opened, expired, paid                        | paid         | 550
            opened, failed, paid                         | paid         | 550
            opened, paid, failed, expired                | paid         | 550
            opened, paid, refunded 499                   | refunded     | 0
            opened, refunded 499, paid                   | refunded     | 0
            opened, paid, refunded 1                     | paid         | 548
            opened, paid, refunded 100                   | paid         | 439
            opened, paid, refunded 100, refunded 50      | paid         | 439
            opened, paid, refunded 100, refunded 300     | paid         | 219
            opened, paid, refunded 9999                  | refunded     | 0
            opened, paid, charged-back 499               | charged_back | 0
            opened, charged-back 499, paid               | charged_back | 0
            opened, charged-back 499                     | charged_back | 0
            opened, paid, charged-back 499, charged-back 499 | charged_back | 0
            opened, paid, charged-back 200               | charged_back | 329
            opened, paid, refunded 100, charged-back 499 | charged_back | 0
            opened, paid, charged-back 499, reinstated   | paid         | 550
            opened, paid, reinstated, charged-back 499   | paid         | 550
            opened, paid, refunded 100, charged-back 399, reinstated | paid | 439
            """)
    void what_news_comes_to(String told, String state, long due) {
        List<PaymentNews> news = told.isBlank()
                ? List.of()
                : List.of(told.split(",", -1)).stream().map(StandingTest::news).toList();
        Standing standing = after(news);
        assertThat(standing.state(PRICE).name().toLowerCase(Locale.ROOT)).isEqualTo(state);
        assertThat(standing.due(COINS, PRICE)).isEqualTo(due);
    }

    @Test
    void any_order_and_any_repeats_of_the_same_news_come_to_the_same() {
        long seed = ThreadLocalRandom.current().nextLong();
        Random random = new Random(seed);
        List<String> words = List.of("opened", "paid", "failed", "expired", "refunded 1", "refunded 250",
                "refunded 499", "charged-back 499", "charged-back 20", "reinstated");
        for (int round = 0; round < 2_000; round++) {
            List<PaymentNews> told = new ArrayList<>(words.stream().filter(_ -> random.nextBoolean())
                    .map(StandingTest::news).toList());
            Standing expected = after(told);
            for (int i = random.nextInt(4); i > 0 && !told.isEmpty(); i--) {
                told.add(told.get(random.nextInt(told.size())));
            }
            Collections.shuffle(told, random);
            assertThat(after(told)).as("seed %d, round %d: %s", seed, round, told).isEqualTo(expected);
        }
    }

    @Test
    void parts_that_went_back_never_come_to_more_than_was_bought() {
        Price huge = new Price("USD", Price.AMOUNT_MAX);
        long coins = 2_000_000_000;
        long before = coins;
        for (long back = 0; back <= huge.amount(); back += huge.amount() / 9) {
            Standing standing = Standing.NEW.after(new PaymentNews.Paid(ID, "p", huge.amount(), "USD"), huge, NOW)
                    .after(new PaymentNews.Refunded(ID, back, "USD"), huge, NOW);
            long due = standing.due(coins, huge);
            assertThat(due).isBetween(0L, before);
            before = due;
        }
        assertThat(before).as("all of it went back").isZero();
    }
}
