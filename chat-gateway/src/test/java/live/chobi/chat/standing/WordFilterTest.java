package live.chobi.chat.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import live.chobi.kernel.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordFilterTest {
    private static boolean refuses(String word, String text) {
        return WordFilter.of(List.of(word)).matches(Wording.of(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            spam        | buy SPAM now
            spam        | spaaaaam
            spam        | s p a m
            spam        | s.p.a.m!
            spam        | ｓｐａｍ
            spam        | spаm
            spam        | ѕрам
            coke        | СОКЕ
            coke        | сокееее
            spam*       | spammer
            *spam       | antispam
            *spam*      | antispammer
            buy coins   | please BUY, coins!
            خداع        | خـــداع
            خداع        | خِدَاع
            خداع        | الخداع
            أحمق        | احمق
            احمق        | أَحْمَق
            مدرسة       | مدرسه
            ٩١١         | call 911
            911         | call ٩١١
            """)
    void the_word_is_found_however_it_is_spelled(String word, String text) {
        assertThat(refuses(word, text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            spam        | spammer
            spam        | antispam
            ass         | class assistance
            buy coins   | coins to buy
            buy coins   | buy coinsurance
            god         | good
            cop         | сорт
            мир         | mup
            """)
    void another_word_is_not(String word, String text) {
        assertThat(refuses(word, text)).isFalse();
    }

    @Test
    void a_word_without_letters_is_refused_and_names_the_field() {
        assertThatThrownBy(() -> WordFilter.check(List.of("ok", "***"))).isInstanceOfSatisfying(Problem.class,
                it -> assertThat(it.field()).contains("words"));
    }

    @Test
    void no_words_match_nothing() {
        assertThat(WordFilter.NONE.matches(Wording.of("anything"))).isFalse();
    }
}
