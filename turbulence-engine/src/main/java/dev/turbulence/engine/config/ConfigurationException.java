package dev.turbulence.engine.config;

import java.util.List;
import java.util.stream.Collectors;

/** SUT or scenario files that cannot be played. The message shows every problem with its place. */
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** @param problems at least one, in the order they are shown */
    public ConfigurationException(List<Problem> problems) {
        super(message(problems));
        this.problems = List.copyOf(problems);
    }

    /** Every problem, in the order the files were read, and by line in each. */
    public List<Problem> problems() {
        return problems;
    }

    private static String message(List<Problem> problems) {
        long files = problems.stream().map(Problem::file).distinct().count();
        String separator = System.lineSeparator();
        return problems.size()
                + (problems.size() == 1 ? " problem in " : " problems in ")
                + files
                + (files == 1 ? " file:" : " files:")
                + separator
                + problems.stream().map(Problem::format).collect(Collectors.joining(separator));
    }
}
