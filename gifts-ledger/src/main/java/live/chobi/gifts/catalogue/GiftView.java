package live.chobi.gifts.catalogue;

import java.util.UUID;

/// A gift as rows and events show it.
public record GiftView(UUID id, String code, String name, Tier tier) {
    public static GiftView of(Gift gift) {
        return new GiftView(gift.id(), gift.code(), gift.name(), gift.tier());
    }
}
