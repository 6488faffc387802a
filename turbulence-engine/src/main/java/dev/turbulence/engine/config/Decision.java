package dev.turbulence.engine.config;

import dev.turbulence.engine.random.PythonRandom;
import java.util.Map;

/**
 * A weighted choice.
 *
 * @param options the weight of every option, in file order; none is negative, and at least one is more than 0
 */
public record Decision(Map<String, Double> options) {
    public Decision {
        options = Ordered.copyOf(options);
    }

    /** One of the options, each as likely as its share of all weights. */
    public String draw(PythonRandom random) {
        double left = random.random()
                * options.values().stream().mapToDouble(Double::doubleValue).sum();
        String latest = null;
        for (Map.Entry<String, Double> option : options.entrySet()) {
            if (option.getValue() > 0) {
                latest = option.getKey();
                left -= option.getValue();
                if (left < 0) {
                    return latest;
                }
            }
        }
        // Rounding can leave a trace after the last one.
        return latest;
    }
}
