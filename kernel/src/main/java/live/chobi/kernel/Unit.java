package live.chobi.kernel;

/// What an amount counts. The number is stored with money: it is never changed or used again.
public enum Unit {
    /// What viewers buy and give. Whole coins.
    COIN(1),
    /// What hosts earn. Whole diamonds.
    DIAMOND(2);

    private final short code;

    Unit(int code) {
        this.code = (short) code;
    }

    public short code() {
        return code;
    }
}
