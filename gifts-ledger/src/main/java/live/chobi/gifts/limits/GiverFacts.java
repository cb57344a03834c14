package live.chobi.gifts.limits;

/// Facts of a batch that have its givers.
public interface GiverFacts {
    GiverBook givers();
}
