package dev.turbulence.engine.execution;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Ids of instances: unique by construction, in the order of their indices, and the same for the same seed. */
final class InstanceIds {

    /** Prints the lowest digits of a number, in lower case. */
    private static final HexFormat HEX = HexFormat.of();
    /** Odd, so that multiplying by it modulo a power of two maps no two indices to one id. */
    private static final long SPREAD = 0x5851_F42D_4C95_7F2DL;

    private final String instancePrefix;
    private final long correlationStart;

    InstanceIds(long seed, String runId) {
        this.instancePrefix = "inst_" + HEX.toHexDigits(digest(Long.toString(seed)), 4);
        this.correlationStart = digest(runId);
    }

    String instance(long index) {
        return instancePrefix + HEX.toHexDigits(index, 8);
    }

    /** Depends on the run too: services see these, and must be able to tell two runs apart. */
    String correlation(long index) {
        return "corr_" + HEX.toHexDigits(correlationStart + index * SPREAD, 12);
    }

    private static long digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
