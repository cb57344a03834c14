package live.chobi.gifts.catalogue;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Locale;

/// What a gift is called in each language that the pages speak.
public record Names(@NotBlank @Size(max = 80) String en, @NotBlank @Size(max = 80) String ar) {
    static final Locale ENGLISH = Locale.ENGLISH;

    /// In English where the language is not one of these.
    String in(Locale language) {
        return language.getLanguage().equals("ar") ? ar : en;
    }
}
