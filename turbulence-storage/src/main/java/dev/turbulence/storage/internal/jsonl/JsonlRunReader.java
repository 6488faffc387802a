package dev.turbulence.storage.internal.jsonl;

import dev.turbulence.storage.Assertion;
import dev.turbulence.storage.AssertionWithInstance;
import dev.turbulence.storage.Instance;
import dev.turbulence.storage.KnownNames;
import dev.turbulence.storage.RawResult;
import dev.turbulence.storage.RawSqlException;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunManifest;
import dev.turbulence.storage.RunState;
import dev.turbulence.storage.RunSummary;
import dev.turbulence.storage.Step;
import dev.turbulence.storage.StepCount;
import dev.turbulence.storage.StepWithInstance;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.internal.DoubleList;
import dev.turbulence.storage.internal.RunReader;
import dev.turbulence.storage.internal.SamplesByName;
import dev.turbulence.storage.internal.Warnings;
import dev.turbulence.storage.internal.files.RunFacts;
import dev.turbulence.storage.internal.query.AssertionCriteria;
import dev.turbulence.storage.internal.query.InstanceCriteria;
import dev.turbulence.storage.internal.query.Page;
import dev.turbulence.storage.internal.query.StepCriteria;
import dev.turbulence.storage.internal.summary.SummaryCheck;
import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Asks a run of JSON lines, in at most two passes over its files: one over the instances, kept as a table, and one over the
 * records that are asked for.
 *
 * <p>Memory: about fifty bytes per instance, eight per latency sample, sixteen per match of a query that sorts steps (per
 * match within limit and offset when it has a limit). Records are never kept.
 */
public final class JsonlRunReader implements RunReader {

    private final RunDirectory directory;
    private final RunFacts facts;
    private final JsonlRecords records;
    private final Warnings warnings;
    private RunManifest manifest;
    private KnownNames names;

    private JsonlRunReader(RunDirectory directory, List<String> oddities) {
        this.directory = directory;
        this.facts = RunFacts.read(directory);
        this.warnings = new Warnings();
        oddities.forEach(warnings::add);
        facts.warnings().forEach(warnings::add);
        this.records = new JsonlRecords(directory, warnings::add);
    }

    /** @param oddities what was odd about the run's folder, a sentence each */
    public static RunReader open(RunDirectory directory, List<String> oddities) {
        return new JsonlRunReader(directory, oddities);
    }

    @Override
    public RunDirectory directory() {
        return directory;
    }

    @Override
    public Storage storage() {
        return Storage.JSONL;
    }

    @Override
    public synchronized RunManifest manifest() {
        if (manifest == null) {
            manifest = facts.hasManifest() ? facts.manifest() : fromRecords(facts.manifest());
        }
        return manifest;
    }

    private RunManifest fromRecords(RunManifest folder) {
        InstanceTable table = records.instanceTable();
        return new RunManifest(
                table.runId() == null ? folder.runId() : table.runId(),
                folder.startedAt(),
                folder.sutName(),
                List.copyOf(table.scenarios()),
                folder.seed(),
                folder.config(),
                folder.turbulenceVersion());
    }

    @Override
    public RunState state() {
        return facts.state();
    }

    @Override
    public String abortReason() {
        return facts.abortReason();
    }

    @Override
    public List<String> warnings() {
        return warnings.list();
    }

    @Override
    public synchronized KnownNames names() {
        if (names == null) {
            names = NameScan.of(records).plus(manifest().declared());
        }
        return names;
    }

    @Override
    public Stream<Instance> instances(InstanceCriteria criteria) {
        InstanceTable table = records.instanceTable();
        BitSet matching = table.matching(criteria);
        Page page = criteria.page();
        boolean inOrder = criteria.order() == InstanceCriteria.Order.RECORDED;
        long[] positions = inOrder
                ? matching.stream()
                        .skip(page.offset())
                        .limit(page.limit())
                        .mapToLong(table::position)
                        .toArray()
                : sorted(table, matching, criteria);
        JsonLines lines = inOrder ? records.instances() : records.someInstances();
        return Cursor.at(lines, positions, line -> InstanceLine.read(line).toInstance());
    }

    private static long[] sorted(InstanceTable table, BitSet matching, InstanceCriteria criteria) {
        Page page = criteria.page();
        SmallestKeys keys = new SmallestKeys(reach(page));
        matching.stream().forEach(i -> keys.add(table.sortKey(criteria.order(), i), table.position(i)));
        return withoutFirst(page.offset(), keys.sortedValues());
    }

    @Override
    public long count(InstanceCriteria criteria) {
        return criteria.page()
                .countOf(records.instanceTable().matching(criteria).cardinality());
    }

    @Override
    public Stream<Step> steps(StepCriteria criteria) {
        return steps(criteria, StepLine::toStep);
    }

