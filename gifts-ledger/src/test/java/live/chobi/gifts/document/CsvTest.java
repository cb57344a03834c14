package live.chobi.gifts.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Cells as they stand in a file; a spreadsheet must never run one.
class CsvTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            # text                          | cell
            rose x 3                        | rose x 3
            a,b                             | "a,b"
            say "hi"                        | "say ""hi\"""
            محمد                            | محمد
            =1+1                            | '=1+1
            =HYPERLINK("http://x","y")      | "'=HYPERLINK(""http://x"",""y"")"
            +1 800                          | '+1 800
            -1                              | -1
            -20                             | -20
            -1+cmd                          | '-1+cmd
            -                               | '-
            @SUM(A1)                        | '@SUM(A1)
            ＝1+1                           | '＝1+1
            a=1                             | a=1
            """)
    void what_a_spreadsheet_would_run_has_an_apostrophe(String text, String cell) {
        assertThat(Csv.cell(text)).isEqualTo(cell);
    }

    @Test
    void spaces_tabs_and_lines_before_it_do_not_help() {
        assertThat(Csv.cell("  =1")).isEqualTo("'  =1");
        assertThat(Csv.cell("\t=1")).isEqualTo("'\t=1");
        assertThat(Csv.cell("\r=1")).isEqualTo("\"'\r=1\"");
        assertThat(Csv.cell("\n@x")).isEqualTo("\"'\n@x\"");
        assertThat(Csv.cell("")).isEmpty();
    }

    @Test
    void lines_end_as_rfc_4180_says() {
        assertThat(new String(Csv.write(List.of("a", "b"), List.of(List.of("1", "x\ny"), List.of("-2", "=z"))),
                StandardCharsets.UTF_8)).isEqualTo("a,b\r\n1,\"x\ny\"\r\n-2,'=z\r\n");
    }
}
