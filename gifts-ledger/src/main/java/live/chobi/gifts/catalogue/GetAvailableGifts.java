package live.chobi.gifts.catalogue;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import org.jspecify.annotations.Nullable;

/// `gifts.getAvailableGifts`: what can be given now, as a bare array, cheapest first.
public final class GetAvailableGifts implements Procedure<GetAvailableGifts.Input, List<Gift>> {
    /// @param locale of the names, as a language tag (BCP 47) like `ar` or `ar-SA`; English where it is absent, or a
    /// language that gifts have no names in. Said by the question itself and not by a header, so that an answer that is
    /// kept somewhere is never shown to another language.
    public record Input(
            @Nullable @Size(max = 35) @Pattern(regexp = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*") String locale) {}

    private final Showcase showcase;

    public GetAvailableGifts(Showcase showcase) {
        this.showcase = showcase;
    }

    @Override
    public List<Gift> handle(Caller caller, Input input) {
        Locale language = input.locale() == null ? Names.ENGLISH : Locale.forLanguageTag(input.locale());
        return showcase.available(language);
    }
}