    @Override
    public Stream<StepWithInstance> stepsWithInstances(StepCriteria criteria) {
        InstanceLookup lookup = new InstanceLookup(records);
        return steps(criteria, step -> new StepWithInstance(step.toStep(), lookup.find(step.instanceId())))
                .onClose(lookup::close);
    }

    private <T> Stream<T> steps(StepCriteria criteria, Function<StepLine, T> give) {
        StepFilter filter = new StepFilter(criteria, records);
        if (criteria.order() == StepCriteria.Order.RECORDED) {
            Function<JsonLines, StepLine> match = line -> {
                StepLine step = StepLine.read(line);
                return filter.matches(step) ? step : null;
            };
            return Cursor.over(records.steps(), criteria.page(), match, give);
        }
        long[] positions = sorted(filter, criteria);
        return Cursor.at(records.someSteps(), positions, line -> give.apply(StepLine.read(line)));
    }

    private long[] sorted(StepFilter filter, StepCriteria criteria) {
        Page page = criteria.page();
        SmallestKeys keys = new SmallestKeys(reach(page));
        records.forEachStep(step -> {
            if (filter.matches(step)) {
                keys.add(StepFilter.sortKey(criteria.order(), step), step.position());
            }
        });
        return withoutFirst(page.offset(), keys.sortedValues());
    }

    @Override
    public long count(StepCriteria criteria) {
        StepFilter filter = new StepFilter(criteria, records);
        return criteria.page().countOf(records.countSteps(filter::matches));
    }

    @Override
    public double[] latencyMillis(StepCriteria criteria) {
        StepFilter filter = new StepFilter(criteria.onlyLatencySamples(), records);
        DoubleList samples = new DoubleList();
        records.forEachStep(step -> {
            if (filter.matches(step)) {
                samples.add(step.latencyMillis());
            }
        });
        return samples.toArray();
    }

    @Override
    public Map<String, double[]> latencyMillisByName(StepCriteria criteria) {
        StepFilter filter = new StepFilter(criteria.onlyLatencySamples(), records);
        SamplesByName samples = new SamplesByName();
        records.forEachStep(step -> {
            if (filter.matches(step)) {
                samples.add(step.name(), step.latencyMillis());
            }
        });
        return samples.toMap();
    }

    @Override
    public List<StepCount> countByKind(StepCriteria criteria) {
        StepFilter filter = new StepFilter(criteria, records);
        StepKinds kinds = new StepKinds();
        records.forEachStep(step -> {
            if (filter.matches(step)) {
                kinds.add(step);
            }
        });
        return kinds.toList();
    }

    @Override
    public Stream<Assertion> assertions(AssertionCriteria criteria) {
        return assertions(criteria, AssertionLine::toAssertion);
    }

    @Override
    public Stream<AssertionWithInstance> assertionsWithInstances(AssertionCriteria criteria) {
        InstanceLookup lookup = new InstanceLookup(records);
        return assertions(
                        criteria, line -> new AssertionWithInstance(line.toAssertion(), lookup.find(line.instanceId())))
                .onClose(lookup::close);
    }

    private <T> Stream<T> assertions(AssertionCriteria criteria, Function<AssertionLine, T> give) {
        AssertionFilter filter = new AssertionFilter(criteria, records);
        Function<JsonLines, AssertionLine> match = line -> {
            AssertionLine assertion = AssertionLine.read(line);
            return filter.matches(assertion) ? assertion : null;
        };
        return Cursor.over(records.assertions(), criteria.page(), match, give);
    }

    @Override
    public long count(AssertionCriteria criteria) {
        AssertionFilter filter = new AssertionFilter(criteria, records);
        return criteria.page().countOf(records.countAssertions(filter::matches));
    }

    @Override
    public RawResult sql(String text, List<Object> parameters, Duration timeLimit) {
        throw new RawSqlException(
                "Run " + manifest().runId() + " is stored as JSON lines, and SQL can only be asked of a"
                        + " database. Make one first: mvn turbulence:migrate -Dturbulence.run=" + directory);
    }

    @Override
    public RunSummary summary() {
        RunSummary summary = JsonlSummary.of(records, manifest(), facts);
        SummaryCheck.disagreements(directory, facts.summary(), summary).forEach(warnings::add);
        return summary;
    }

    /** How many of the first matches are needed to fill the page. */
    private static long reach(Page page) {
        long reach = page.limit() + page.offset();
        return reach < 0 ? Long.MAX_VALUE : reach;
    }

    private static long[] withoutFirst(long offset, long[] values) {
        int from = (int) Math.min(offset, values.length);
        return Arrays.copyOfRange(values, from, values.length);
    }

    @Override
    public void close() {
        records.close();
    }
}
