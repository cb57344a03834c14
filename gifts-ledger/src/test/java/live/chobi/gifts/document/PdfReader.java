package live.chobi.gifts.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Reads the PDFs that we write, by their cross-reference table alone, and refuses whatever is not as ISO 32000-1 §7.5
/// says. For tests.
public final class PdfReader {
    private static final Pattern ENTRY = Pattern.compile("(\\d{10}) (\\d{5}) ([nf]) \n");
    private static final Pattern KIDS = Pattern.compile("/Kids \\[([^\\]]*)\\]");
    private static final Pattern SHOWN = Pattern
            .compile("(?:/Span <</ActualText <FEFF([0-9A-F]*)>>> BDC\n)?BT [^<]*<([0-9a-f]*)> Tj ET\n(EMC\n)?");

    private final byte[] file;
    private final String text;
    private final List<Integer> offsets = new ArrayList<>();

    public PdfReader(byte[] file) {
        this.file = file;
        this.text = new String(file, StandardCharsets.ISO_8859_1);
        assertThat(text).startsWith("%PDF-1.7\n%").endsWith("%%EOF\n");
        int table = Integer.parseInt(
                text.substring(text.lastIndexOf("startxref\n") + 10, text.lastIndexOf("\n%%EOF")));
        assertThat(text.startsWith("xref\n0 ", table)).as("the table stands where the end says").isTrue();
        int end = text.indexOf('\n', table + 5);
        int count = Integer.parseInt(text.substring(table + 7, end));
        Matcher entry = ENTRY.matcher(text.substring(end + 1, end + 1 + 20 * count));
        for (int i = 0; i < count; i++) {
            assertThat(entry.find()).as("entry %d has twenty bytes", i).isTrue();
            offsets.add(Integer.parseInt(entry.group(1)));
            assertThat(entry.group(3)).isEqualTo(i == 0 ? "f" : "n");
        }
        assertThat(text.substring(end + 1 + 20 * count)).startsWith("trailer\n<</Size " + count + " /Root 1 0 R");
        for (int i = 1; i < count; i++) {
            assertThat(text.startsWith(i + " 0 obj\n", offsets.get(i))).as("object %d", i).isTrue();
        }
    }

    String object(int number) {
        int from = offsets.get(number);
        return text.substring(from, text.indexOf("endobj", from));
    }

    public int pages() {
        return kids().size();
    }

    private List<Integer> kids() {
        Matcher kids = KIDS.matcher(object(2));
        assertThat(kids.find()).isTrue();
        List<Integer> pages = new ArrayList<>();
        for (String kid : kids.group(1).split(" 0 R ?", -1)) {
            if (!kid.isBlank()) {
                pages.add(Integer.parseInt(kid.strip()));
            }
        }
        assertThat(object(2)).contains("/Count " + pages.size());
        return pages;
    }

    /// What is drawn on a page, from 0.
    String content(int page) {
        Matcher contents = Pattern.compile("/Contents (\\d+) 0 R").matcher(object(kids().get(page)));
        assertThat(contents.find()).isTrue();
        int at = offsets.get(Integer.parseInt(contents.group(1)));
        Matcher length = Pattern.compile("/Length (\\d+)").matcher(text).region(at, text.length());
        assertThat(length.find()).isTrue();
        int from = text.indexOf("stream\n", at) + 7;
        int to = from + Integer.parseInt(length.group(1));
        assertThat(text.startsWith("\nendstream\nendobj\n", to)).as("the stream is as long as it says").isTrue();
        return new String(inflated(from, to), StandardCharsets.US_ASCII);
    }

    private byte[] inflated(int from, int to) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(file, from, to - from);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[4_096];
            while (!inflater.finished()) {
                int read = inflater.inflate(buffer);
                assertThat(read > 0 || inflater.finished()).isTrue();
                out.write(buffer, 0, read);
            }
            return out.toByteArray();
        } catch (DataFormatException e) {
            throw new AssertionError(e);
        } finally {
            inflater.end();
        }
    }

    /// Every piece of text as it is drawn.
    public List<String> shown() {
        return pieces(false);
    }

    /// Every piece of text as it says itself to who cannot see it.
    public List<String> said() {
        return pieces(true);
    }

    private List<String> pieces(boolean asSaid) {
        List<String> pieces = new ArrayList<>();
        for (int page = 0; page < pages(); page++) {
            Matcher piece = SHOWN.matcher(content(page));
            while (piece.find()) {
                String actual = piece.group(1);
                assertThat(actual == null).as("what begins is ended").isEqualTo(piece.group(3) == null);
                pieces.add(asSaid && actual != null
                        ? new String(HexFormat.of().parseHex(actual), StandardCharsets.UTF_16BE)
                        : new String(HexFormat.of().parseHex(piece.group(2)), Charset.forName("windows-1252")));
            }
        }
        return pieces;
    }
}
