package dev.turbulence.report.internal.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Round numbers along an axis that begins at 0.
 *
 * @param step from one to the next
 * @param top the last one, not below the greatest value shown
 */
record Scale(double step, double top) {

    private static final int WANTED = 4;
    private static final double[] ROUND = {1, 2, 5, 10};
    private static final double[] ROUND_SECONDS = {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200};

    /** @param greatest the greatest value shown */
    static Scale of(double greatest) {
        if (!(greatest > 0)) {
            return new Scale(1, 1);
        }
        double power = Math.pow(10, Math.floor(Math.log10(greatest / WANTED)));
        double step = ROUND[ROUND.length - 1] * power;
        for (int i = ROUND.length - 1; i >= 0; i--) {
            if (ROUND[i] * power * WANTED >= greatest) {
                step = ROUND[i] * power;
            }
        }
        return new Scale(step, step * Math.ceil(greatest / step - 1e-9));
    }

    /** For seconds, whose round numbers are those of a clock. */
    static Scale ofSeconds(double greatest) {
        for (double step : ROUND_SECONDS) {
            if (step * 2 * WANTED >= greatest) {
                return greatest < 2 ? of(greatest) : new Scale(step, greatest);
            }
        }
        double step = ROUND_SECONDS[ROUND_SECONDS.length - 1] * Math.ceil(greatest / 7_200 / 2 / WANTED);
        return new Scale(step, greatest);
    }

    /** The round numbers above 0, up to the top. */
    List<Double> marks() {
        List<Double> marks = new ArrayList<>();
        for (int i = 1; i * step <= top * (1 + 1e-9); i++) {
            marks.add(i * step);
        }
        return marks;
    }

    /** A mark, with as many digits as the step has. */
    String label(double mark) {
        int digits = step >= 1 ? 0 : (int) Math.ceil(-Math.log10(step) - 1e-9);
        return String.format(Locale.ROOT, "%,." + digits + "f", mark);
    }

    /** Seconds as a clock shows them: {@code 5 s}, {@code 1:30}, {@code 1:00:00}. */
    String clock(double seconds) {
        if (top < 100) {
            return label(seconds) + " s";
        }
        long whole = Math.round(seconds);
        return top < 3_600
                ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3_600, whole / 60 % 60, whole % 60);
    }
}
