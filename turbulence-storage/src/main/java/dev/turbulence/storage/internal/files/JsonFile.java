package dev.turbulence.storage.internal.files;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.turbulence.storage.MalformedRunException;
import dev.turbulence.storage.OwnerOnly;
import dev.turbulence.storage.StorageException;
import dev.turbulence.storage.internal.Failures;
import dev.turbulence.storage.internal.Json;
import dev.turbulence.storage.internal.records.Surrogates;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Small JSON files that people read too: written whole or not at all. */
final class JsonFile {

    private static final DefaultIndenter TWO_SPACES = new DefaultIndenter("  ", "\n");

    private static final DefaultPrettyPrinter INDENTED = new DefaultPrettyPrinter(
                    Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
            .withObjectIndenter(TWO_SPACES)
            .withArrayIndenter(TWO_SPACES);

    private JsonFile() {}

    /**
     * The object in a file; null when there is no such file.
     *
     * @throws MalformedRunException if it holds anything but a JSON object
     */
    static ObjectNode read(Path file) {
        JsonNode json;
        try {
            json = Json.parse(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return null;
        } catch (JsonProcessingException e) {
            throw new MalformedRunException(file + place(e.getLocation()) + ": not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new StorageException("Cannot read " + file + ": " + Failures.describe(e), e);
        }
        if (json instanceof ObjectNode object) {
            return object;
        }
        throw new MalformedRunException(file + ": expected a JSON object, found " + json.getNodeType());
    }

    /** @param location null where a limit is exceeded, such as that on nesting */
    private static String place(JsonLocation location) {
        return location == null ? "" : ", line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    /** Writes beside the file, then puts it in place in one step, so that no reader ever sees half of it. */
    static void write(Path file, ObjectNode json) {
        Path unfinished = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            OwnerOnly.write(
                    unfinished,
                    Surrogates.escapeLone(Json.mapper().writer(INDENTED).writeValueAsString(json)) + "\n");
            try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            deleteAfter(unfinished, e);
            throw new StorageException("Cannot write " + file + ": " + Failures.describe(e), e);
        }
    }

    private static void deleteAfter(Path unfinished, IOException because) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException e) {
            because.addSuppressed(e);
        }
    }
}
