package dev.turbulence.storage.gate;

/** The unit that a limit is written in. */
public enum Unit {
    /** None written: the metric's own. */
    NONE("", 1),
    PERCENT("%", 1),
    MILLISECONDS("ms", 1),
    SECONDS("s", 1000);

    private final String symbol;
    private final int factor;

    Unit(String symbol, int factor) {
        this.symbol = symbol;
        this.factor = factor;
    }

    /** How it is written; empty for {@link #NONE}. */
    public String symbol() {
        return symbol;
    }

    /** How many of the metric's own unit one of this unit is. */
    int factor() {
        return factor;
    }
}
