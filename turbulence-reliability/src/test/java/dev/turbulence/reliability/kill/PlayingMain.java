package dev.turbulence.reliability.kill;

import dev.turbulence.reliability.scene.Play;
import dev.turbulence.storage.Storage;
import java.nio.file.Path;

/** Plays a run and tells of each record once it is stored. Arguments: sources, runs, storage, instances, parallel. */
final class PlayingMain {

    private PlayingMain() {}

    public static void main(String[] args) {
        Play play = new Play(
                Path.of(args[0]),
                Path.of(args[1]),
                Storage.parse(args[2]),
                null,
                Long.parseLong(args[3]),
                Integer.parseInt(args[4]));
        play.play(NotingWriter::new);
    }
}
