package dev.turbulence.storage.internal.jsonl;

import dev.turbulence.storage.Assertion;
import dev.turbulence.storage.AssertionCount;
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
import dev.turbulence.storage.StepGroup;
import dev.turbulence.storage.StepWithInstance;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.TimeSeries;
import dev.turbulence.storage.internal.DoubleList;
import dev.turbulence.storage.internal.RunReader;
import dev.turbulence.storage.internal.SamplesByName;
import dev.turbulence.storage.internal.Warnings;
import dev.turbulence.storage.internal.files.RunFacts;
import dev.turbulence.storage.internal.files.RunIds;
import dev.turbulence.storage.internal.query.AssertionCriteria;
import dev.turbulence.storage.internal.query.InstanceCriteria;
import dev.turbulence.storage.internal.query.Page;
import dev.turbulence.storage.internal.query.StepCriteria;
import dev.turbulence.storage.internal.summary.Cause;
import dev.turbulence.storage.internal.summary.SummaryCheck;
import java.time.Duration;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Asks a run of JSON lines, in at most two passes over its files: one over the instances, kept as a table, and one over the
 * records that are asked for.
 *
 * <p>What the pass for the summary found out is kept: after it, questions for kinds of records are answered without reading.
 *
 * <p>Memory: about fifty bytes per instance and eight per latency sample. What a sort needs beyond some megabytes goes to a
 * temporary file. Records are never kept, but for the megabyte or two of a file that are scanned ahead.
 */
public final class JsonlRunReader implements RunReader {

    /** Where fewer than one in so many instances is wanted, it is quicker to go to each than through all. */
    private static final int SPARSE = 8;

    private final RunDirectory directory;
    private final RunFacts facts;
    private final String runId;
    private final JsonlRecords records;
    private final Warnings warnings;
    private RunManifest manifest;
    private KnownNames names;
    private JsonlSummary read;
    private RunSummary summary;

    private JsonlRunReader(RunDirectory directory, List<String> oddities) {
        this.directory = directory;
        this.facts = RunFacts.read(directory);
        this.warnings = new Warnings();
        oddities.forEach(warnings::add);
        facts.warnings().forEach(warnings::add);
        this.runId = RunIds.find(directory, facts);
        this.records = new JsonlRecords(directory, runId, facts.marksInstances(), JsonlRecords.PATIENCE, warnings::add);
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
        return new RunManifest(
                runId,
                folder.startedAt(),
                folder.sutName(),
                List.copyOf(records.instanceTable().scenarios()),
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
            names = (knowsNames() ? namesRead() : NameScan.of(records))
                    .plus(manifest().declared());
        }
        return names;
    }

    private boolean knowsNames() {
        return read != null && read.steps().knowsNames() && read.assertions().knowsNames();
    }

    private KnownNames namesRead() {
        return KnownNames.of(
                records.instanceTable().scenarios(),
                read.steps().names(),
                read.steps().services(),
                read.steps().types(),
                read.assertions().names());
    }

    @Override
    public boolean holds(KnownNames wanted) {
        boolean known;
        synchronized (this) {
            known = names != null || knowsNames();
        }
        return known ? names().containsAll(wanted) : NameScan.finds(records, wanted);
    }

    /** What the pass for the summary found out; null when there was none yet. */
    private synchronized JsonlSummary read() {
        return read;
    }

    private StepCensus census(StepCriteria criteria) {
        JsonlSummary known = read();
        return known != null && known.steps().knows(criteria) ? known.steps() : null;
    }

    @Override
    public boolean hasWarmUp() {
        return facts.hasManifest()
                ? facts.manifest().hasWarmUp()
                : records.instanceTable().hasWarmUp();
    }

    @Override
    public Stream<Instance> instances(InstanceCriteria criteria) {
        InstanceTable table = records.instanceTable(criteria);
        BitSet matching = table.matching(criteria);
        if (criteria.order() == InstanceCriteria.Order.RECORDED) {
            return inOrder(table, matching, criteria.page());
        }
        Consumer<KeySorter> add = sorter ->
                matching.stream().forEach(i -> sorter.add(table.sortKey(criteria.order(), i), table.position(i)));
        InstanceLine line = records.someInstances();
        return sorted(line, add, criteria.page(), line::toInstance);
    }

    private Stream<Instance> inOrder(InstanceTable table, BitSet matching, Page page) {
        if (page.offset() == 0 && matching.cardinality() > table.size() / SPARSE) {
            InstanceLine line = records.instances();
            PrimitiveIterator.OfInt number = IntStream.range(0, table.size()).iterator();
            return Cursor.over(line, page, any -> matching.get(number.nextInt()), line::toInstance);
        }
        PrimitiveIterator.OfLong positions =
                matching.stream().mapToLong(table::position).iterator();
        InstanceLine line = records.someInstancesInOrder();
        return Cursor.at(line, positions, page, line::toInstance);
    }

