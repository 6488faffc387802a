package dev.turbulence.engine.config;

import java.util.List;

/** SUT or scenario files that cannot be played. The message shows every problem with its place. */
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** @param problems at least one, in the order they are shown */
    public ConfigurationException(List<Problem> problems) {
        super(problems.toString());
        this.problems = List.copyOf(problems);
    }

    /** Every problem, by file and line. */
    public List<Problem> problems() {
        return problems;
    }
}
