package dev.turbulence.storage.internal.files;

import dev.turbulence.storage.StorageException;
import dev.turbulence.storage.internal.Failures;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The marks in the first hundred bytes of an SQLite file, read without SQLite: enough to tell whose file it is, at no
 * cost.
 *
 * @param applicationId whose file it is; {@link #APPLICATION_ID} marks ours
 * @param userVersion version of its schema
 */
public record DatabaseHeader(int applicationId, int userVersion) {

    /** The application id of our databases: the letters {@code TRBM}. */
    public static final int APPLICATION_ID = 0x5452424D;

    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER_BYTES = 100;
    private static final int USER_VERSION_AT = 60;
    private static final int APPLICATION_ID_AT = 68;

    /** The header of a file; null when it is no SQLite database. */
    public static DatabaseHeader read(Path file) {
        byte[] header;
        try (InputStream in = Files.newInputStream(file)) {
            header = in.readNBytes(HEADER_BYTES);
        } catch (IOException e) {
            throw new StorageException("Cannot read " + file + ": " + Failures.describe(e), e);
        }
        if (header.length < HEADER_BYTES || !Arrays.equals(header, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            return null;
        }
        ByteBuffer bytes = ByteBuffer.wrap(header);
        return new DatabaseHeader(bytes.getInt(APPLICATION_ID_AT), bytes.getInt(USER_VERSION_AT));
    }

    /** Whether a file of this product has these marks. */
    public boolean isOurs() {
        return applicationId == APPLICATION_ID;
    }
}
