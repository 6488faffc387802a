package dev.turbulence.reliability.disk;

import dev.turbulence.reliability.scene.Play;
import dev.turbulence.report.ReportFormat;
import dev.turbulence.report.RunReport;
import dev.turbulence.report.query.Answer;
import dev.turbulence.report.query.AnswerFile;
import dev.turbulence.report.query.AnswerFormat;
import dev.turbulence.report.query.NamedQuery;
import dev.turbulence.report.query.RowRange;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunOutcome;
import dev.turbulence.storage.RunState;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.StorageException;
import dev.turbulence.storage.StoredRun;
import dev.turbulence.storage.gate.Gate;
import dev.turbulence.storage.transfer.Export;
import dev.turbulence.storage.transfer.Migration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;

/** What the product writes, each as its goal does it. */
enum Task {
    RUN_JSONL {
        @Override
        void perform(Path sources, Path run, Path output) {
            play(sources, run, Storage.JSONL);
        }
    },
    RUN_SQLITE {
        @Override
        void perform(Path sources, Path run, Path output) {
            play(sources, run, Storage.SQLITE);
        }
    },
    MIGRATE {
        @Override
        void perform(Path sources, Path run, Path output) {
            Migration.of(new RunDirectory(run)).run();
        }
    },
    EXPORT {
        @Override
        void perform(Path sources, Path run, Path output) {
            Export.of(new RunDirectory(run)).run();
        }
    },
    REPORT {
        @Override
        void perform(Path sources, Path run, Path output) throws IOException {
            try (StoredRun stored = StoredRun.open(run)) {
                RunReport.of(stored, Gate.parse(Gate.DEFAULT_CONDITIONS), 30)
                        .write(output.resolve("reports"), EnumSet.allOf(ReportFormat.class));
            }
        }
    },
    QUERY {
        @Override
        void perform(Path sources, Path run, Path output) throws IOException {
            try (StoredRun stored = StoredRun.open(run);
                    Answer answer = NamedQuery.STEPS.ask(stored, Map.of(), RowRange.ALL)) {
                AnswerFile.write(answer, AnswerFormat.JSONL, AnswerFormat.MIN_WIDTH, output.resolve("steps.out"));
            }
        }
    };

    static final long INSTANCES = 80;
    private static final int PARALLEL = 4;

    /**
     * Does it.
     *
     * @param sources the folder with the scenario, for a run
     * @param run the run's folder; for a run its name is the run's id, and the folder above is made when it is missing
     * @param output the folder that reports and answers go to
     * @throws StorageException when it cannot be done
     */
    abstract void perform(Path sources, Path run, Path output) throws IOException;

    private static void play(Path sources, Path run, Storage storage) {
        RunOutcome outcome = new Play(
                        sources, run.getParent(), storage, run.getFileName().toString(), INSTANCES, PARALLEL)
                .play()
                .outcome();
        if (outcome.state() != RunState.COMPLETE) {
            throw new StorageException("Run " + run.getFileName() + " was aborted: " + outcome.reason());
        }
    }
}
