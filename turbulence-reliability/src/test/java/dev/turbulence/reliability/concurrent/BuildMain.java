package dev.turbulence.reliability.concurrent;

import dev.turbulence.reliability.scene.Play;
import dev.turbulence.storage.Storage;
import java.nio.file.Path;

/** Plays a run. Arguments: sources, runs, storage, instances. */
final class BuildMain {

    private BuildMain() {}

    public static void main(String[] args) {
        new Play(Path.of(args[0]), Path.of(args[1]), Storage.parse(args[2]), null, Long.parseLong(args[3]), 4).play();
    }
}
