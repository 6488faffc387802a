package dev.turbulence.reliability.fuzz;

import dev.turbulence.storage.RunDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damage to the bytes of a database: flipped bits, pages that went elsewhere, a torn end, logs beside it. */
final class BrokenPages implements DatabaseTarget.Damage {

    private static final int MOST = 4;
    private static final int HEADER = 100;
    private static final int[] PAGE_SIZES = {512, 4096, 16 * 1024};

    @Override
    public void damage(RunDirectory run, Random random) throws IOException {
        byte[] bytes = Files.readAllBytes(run.database());
        for (int i = 1 + random.nextInt(MOST); i > 0; i--) {
            bytes = damage(bytes, random);
        }
        if (bytes.length == 0 || random.nextInt(50) == 0) {
            bytes = "this is no database".getBytes(StandardCharsets.UTF_8);
        }
        Files.write(run.database(), bytes);
        if (random.nextInt(4) == 0) {
            leaveLog(run, bytes, random);
        }
    }

    private static byte[] damage(byte[] bytes, Random random) {
        int page = PAGE_SIZES[random.nextInt(PAGE_SIZES.length)];
        int pages = Math.max(1, bytes.length / page);
        int from = random.nextInt(pages) * page;
        return switch (random.nextInt(10)) {
            case 0 -> flipped(bytes, random.nextInt(Math.max(1, bytes.length)), random);
            case 1 -> flipped(bytes, from + random.nextInt(12), random);
            case 2 -> flipped(bytes, random.nextInt(HEADER), random);
            case 3 -> scribbled(bytes, from + random.nextInt(page), 1 + random.nextInt(64), random);
            case 4 -> scribbled(bytes, from + random.nextInt(HEADER), 1 + random.nextInt(8), random);
            case 5 -> moved(bytes, from, random.nextInt(pages) * page, page);
            case 6 -> zeroed(bytes, from, page);
            case 7 -> Arrays.copyOf(bytes, random.nextBoolean() ? from : random.nextInt(bytes.length + 1));
            case 8 -> Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(2 * page));
            default -> extreme(bytes, from + random.nextInt(page), random);
        };
    }

    private static byte[] flipped(byte[] bytes, int at, Random random) {
        if (at < bytes.length) {
            bytes[at] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    private static byte[] scribbled(byte[] bytes, int from, int length, Random random) {
        for (int i = from; i < Math.min(bytes.length, from + length); i++) {
            bytes[i] = (byte) random.nextInt();
        }
        return bytes;
    }

    private static byte[] moved(byte[] bytes, int from, int to, int length) {
        int fitting = Math.min(length, bytes.length - Math.max(from, to));
        if (fitting > 0) {
            System.arraycopy(bytes, from, bytes, to, fitting);
        }
        return bytes;
    }

    private static byte[] zeroed(byte[] bytes, int from, int length) {
        int until = Math.min(bytes.length, from + length);
        if (from < until) {
            Arrays.fill(bytes, from, until, (byte) 0);
        }
        return bytes;
    }

    /** Lengths and counts that are as large or as small as can be. */
    private static byte[] extreme(byte[] bytes, int from, Random random) {
        byte value = (byte) (random.nextBoolean() ? 0xff : random.nextBoolean() ? 0x7f : 0);
        int until = Math.min(bytes.length, from + (random.nextBoolean() ? 1 : 9));
        if (from < until) {
            Arrays.fill(bytes, from, until, value);
        }
        return bytes;
    }

    /** A log that fits, does not fit, or is none. */
    private static void leaveLog(RunDirectory run, byte[] bytes, Random random) throws IOException {
        List<String> suffixes = List.of("-wal", "-journal", "-shm");
        Path database = run.database();
        Path log = database.resolveSibling(database.getFileName() + suffixes.get(random.nextInt(suffixes.size())));
        byte[] before = Files.exists(log) ? Files.readAllBytes(log) : new byte[0];
        byte[] noise = new byte[random.nextInt(20_000)];
        random.nextBytes(noise);
        Files.write(
                log,
                switch (random.nextInt(5)) {
                    case 0 -> noise;
                    case 1 -> new byte[0];
                    case 2 -> Arrays.copyOf(bytes, bytes.length / 2);
                    case 3 -> Arrays.copyOf(before, random.nextInt(before.length + 1));
                    default ->
                        before.length == 0 ? noise : scribbled(before, random.nextInt(before.length), 16, random);
                });
    }
}
