package dev.turbulence.reliability.fuzz;

import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.StorageException;
import dev.turbulence.storage.StoredRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files of a run of JSON lines: everything is asked of it, and it is reported. */
final class RecordsTarget implements FuzzTarget {

    private static final int FEW = 4;

    /** One in so many is reported, too, which takes longer than all the rest. */
    private static final int REPORTED = 8;

    private final RunDirectory run;
    private final Path reports;

    RecordsTarget(Path folder) {
        this.run = new RunDirectory(folder.resolve("run_1"));
        this.reports = folder.resolve("reports");
    }

    @Override
    public List<byte[]> seeds() throws IOException {
        return runs();
    }

    /** Stored runs of several writers, and odd ones. */
    static List<byte[]> runs() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        for (Path stored : Seeds.runs()) {
            seeds.add(RunFiles.read(new RunDirectory(stored), FEW));
        }
        seeds.add(Seeds.utf8("""
                m{"scenarios":["buy"],"started_at":"2026-01-02T03:04:05Z","completed_at":"2026-01-02T03:05:05Z"}
                i{"instance_id":"inst_1","correlation_id":"c","scenario_id":"buy","passed":false,"duration_ms":1,"error":"x"}
                s{"instance_id":"inst_1","action_name":"pay","action_type":"http","observation":{"ok":false,"latency_ms":1}}
                """));
        seeds.add(Seeds.utf8("""
                m{"run_id":"run_1","timestamp":"2026-01-02T03:04:05Z","sut_name":"s","scenario_ids":["buy"],"seed":1,\
                "config":{"turbulence_maven":{"version":"1","instances":2,"parallel":1,"state":"aborted","reason":"r",\
                "load":{"model":"closed","instances":2,"parallel":1,"warm_up_seconds":1},"declared":{"steps":["pay"]}}}}
                i{"instance_id":"inst_1","scenario_id":"buy","passed":true,"duration_ms":1e3,\
                "entry_data":{"_turbulence":{"index":0,"warm_up":true,"late_start_ms":2.5}},"started_at":"2026-01-02T03:04:05Z"}
                i{"instance_id":"inst_2","passed":null}
                s{"instance_id":"inst_2","step_index":0,"step_name":"pay","step_type":"wait","timestamp":"2026-01-02 03:04",\
                "observation":{"ok":false,"status_code":500,"latency_ms":7.25,"errors":["e"],"attempts":[{"timestamp":"x"}]}}
                a{"instance_id":"inst_2","assertion_name":"n","passed":false,"expected":[1],"actual":null,"message":"m"}
                """));
        return seeds;
    }

    @Override
    public void take(byte[] input) throws IOException {
        RunFiles.write(run, input);
        var before = RunFiles.state(run.path());
        try (StoredRun stored = StoredRun.open(run.path())) {
            Questions.ask(stored);
            if (input.length % REPORTED == 0) {
                Questions.report(stored, reports);
            }
        } catch (StorageException e) {
            CleanErrors.require(e, run.runId());
        }
        if (!RunFiles.state(run.path()).equals(before)) {
            throw new Finding("reading changed the run");
        }
    }
}
