package live.chobi.gifts.document;

import java.util.Arrays;
import java.util.stream.Collectors;

/// The widths of the standard font, in thousandths of its size. Source: Adobe's font metrics of Helvetica and
/// Helvetica-Bold, for the characters from 32 to 126. Pure.
enum Helvetica {
    REGULAR("Helvetica",
            "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 "
                    + "556 556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 "
                    + "667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 "
                    + "556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584"), BOLD("Helvetica-Bold",
                            "278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 "
                                    + "556 333 333 584 584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 "
                                    + "778 667 778 722 667 611 722 667 944 667 667 611 333 278 333 584 556 333 556 611 556 611 "
                                    + "556 333 611 611 278 278 556 278 889 611 611 611 611 389 556 333 611 556 778 556 556 500 "
                                    + "389 280 389 584");

    private static final int FIRST = 32;
    /// Of letters with accents, about.
    private static final int OTHER = 611;
    private static final String ELLIPSIS = "…";

    private final String baseFont;
    /// One character for each, whose number is its width.
    private final String widths;

    Helvetica(String baseFont, String widths) {
        this.baseFont = baseFont;
        this.widths = Arrays.stream(widths.split(" ", -1)).map(it -> Character.toString(Integer.parseInt(it)))
                .collect(Collectors.joining());
    }

    String baseFont() {
        return baseFont;
    }

    /// In points.
    ///
    /// @param latin as [LatinText] writes it
    double width(String latin, double size) {
        return latin.chars().mapToDouble(it -> width(it, size)).sum();
    }

    private double width(int character, double size) {
        boolean isKnown = character >= FIRST && character - FIRST < widths.length();
        return (isKnown ? widths.charAt(character - FIRST) : OTHER) * size / 1_000;
    }

    /// What of it fits, with an ellipsis where something does not.
    String fitting(String latin, double size, double room) {
        if (width(latin, size) <= room) {
            return latin;
        }
        double used = width(ELLIPSIS, size);
        int end = 0;
        while (used + width(latin.charAt(end), size) <= room) {
            used += width(latin.charAt(end), size);
            end++;
        }
        return latin.substring(0, end) + ELLIPSIS;
    }
}