    /**
     * The records on a page, in the order of their keys.
     *
     * @param add gives keys and positions of all
     */
    private <T> Stream<T> sorted(RecordView view, Consumer<KeySorter> add, Page page, Supplier<T> give) {
        KeySorter sorter = records.sorter(reach(page));
        try {
            add.accept(sorter);
            return Cursor.at(view, sorter.sorted(), page, give).onClose(sorter::close);
        } catch (RuntimeException e) {
            sorter.close();
            view.close();
            throw e;
        }
    }

    @Override
    public long count(InstanceCriteria criteria) {
        return criteria.page()
                .countOf(records.instanceTable(criteria).matching(criteria).cardinality());
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
            StepLine step = records.steps();
            return Cursor.over(step, criteria.page(), filter::matches, () -> give.apply(step));
        }
        Consumer<KeySorter> add = sorter -> records.forEachStep(step -> {
            if (filter.matches(step)) {
                sorter.add(StepFilter.sortKey(criteria.order(), step), step.position());
            }
        });
        StepLine step = records.someSteps();
        return sorted(step, add, criteria.page(), () -> give.apply(step));
    }

    @Override
    public long count(StepCriteria criteria) {
        StepCensus census = census(criteria);
        if (census != null) {
            return criteria.page().countOf(census.count(criteria));
        }
        StepFilter filter = new StepFilter(criteria, records);
        return criteria.page().countOf(records.countSteps(filter::matches));
    }

    @Override
    public double[] latencyMillis(StepCriteria criteria) {
        StepCensus census = census(criteria);
        if (census != null) {
            return census.samples(criteria);
        }
        StepFilter filter = new StepFilter(criteria.onlyLatencySamples(), records);
        DoubleList samples = new DoubleList();
        records.forEachStep(step -> {
            if (filter.matches(step)) {
                samples.add(step.sampleMillis());
            }
        });
        return samples.toArray();
    }

    @Override
    public Map<String, double[]> latencyMillisByName(StepCriteria criteria) {
        StepCensus census = census(criteria);
        if (census != null) {
            return census.samplesByName(criteria);
        }
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
        StepCensus census = census(criteria);
        if (census != null) {
            return census.countByKind(criteria);
        }
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
    public List<String> instanceIds(StepCriteria criteria, int atMost) {
        JsonlSummary known = read();
        return known != null && known.steps().knowsInstances(criteria, atMost)
                ? known.steps().instanceIds(criteria, atMost)
                : RunReader.super.instanceIds(criteria, atMost);
    }

    @Override
    public List<StepGroup> groups(StepCriteria criteria) {
        return new JsonlStatistics(records).groups(criteria);
    }

    @Override
    public TimeSeries overTime(StepCriteria criteria, int most) {
        return new JsonlStatistics(records).overTime(criteria, most);
    }

    @Override
    public Map<String, double[]> durationMillisByScenario(InstanceCriteria criteria) {
        return new JsonlStatistics(records).durationMillisByScenario(criteria);
    }

    @Override
    public List<AssertionCount> countByKind(AssertionCriteria criteria) {
        return new JsonlStatistics(records).countByKind(criteria);
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
        AssertionLine assertion = records.assertions();
        return Cursor.over(assertion, criteria.page(), filter::matches, () -> give.apply(assertion));
    }

    @Override
    public long count(AssertionCriteria criteria) {
        JsonlSummary known = read();
        if (known != null && known.assertions().knows(criteria)) {
            return criteria.page().countOf(known.assertions().count(criteria));
        }
        AssertionFilter filter = new AssertionFilter(criteria, records);
        return criteria.page().countOf(records.countAssertions(filter::matches));
    }

    /** In one pass for all instances that failed, whoever asks for some of them next. */
    @Override
    public Map<String, Cause> firstFailures(List<Instance> instances) {
        summary();
        JsonlSummary known = read();
        Map<String, Cause> causes = new HashMap<>();
        for (Instance instance : instances) {
            Cause cause = known.firstFailure(instance.id());
            if (cause != null) {
                causes.put(instance.id(), cause);
            }
        }
        return causes;
    }

    @Override
    public List<String> instanceIds(AssertionCriteria criteria, int atMost) {
        JsonlSummary known = read();
        return known != null && known.assertions().knowsInstances(criteria, atMost)
                ? known.assertions().instanceIds(criteria, atMost)
                : RunReader.super.instanceIds(criteria, atMost);
    }

    @Override
    public RawResult sql(String text, List<Object> parameters, Duration timeLimit) {
        throw new RawSqlException(
                "Run " + manifest().runId() + " is stored as JSON lines, and SQL can only be asked of a"
                        + " database. Make one first: mvn turbulence:migrate -Dturbulence.run=" + directory);
    }

    @Override
    public synchronized RunSummary summary() {
        if (summary == null) {
            read = new JsonlSummary(records, facts.completedAt() == null);
            summary = read.toSummary(manifest(), facts);
            SummaryCheck.disagreements(directory, facts.summary(), summary).forEach(warnings::add);
        }
        return summary;
    }

    /** How many of the first matches are needed to fill the page. */
    private static long reach(Page page) {
        long reach = page.limit() + page.offset();
        return reach < 0 ? Long.MAX_VALUE : reach;
    }

    @Override
    public void close() {
        records.close();
    }
}
