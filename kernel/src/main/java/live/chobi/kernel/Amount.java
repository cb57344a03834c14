package live.chobi.kernel;

/// Whole minor units of one unit; negative where something leaves. Overflow throws, it never wraps.
public record Amount(Unit unit, long minor) {
    public static Amount coins(long minor) {
        return new Amount(Unit.COIN, minor);
    }

    public static Amount diamonds(long minor) {
        return new Amount(Unit.DIAMOND, minor);
    }

    public Amount plus(Amount other) {
        if (!unit.equals(other.unit)) {
            throw new IllegalArgumentException("cannot add " + other + " to " + this);
        }
        return new Amount(unit, Math.addExact(minor, other.minor));
    }

    public Amount negated() {
        return new Amount(unit, Math.negateExact(minor));
    }

    public Amount times(long factor) {
        return new Amount(unit, Math.multiplyExact(minor, factor));
    }

    @Override
    public String toString() {
        return minor + " " + unit;
    }
}
