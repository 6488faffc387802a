package dev.turbulence.reliability.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What Jazzer calls, in a process of its own, with inputs that it makes from those that reached new code. With several
 * targets the first byte of an input says which one takes the rest.
 */
public final class Guided {

    static final String TARGETS = "fuzz.targets";
    static final String FOLDER = "fuzz.folder";
    private static final String COUNTS = "counts";

    private static Targets[] kinds;
    private static FuzzTarget[] targets;
    private static long[] counts;
    private static Path folder;

    private Guided() {}

    public static void fuzzerInitialize() throws IOException {
        folder = Path.of(System.getProperty(FOLDER));
        kinds = Arrays.stream(System.getProperty(TARGETS).split(","))
                .map(Targets::valueOf)
                .toArray(Targets[]::new);
        targets = new FuzzTarget[kinds.length];
        counts = new long[kinds.length];
        for (int i = 0; i < kinds.length; i++) {
            targets[i] = kinds[i].create(folder.resolve("work-" + kinds[i]));
        }
        Path seeds = Files.createDirectories(folder.resolve("seeds"));
        for (int i = 0; i < kinds.length; i++) {
            int number = 0;
            for (byte[] seed : targets[i].seeds()) {
                Files.write(seeds.resolve(kinds[i] + "-" + number++), prefixed(i, seed));
                // Now, because classes that are instrumented while they load take longer than an input may.
                targets[i].take(seed);
            }
        }
    }

    private static byte[] prefixed(int target, byte[] seed) {
        if (kinds.length == 1) {
            return seed;
        }
        byte[] prefixed = new byte[seed.length + 1];
        prefixed[0] = (byte) target;
        System.arraycopy(seed, 0, prefixed, 1, seed.length);
        return prefixed;
    }

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        if (kinds.length == 1) {
            take(0, input);
        } else if (input.length > 0) {
            take((input[0] & 0xff) % kinds.length, Arrays.copyOfRange(input, 1, input.length));
        }
    }

    private static void take(int target, byte[] input) throws IOException {
        counts[target]++;
        targets[target].take(input);
    }

    public static void fuzzerTearDown() throws IOException {
        Files.writeString(
                folder.resolve(COUNTS),
                IntStream.range(0, kinds.length)
                        .mapToObj(i -> kinds[i] + " " + counts[i])
                        .collect(Collectors.joining("\n")));
    }
}
