package live.chobi.gifts.catalogue;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A gift as administrators see it, valid now or not.
///
/// @param price coins
/// @param animation how clients draw it
/// @param active false: it is not given, whatever its time
/// @param validFrom null: always
/// @param validTo the first moment at which it is not given any more; null: never
public record GiftTerms(UUID id, String code, Names name, Tier tier, long price, String animation, boolean active,
        @Nullable Instant validFrom, @Nullable Instant validTo) {
    Gift gift(Locale language) {
        return new Gift(id, code, name.in(language), tier, price, animation);
    }
}
