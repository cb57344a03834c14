package live.chobi.gifts.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A PDF that a strict reader can read: every object where the table says, every stream as long as it says.
class PdfDocumentTest {
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

    private static PdfDocument page() {
        return new PdfDocument("A title (with parentheses) \\ محمد", AT).page();
    }

    @Test
    void every_object_stands_where_the_table_says() {
        PdfDocument pdf = page().text(50, 700, 12, false, 400, "first").line(50, 690, 300).page()
                .text(50, 700, 12, true, 400, "second").page();
        PdfReader read = new PdfReader(pdf.bytes());
        assertThat(read.pages()).isEqualTo(3);
        assertThat(read.object(1)).contains("/Type /Catalog");
        assertThat(read.object(3)).contains("/BaseFont /Helvetica ", "/WinAnsiEncoding");
        assertThat(read.object(4)).contains("/BaseFont /Helvetica-Bold ");
        assertThat(read.object(5)).contains("/CreationDate (D:20260102030405Z)");
        assertThat(read.shown()).containsExactly("first", "second");
        assertThat(read.said()).containsExactly("first", "second");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            # text             | drawn
            Ana                | Ana
            (x) \\ >> BDC      | (x) \\ >> BDC
            Zoë Müller         | Zoë Müller
            10 €               | 10 €
            محمد الأحمد        | Mhmd Alahmd
            \u0645\u064F\u062D\u064E\u0645\u0651\u064E\u062F | Muhamad
            ١٢٣                | 123
            Łukasz             | ?ukasz
            Dvořák             | Dvorák
            ﬁne                | fine
            😀 smile           | ? smile
            \u202Eevil\u202C          | evil
            """)
    void what_the_fonts_cannot_show_is_drawn_in_latin_and_says_itself(String text, String drawn) {
        PdfReader read = new PdfReader(page().text(50, 700, 12, false, 400, text).bytes());
        assertThat(read.shown()).containsExactly(drawn);
        assertThat(read.said()).as("for who searches, copies or listens").containsExactly(text);
    }

    @Test
    void text_that_is_too_long_is_cut_and_numbers_end_at_their_column() {
        PdfDocument pdf = page().text(50, 700, 10, false, 60, "a name that is far too long for its column");
        String cut = new PdfReader(pdf.bytes()).shown().getFirst();
        assertThat(cut).endsWith("…").startsWith("a name");
        assertThat(Helvetica.REGULAR.width(cut, 10)).isLessThanOrEqualTo(60);
        PdfReader right = new PdfReader(page().textTo(545.28, 700, 10, false, 100, "1,234").bytes());
        // Four digits of 556 and a comma of 278 thousandths.
        assertThat(right.content(0)).contains("520.26 700.00 Td");
    }

    @Test
    void the_same_calls_make_the_same_bytes() {
        assertThat(page().text(50, 700, 12, false, 400, "محمد").bytes())
                .isEqualTo(page().text(50, 700, 12, false, 400, "محمد").bytes());
    }

    @Test
    void no_text_whatever_breaks_the_file() {
        for (String text : List.of("", " ", "\\", "(", ")", "<", ">", "%", "\r\n\t", "endstream", "endobj", "𝒳",
                "\uFFFF", "ﷺ", "ا".repeat(10_000))) {
            PdfReader read = new PdfReader(page().text(50, 700, 12, false, 400, text).page().bytes());
            assertThat(read.pages()).as(text).isEqualTo(2);
        }
    }
}
