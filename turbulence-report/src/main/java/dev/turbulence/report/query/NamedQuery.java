package dev.turbulence.report.query;

import dev.turbulence.storage.StorageException;
import dev.turbulence.storage.StoredRun;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** What people ask of a run most, asked by a name. Both storages give the same answers. */
public enum NamedQuery {
    /** Instances that failed, each with its first cause, in the order they ended. */
    FAILED_INSTANCES(
            "failed-instances", RecordAnswers::failedInstances, Filter.SCENARIO, Filter.INSTANCE, Filter.WARM_UP),
    /** Http steps, each with its instance, in the order of recording. */
    HTTP_STEPS("http-steps", RecordAnswers::httpSteps, except(Filter.TYPE)),
    /** Steps of all types, each with its instance, in the order of recording. */
    STEPS("steps", RecordAnswers::steps, except()),
    /** Assertions that did not hold, each with its instance, in the order of recording. */
    FAILED_ASSERTIONS(
            "failed-assertions",
            RecordAnswers::failedAssertions,
            Filter.SCENARIO,
            Filter.ASSERTION,
            Filter.INSTANCE,
            Filter.STATUS,
            Filter.WARM_UP),
    /** Http, wait and grpc steps, slowest first, each with its instance. */
    SLOWEST_STEPS("slowest-steps", RecordAnswers::slowestSteps, except()),
    /** How many http, wait and grpc steps came back with which status code. */
    STATUS_CODES("status-codes", NumberAnswers::statusCodes, except(Filter.STATUS_CODE)),
    /** Exact latency statistics of each step. */
    LATENCY("latency", NumberAnswers::latency, except()),
    /** Why instances failed, most frequent cause first. */
    ERRORS("errors", NumberAnswers::errors);

    private final String word;
    private final BiFunction<StoredRun, Narrowing, Answer> ask;
    private final Set<Filter> filters;

    NamedQuery(String word, BiFunction<StoredRun, Narrowing, Answer> ask, Filter... filters) {
        this.word = word;
        this.ask = ask;
        this.filters = filters.length == 0 ? EnumSet.noneOf(Filter.class) : EnumSet.copyOf(List.of(filters));
    }

    /** The filters of steps but these. */
    private static Filter[] except(Filter... some) {
        Set<Filter> filters = EnumSet.complementOf(EnumSet.of(Filter.ASSERTION));
        filters.removeAll(List.of(some));
        return filters.toArray(Filter[]::new);
    }

    /**
     * The query of that name.
     *
     * @throws QuestionException if there is none; lists those there are
     */
    public static NamedQuery parse(String word) {
        return Arrays.stream(values())
                .filter(query -> query.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new QuestionException("There is no query '" + word + "'. There are "
                        + Arrays.stream(values()).map(NamedQuery::toString).collect(Collectors.joining(", ")) + "."));
    }

    /** What it can be narrowed by. */
    public Set<Filter> filters() {
        return Collections.unmodifiableSet(filters);
    }

    /**
     * Asks a run.
     *
     * @param values one for each filter that is to narrow the answer
     * @return the answer, to be closed
     * @throws QuestionException if the query does not have one of the filters, or a value makes no sense
     * @throws StorageException if a value names what the run does not know, or the run cannot be read
     */
    public Answer ask(StoredRun run, Map<Filter, String> values, RowRange range) {
        Map<Filter, String> given = new EnumMap<>(Filter.class);
        given.putAll(values);
        for (Filter filter : given.keySet()) {
            if (!filters.contains(filter)) {
                throw new QuestionException("The query " + word + " cannot be narrowed by " + filter
                        + (filters.isEmpty()
                                ? " or anything else."
                                : ", but by "
                                        + filters.stream().map(Filter::toString).collect(Collectors.joining(", "))
                                        + "."));
            }
        }
        return ask.apply(run, new Narrowing(given, range));
    }

    /** Its name for people. */
    @Override
    public String toString() {
        return word;
    }
}
