package dev.turbulence.benchmarks.engine.tools;

import dev.turbulence.benchmarks.ChildJvm;
import dev.turbulence.benchmarks.engine.EngineMain;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.StoredRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The engine, in 256 MiB of heap, recording every step and assertion. */
public record TurbulenceTool(Storage storage) implements Tool {

    @Override
    public String name() {
        return "turbulence-" + storage.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public List<String> command(Load load, Path folder) {
        return ChildJvm.command(
                EngineMain.class,
                load.url(),
                storage.name().toLowerCase(Locale.ROOT),
                String.valueOf(load.users()),
                String.valueOf(load.instances()),
                folder.toString());
    }

    @Override
    public void check(Load load, Path folder, Path output) throws IOException {
        try (StoredRun run = StoredRun.open(Path.of(Files.readString(output).strip()))) {
            long passed = run.instances().passed().count();
            if (passed != load.instances()) {
                throw new IOException(
                        name() + " recorded " + passed + " passed instances, expected " + load.instances());
            }
        }
    }
}
