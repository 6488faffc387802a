package dev.turbulence.report.internal.compare.statistics;

/**
 * How sure one of several comparisons has to be, so that all of them together are wrong with a probability of 5 % at most,
 * whatever depends on what (Bonferroni): with a hundred comparisons at 95 % each, five would be taken for changes where
 * nothing is different.
 *
 * @param comparisons how many numbers are compared; 0 counts as 1
 */
public record Confidence(int comparisons) {

    /** What all comparisons together may be wrong with. */
    public static final double ERROR = 0.05;

    /** The probability that is left out on each side of an interval. */
    double tail() {
        return ERROR / Math.max(1, comparisons) / 2;
    }

    /** The confidence of one interval, in percent: 95 for one comparison, more for more. */
    public double percent() {
        return 100 * (1 - 2 * tail());
    }
}
