package dev.turbulence.maven;

import dev.turbulence.report.query.Answer;
import dev.turbulence.report.query.AnswerFile;
import dev.turbulence.report.query.AnswerFormat;
import dev.turbulence.report.query.Filter;
import dev.turbulence.report.query.NamedQuery;
import dev.turbulence.report.query.QuestionException;
import dev.turbulence.report.query.RowRange;
import dev.turbulence.report.query.SqlValues;
import dev.turbulence.storage.StorageException;
import dev.turbulence.storage.StoredRun;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Asks a stored run something, by the name of a query or in SQL, and prints the answer or writes it to a file. Only reads. */
@Mojo(name = "query", requiresProject = false, aggregator = true, threadSafe = true)
public final class QueryMojo extends AbstractRunsMojo {

    private static final long ROWS_ON_A_CONSOLE = 20;

    /**
     * What is asked: {@code failed-instances}, {@code http-steps}, {@code steps}, {@code failed-assertions},
     * {@code slowest-steps}, {@code status-codes}, {@code latency} or {@code errors}.
     */
    @Parameter(property = "turbulence.query")
    String query;

    /** What is asked in SQL, instead of a named query; the run must be stored in SQLite. */
    @Parameter(property = "turbulence.sql")
    String sql;

    /** Values for each {@code ?} in the SQL, separated by commas. */
    @Parameter(property = "turbulence.sqlParameters")
    List<String> sqlParameters;

    /** After how many seconds SQL is given up. */
    @Parameter(property = "turbulence.timeoutSeconds", defaultValue = "30")
    long timeoutSeconds;

    /** Only what belongs to this scenario. */
    @Parameter(property = "turbulence.scenario")
    String scenario;

    /** Only steps of this name. */
    @Parameter(property = "turbulence.step")
    String step;

    /** Only steps that were sent to this service. */
    @Parameter(property = "turbulence.service")
    String service;

    /** Only steps of this type: {@code http}, {@code wait}, {@code assert}, ... */
    @Parameter(property = "turbulence.type")
    String type;

    /** Only assertions of this name. */
    @Parameter(property = "turbulence.assertion")
    String assertion;

    /** Only what belongs to the instance with this id. */
    @Parameter(property = "turbulence.instance")
    String instance;

    /** Only what belongs to instances with this status: {@code pass} or {@code fail}. */
    @Parameter(property = "turbulence.status")
    String status;

    /** Only steps with this status code. */
    @Parameter(property = "turbulence.statusCode")
    String statusCode;

    /** Only steps that took so many milliseconds or longer. */
    @Parameter(property = "turbulence.minLatencyMs")
    String minLatencyMs;

    /** Whether what belongs to instances of the warm-up is in the answer, too. */
    @Parameter(property = "turbulence.includeWarmUp", defaultValue = "false")
    boolean includeWarmUp;

    /** At most so many rows. Default: 20 for a table on the console, else all. */
    @Parameter(property = "turbulence.limit")
    Long limit;

    /** Not the first so many rows. */
    @Parameter(property = "turbulence.offset", defaultValue = "0")
    long offset;

    /** How the answer is written: {@code table}, {@code csv}, {@code json} or {@code jsonl}. */
    @Parameter(property = "turbulence.format", defaultValue = "table")
    String format;

    /** The file to write the answer to, whole or not at all, instead of printing it. */
    @Parameter(property = "turbulence.output")
    File output;

    /** How many characters wide a table may be. */
    @Parameter(property = "turbulence.width", defaultValue = "120")
    int width;

    /** Skips this goal. */
    @Parameter(property = "turbulence.query.skip", defaultValue = "false")
    boolean skipQuery;

    @Override
    Optional<String> skipReason() {
        return skipQuery ? Optional.of("turbulence.query.skip is set") : Optional.empty();
    }

    @Override
    void perform() throws MojoExecutionException {
        try {
            requireOneQuestion();
            AnswerFormat answerFormat = AnswerFormat.parse(format);
            NamedQuery named = query == null ? null : NamedQuery.parse(query);
            try (StoredRun stored = StoredRun.open((run == null ? latestRun() : namedRun()).path())) {
                getLog().info("Run " + stored.id() + " (" + stored.storage() + ", " + stored.directory() + ")");
                List<String> known = stored.warnings();
                known.forEach(getLog()::warn);
                RowRange range = range(answerFormat);
                try (Answer answer = named == null ? askInSql(stored, range) : named.ask(stored, filters(), range)) {
                    write(answer, answerFormat);
                }
                warnOfWhatWasFound(stored, known);
            }
        } catch (QuestionException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        } catch (IOException e) {
            throw StorageException.of("Cannot print the answer", e);
        }
    }

    /** What came up while the records were read: among it, that this took long and how it goes faster. */
    private void warnOfWhatWasFound(StoredRun stored, List<String> known) {
        stored.warnings().stream().filter(warning -> !known.contains(warning)).forEach(getLog()::warn);
    }

    private void requireOneQuestion() throws MojoExecutionException {
        if ((query == null) == (sql == null)) {
            throw new MojoExecutionException((query == null ? "Nothing is asked." : "Two things are asked.")
                    + " Set either turbulence.query, to one of " + List.of(NamedQuery.values())
                    + ", or turbulence.sql, to a SELECT.");
        }
        if (timeoutSeconds < 1) {
            throw new MojoExecutionException("turbulence.timeoutSeconds is at least 1, not " + timeoutSeconds);
        }
    }

    private RowRange range(AnswerFormat wanted) {
        boolean onConsole = wanted == AnswerFormat.TABLE && output == null;
        return new RowRange(limit != null ? limit : onConsole ? ROWS_ON_A_CONSOLE : Long.MAX_VALUE, offset);
    }

    private Answer askInSql(StoredRun stored, RowRange range) throws MojoExecutionException {
        if (!filters().isEmpty()) {
            throw new MojoExecutionException(
                    "turbulence.sql is not narrowed by " + filters().keySet() + ": make that a WHERE of the SQL.");
        }
        return Answer.of(
                stored.sql(sql)
                        .with(SqlValues.of(sqlParameters == null ? List.of() : sqlParameters))
                        .within(Duration.ofSeconds(timeoutSeconds))
                        .open(),
                range);
    }

    private Map<Filter, String> filters() {
        Map<Filter, String> filters = new EnumMap<>(Filter.class);
        filters.put(Filter.SCENARIO, scenario);
        filters.put(Filter.STEP, step);
        filters.put(Filter.SERVICE, service);
        filters.put(Filter.TYPE, type);
        filters.put(Filter.ASSERTION, assertion);
        filters.put(Filter.INSTANCE, instance);
        filters.put(Filter.STATUS, status);
        filters.put(Filter.STATUS_CODE, statusCode);
        filters.put(Filter.MIN_LATENCY_MS, minLatencyMs);
        filters.put(Filter.WARM_UP, includeWarmUp ? "true" : null);
        filters.values().removeIf(value -> value == null);
        return filters;
    }

    private void write(Answer answer, AnswerFormat wanted) throws IOException {
        if (output != null) {
            AnswerFile.write(answer, wanted, width, output.toPath());
            getLog().info("Written to " + output);
            return;
        }
        // Past the log, so that nothing stands before the lines and -q leaves the answer alone. Not to be closed.
        Writer out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
        wanted.write(answer, out, width);
        out.flush();
    }
}
