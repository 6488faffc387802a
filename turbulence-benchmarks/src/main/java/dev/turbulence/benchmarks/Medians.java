package dev.turbulence.benchmarks;

import java.util.Arrays;
import java.util.Collection;

/** The one figure that stands for many. */
public final class Medians {

    private Medians() {}

    /** The median; of an even number of figures the mean of the two in the middle. */
    public static double of(Collection<Double> figures) {
        double[] sorted =
                figures.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** The figure that the given share of them, 0 to 1, does not exceed; sorts them. */
    public static double quantile(double[] figures, double share) {
        Arrays.sort(figures);
        return figures[(int) Math.min(figures.length - 1, Math.ceil(share * figures.length))];
    }
}
