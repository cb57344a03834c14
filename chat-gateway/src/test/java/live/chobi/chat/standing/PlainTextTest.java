package live.chobi.chat.standing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What readers take for the same is the same to the filter.
class PlainTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            مَرْحَبًا    | مرحبا    | diacritics
            مرحـــبا   | مرحبا    | tatweel
            أحمد       | احمد     | alef with hamza above
            إسلام      | اسلام    | alef with hamza below
            آمال       | امال     | alef with madda
            ٱلله       | الله     | alef wasla
            مستشفى     | مستشفي   | alef maksura
            علی        | علي      | Farsi yeh
            مدرسة      | مدرسه    | teh marbuta
            مسؤول      | مسوول    | hamza on waw
            بئر        | بير      | hamza on yeh
            کتاب       | كتاب     | keheh
            ﻣﺮﺣﺒﺎ      | مرحبا    | presentation forms
            ﻻ          | لا       | a ligature
            ٠١٢٣٤٥٦٧٨٩ | 0123456789 | Arabic-Indic digits
            ۰۱۲۳۴۵۶۷۸۹ | 0123456789 | the Persian ones
            HeLLo      | hello    | case
            Ｈｅｌｌｏ  | hello    | full width
            𝓱𝓮𝓵𝓵𝓸      | hello    | mathematical letters
            héllò      | hello    | accents
            İstanbul   | istanbul | a dotted capital
            """)
    void spelled_otherwise_it_is_the_same_text(String written, String plain, String because) {
        assertThat(PlainText.of(written)).as(because).isEqualTo(plain);
    }

    @Test
    void what_nobody_sees_is_not_there() {
        for (int hidden : new int[]{0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x00AD, 0x061C, 0x200E, 0x202E, 0x2066,
            0xFE0F, 0x034F}) {
            assertThat(PlainText.of("سب" + Character.toString(hidden) + "ام")).as(Integer.toHexString(hidden))
                    .isEqualTo("سبام");
        }
    }

    @Test
    void all_blanks_are_a_space() {
        for (int blank : new int[]{0x00A0, 0x2003, 0x3000, 0x2028, 0x0009, 0x3164, 0x2800, 0x202F}) {
            assertThat(PlainText.of("a" + Character.toString(blank) + "b")).as(Integer.toHexString(blank))
                    .isEqualTo("a b");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            one, two!            | one two
            s p a m here         | spam here
            s.p.a.m              | spam
            s-p_a*m now          | spam now
            س ب ا م              | سبام
            I a                  | i a
            pаypаl               | paypal
            привет мир           | привет мир
            """)
    void words_are_what_is_between_the_marks_and_letters_one_by_one_spell_a_word(String text, String words) {
        assertThat(String.join(" ", PlainText.words(PlainText.of(text)))).isEqualTo(words);
    }

    @Test
    void a_drawn_out_word_and_one_with_its_article_are_read_as_the_word() {
        assertThat(PlainText.readings("spaaaam")).contains("spaam", "spam");
        assertThat(PlainText.readings("والسبام")).contains("سبام");
        assertThat(PlainText.readings("الله")).as("three letters at least are left").containsExactly("الله");
        assertThat(PlainText.readings("good")).isEqualTo(List.of("good"));
    }
}
