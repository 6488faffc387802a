package dev.turbulence.engine.execution;

import dev.turbulence.engine.config.Scenario;
import dev.turbulence.engine.config.ScenarioSet;
import dev.turbulence.engine.language.InstanceContext;
import dev.turbulence.engine.redaction.Redaction;
import dev.turbulence.engine.redaction.Redactor;
import dev.turbulence.storage.RunWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Plays the instances of a run, each on the thread that asks for it, and records them. */
final class InstancePlayer {

    private final ScenarioSet set;
    private final RunWriter writer;
    private final RunEnvironment run;
    private final StepExecutor steps;
    private final Redaction redaction;
    private final int maxBodyBytes;
    private final Map<String, ForeseenCredentials> credentials = new HashMap<>();
    private final InstanceIds ids;
    /** Null unless a stored instance is played again. */
    private final PastInstance past;

    InstancePlayer(
            ScenarioSet set,
            RunOptions options,
            PastInstance past,
            RunEnvironment run,
            RunWriter writer,
            Redaction redaction) {
        this.set = set;
        this.past = past;
        this.writer = writer;
        this.run = run;
        this.steps = new StepExecutor(run);
        this.redaction = redaction;
        this.maxBodyBytes = options.maxBodyBytes();
        for (Scenario scenario : set.scenarios()) {
            credentials.put(scenario.id(), new ForeseenCredentials(set.sentCredentials(scenario)));
        }
        this.ids = new InstanceIds(run.seed(), run.runId());
    }

    /** Plays an instance to its end. */
    void play(Start start) {
        Scenario scenario = set.pick(run.seed(), start.index());
        if (past == null) {
            play(start, ids.instance(start.index()), Choices.Seeded.of(scenario, run.seed(), start.index()));
        } else {
            Start again = new Start(past.index(), start.due(), start.warmUp());
            play(again, past.id(), new PastChoices(past, scenario));
        }
    }

    private void play(Start start, String instanceId, Choices choices) {
        String correlationId = ids.correlation(start.index());
        Redactor redactor = redaction.redactor(Set.of(run.runId(), instanceId, correlationId));
        InstanceRecorder recorder = new InstanceRecorder(
                writer,
                new ObservationJson(maxBodyBytes, redactor),
                redactor,
                credentials.get(choices.scenario().id()),
                new InstanceRecorder.Identity(
                        instanceId,
                        run.runId(),
                        correlationId,
                        choices.scenario().id()));
        InstanceContext context = InstanceContext.start(
                run.runId(),
                instanceId,
                correlationId,
                start.index(),
                UUID.randomUUID().toString());
        InstanceWalk walk = new InstanceWalk(run, steps, recorder, choices, start, context);
        run.slots().compute(walk::walk);
    }
}
