package live.chobi.gifts.catalogue;

/// How grand a gift is drawn.
public enum Tier {
    COMMON, RARE, LEGENDARY
}
