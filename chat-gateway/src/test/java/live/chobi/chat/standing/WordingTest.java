package live.chobi.chat.standing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a text is taken for.
class WordingTest {
    @ParameterizedTest
    @ValueSource(strings = {"😀", "👍🏽 👍🏿", "👨‍👩‍👧‍👦", "🇸🇦🇪🇬", "❤️", "1️⃣", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", " 🔥\n🔥 ",
        "☺", "#️⃣*️⃣"})
    void these_are_emoji_and_nothing_else(String text) {
        assertThat(Wording.of(text).isEmojiOnly()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "😀 hi", "1", "#", "٣", "مرحبا 😀", ".", "\u200D", "*", "12 😀"})
    void these_are_not(String text) {
        assertThat(Wording.of(text).isEmojiOnly()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.com/x", "look: http://a", "HTTPS://EXAMPLE", "www.example", "example.com",
        "go to shop.example.net now", "t.me/channel", "example。com", "ｅｘａｍｐｌｅ．ｃｏｍ", "exa\u200Bmple.com",
        "example (dot) com", "example [.] com", "example . com", "example dot com", "10.0.0.7", "مثال.موقع",
        "زوروا متجري.كوم الآن", "متجر.عرب", "بث.قطر/قناة", "مثال . مصر", "xn--mgbh0fb.xn--4gbrim",
        "rtmp://host/live", "magnet:?xt=1"})
    void these_are_links(String text) {
        assertThat(Wording.of(text).hasLink()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "I like it. Come in", "help.me", "1.5", "version 1.2.3", "wait...what", "3:45",
        "www", "a/b", "مرحبا. كيف الحال", "ذهبت.كومبيوتر", "من قطر. عرب", "no.", "10.000.000"})
    void these_are_none(String text) {
        assertThat(Wording.of(text).hasLink()).isFalse();
    }

    @Test
    void texts_that_differ_in_spelling_alone_have_one_fingerprint() {
        assertThat(List.of("Hello, world", "hello world!!", "HELLO\u200B  wörld", "ｈｅｌｌｏ world"))
                .extracting(it -> Wording.of(it).fingerprint()).containsOnly(Wording.of("hello world").fingerprint());
        assertThat(Wording.of("hello worlds").fingerprint()).isNotEqualTo(Wording.of("hello world").fingerprint());
        assertThat(Wording.of("😀").fingerprint()).isNotEqualTo(Wording.of("🔥").fingerprint());
    }

    /// Five thousand code points are the most that is ever read; a pattern that backtracks would not come to an end.
    @Test
    void any_text_is_judged() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String[] pieces = {"a", ".", "-", " ", "dot", "(", "1", "com", "://", "\u0640", "أ", "\u200B", "😀", "\uFE0F"};
        for (int i = 0; i < 200; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(2_000); length > 0; length--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            assertThat(Wording.of(text.toString()).words()).as("seed %d", seed).doesNotContain("");
        }
        assertThat(Wording.of("a.".repeat(2_500)).hasLink()).isFalse();
        assertThat(Wording.of("a".repeat(5_000)).hasLink()).isFalse();
    }
}
