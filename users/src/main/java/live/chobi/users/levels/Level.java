package live.chobi.users.levels;

/// Level n begins at 100 × (n − 1)² points of experience: 0, 100, 400, 900, 1600 … Early levels come in an evening,
/// later ones mean something, and anybody can work out how far the next one is.
public final class Level {
    private static final long STEP = 100;

    private Level() {
    }

    public static int of(long xp) {
        if (xp < 0) {
            throw new IllegalArgumentException("experience is never negative, got " + xp);
        }
        long steps = xp / STEP;
        long root = (long) Math.sqrt((double) steps);
        // The square root of a large number may be a hair off.
        while (root * root > steps) {
            root--;
        }
        while ((root + 1) * (root + 1) <= steps) {
            root++;
        }
        return Math.toIntExact(root + 1);
    }

    /// The experience at which this level begins.
    public static long startOf(int level) {
        long above = level - 1L;
        return Math.multiplyExact(STEP, Math.multiplyExact(above, above));
    }
}
