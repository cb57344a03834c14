package live.chobi.identity.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.function.UnaryOperator;
import live.chobi.kernel.Problem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
    @ParameterizedTest
    @ValueSource(strings = {"bob", "Alice_99", "a.b-c", "سارة", "مُحَمَّد", "日本語", "Żółć", "हिन्दी", "۱۲۳", "_ab",
        "abcdefghijklmnopqrstuvwxyz012345"})
    void is_a_username(String name) {
        assertThat(Names.username(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ab", "abcdefghijklmnopqrstuvwxyz0123456", "a b c", "bob@home", "bob\u0000", "a/b/c",
        "...", "_-_", "bob\u202Etxt", "bob\u200Dbob", "<b>bob", "\u0301bob", "b\u0301\u0301\u0301\u0301ob", "😀😀😀",
        "\uFDFA\uFDFA\uFDFA", "\uD83Dbob"})
    void is_no_username(String name) {
        assertThat(refusedField(Names::username, name)).isEqualTo("username");
    }

    @ParameterizedTest
    @CsvSource({"Bob,bob", "ｂｏｂ,bob", "BOB,bob", "ﬁnn,finn", "STRASSE,straße", "ΣΊΣΥΦΟΣ,σίσυφος", "Ⅷabc,viiiabc"})
    void are_the_same_name(String one, String other) {
        assertThat(Names.key(one)).isEqualTo(Names.key(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b.co", "first.last+tag@example.test", "سارة@مثال.إختبار", "x_y@sub.domain.example"})
    void is_an_email_address(String text) {
        assertThat(Names.email(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a@", "@b.co", "a@b", "a b@c.de", "a@b@c.de", "a@b..co", "a@.co", "a@b.co\n",
        "a\u0000@b.co", "<a@b.co>"})
    void is_no_email_address(String text) {
        assertThat(refusedField(Names::email, text)).isEqualTo("email");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "a\u0000b", "line\nbreak", "\u202Eevil", "\uD83D",
        "123456789012345678901234567890123456789012345678901"})
    void is_no_display_name(String text) {
        assertThat(refusedField(Names::displayName, text)).isEqualTo("displayName");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sara 🌹", "سارة عبد الله", "O'Neil & Sons"})
    void is_a_display_name(String text) {
        assertThat(Names.displayName(" " + text + " ")).isEqualTo(text);
    }

    private static String refusedField(UnaryOperator<String> rule, String text) {
        return catchThrowableOfType(Problem.class, () -> rule.apply(text)).field().orElseThrow();
    }
}
