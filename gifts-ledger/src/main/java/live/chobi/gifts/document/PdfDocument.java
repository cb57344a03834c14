package live.chobi.gifts.document;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;

/// A PDF of text and lines on A4 pages, in the two standard fonts that every reader has. Text that these cannot show is
/// drawn in Latin letters and carries itself as `ActualText`, so that it can be searched, copied and read aloud. The
/// same calls make the same bytes. Source: ISO 32000-1, §7.3–7.5 (objects, file structure), §9.4 (text), §14.9.4
/// (replacement text). Owner: whoever made it.
public final class PdfDocument {
    public static final String CONTENT_TYPE = "application/pdf";
    /// In points, from the lower left corner.
    public static final double WIDTH = 595.28;
    public static final double HEIGHT = 841.89;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("'D:'yyyyMMddHHmmss'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final String title;
    private final Instant at;
    private final List<StringBuilder> pages = new ArrayList<>();

    /// @param at when it says that it was made
    public PdfDocument(String title, Instant at) {
        this.title = title;
        this.at = at;
    }

    /// What follows stands on a new page.
    public PdfDocument page() {
        pages.add(new StringBuilder());
        return this;
    }

    public int pages() {
        return pages.size();
    }

    /// On the newest page; cut where it is longer than `room`.
    public PdfDocument text(double x, double y, double size, boolean bold, double room, String text) {
        return text(pages.size() - 1, x, y, size, bold, room, text);
    }

    /// Ends at `right`.
    public PdfDocument textTo(double right, double y, double size, boolean bold, double room, String text) {
        Helvetica font = font(bold);
        double width = font.width(font.fitting(LatinText.of(text), size, room), size);
        return text(right - width, y, size, bold, room, text);
    }

    /// @param page from 0
    public PdfDocument text(int page, double x, double y, double size, boolean bold, double room, String text) {
        String latin = LatinText.of(text);
        String shown = font(bold).fitting(latin, size, room);
        StringBuilder out = pages.get(page);
        boolean isReplaced = !latin.equals(text);
        if (isReplaced) {
            out.append("/Span <</ActualText ").append(utf16(text)).append(">> BDC\n");
        }
        out.append("BT /").append(bold ? "F2" : "F1").append(' ').append(number(size)).append(" Tf ")
                .append(number(x)).append(' ').append(number(y)).append(" Td <")
                .append(HexFormat.of().formatHex(shown.getBytes(LatinText.WIN_ANSI))).append("> Tj ET\n");
        if (isReplaced) {
            out.append("EMC\n");
        }
        return this;
    }

    /// Across the newest page.
    public PdfDocument line(double x, double y, double right) {
        pages.getLast().append("0.5 w ").append(number(x)).append(' ').append(number(y)).append(" m ")
                .append(number(right)).append(' ').append(number(y)).append(" l S\n");
        return this;
    }

    private static Helvetica font(boolean bold) {
        return bold ? Helvetica.BOLD : Helvetica.REGULAR;
    }

    /// The whole file.
    public byte[] bytes() {
        Numbered objects = new Numbered();
        int pageTree = 2;
        int firstPage = 6;
        StringBuilder kids = new StringBuilder();
        for (int i = 0; i < pages.size(); i++) {
            kids.append(firstPage + 2 * i).append(" 0 R ");
        }
        objects.add("<</Type /Catalog /Pages " + pageTree + " 0 R>>");
        objects.add("<</Type /Pages /Count " + pages.size() + " /Kids [" + kids.toString().strip() + "]>>");
        for (Helvetica font : Helvetica.values()) {
            objects.add(
                    "<</Type /Font /Subtype /Type1 /BaseFont /" + font.baseFont() + " /Encoding /WinAnsiEncoding>>");
        }
        objects.add("<</Title " + utf16(title) + " /Producer (Chobi) /CreationDate (" + DATE.format(at) + ")>>");
        for (int i = 0; i < pages.size(); i++) {
            objects.add("<</Type /Page /Parent " + pageTree + " 0 R /MediaBox [0 0 " + number(WIDTH) + " "
                    + number(HEIGHT) + "] /Resources <</Font <</F1 3 0 R /F2 4 0 R>>>> /Contents "
                    + (firstPage + 2 * i + 1) + " 0 R>>");
            objects.addStream(pages.get(i).toString().getBytes(StandardCharsets.US_ASCII));
        }
        return objects.file("<</Size " + (objects.count() + 1) + " /Root 1 0 R /Info 5 0 R>>");
    }

    /// A text string (§7.9.2.2), in hexadecimal, so that nothing in it ends it.
    private static String utf16(String text) {
        return "<FEFF" + HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.UTF_16BE)) + ">";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    /// Numbered from 1 in the order in which they are added, with their places in the file.
    private static final class Numbered {
        private static final byte[] HEADER = "%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n"
                .getBytes(StandardCharsets.ISO_8859_1);

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final List<Integer> offsets = new ArrayList<>();

        Numbered() {
            out.writeBytes(HEADER);
        }

        int count() {
            return offsets.size();
        }

        void add(String body) {
            begin();
            write(body + "\nendobj\n");
        }

        void addStream(byte[] content) {
            byte[] packed = deflated(content);
            begin();
            write("<</Length " + packed.length + " /Filter /FlateDecode>>\nstream\n");
            out.writeBytes(packed);
            write("\nendstream\nendobj\n");
        }

        private void begin() {
            offsets.add(out.size());
            write(offsets.size() + " 0 obj\n");
        }

        byte[] file(String trailer) {
            int table = out.size();
            write("xref\n0 " + (offsets.size() + 1) + "\n0000000000 65535 f \n");
            offsets.forEach(offset -> write(String.format(Locale.ROOT, "%010d 00000 n \n", offset)));
            write("trailer\n" + trailer + "\nstartxref\n" + table + "\n%%EOF\n");
            return out.toByteArray();
        }

        private void write(String ascii) {
            out.writeBytes(ascii.getBytes(StandardCharsets.US_ASCII));
        }

        private static byte[] deflated(byte[] content) {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            Deflater deflater = new Deflater();
            try {
                deflater.setInput(content);
                deflater.finish();
                byte[] buffer = new byte[8_192];
                while (!deflater.finished()) {
                    packed.write(buffer, 0, deflater.deflate(buffer));
                }
            } finally {
                deflater.end();
            }
            return packed.toByteArray();
        }
    }
}
