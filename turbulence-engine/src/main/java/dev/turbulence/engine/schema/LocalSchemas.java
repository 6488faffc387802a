package dev.turbulence.engine.schema;

import com.networknt.schema.AbsoluteIri;
import com.networknt.schema.resource.InputStreamSource;
import com.networknt.schema.resource.ResourceLoader;
import dev.turbulence.engine.language.LanguageException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Loads the files that a {@code $ref} leads to, and nothing from anywhere else. */
final class LocalSchemas implements ResourceLoader {
    private static final long MOST_BYTES = 8L << 20;

    @Override
    public InputStreamSource getResource(AbsoluteIri iri) {
        if (iri.toString().startsWith("classpath:")) {
            return null;
        }
        Path file = file(iri);
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new LanguageException("the schema file " + file + " is larger than 8 MiB");
            }
            byte[] bytes = Files.readAllBytes(file);
            return () -> new ByteArrayInputStream(bytes);
        } catch (NoSuchFileException e) {
            throw new LanguageException("`$ref` leads to " + file + ", which does not exist");
        } catch (IOException e) {
            throw new LanguageException("`$ref` leads to " + file + ", which cannot be read: " + e);
        }
    }

    private static Path file(AbsoluteIri iri) {
        try {
            URI uri = URI.create(iri.toString());
            // A host in a file URL is a network share.
            if ("file".equals(uri.getScheme()) && uri.getAuthority() == null) {
                return Path.of(uri);
            }
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            // Then it is no file.
        }
        throw new LanguageException(
                "`$ref` leads to " + iri + "; it can lead into the schema itself or to a JSON file, by a"
                        + " path relative to the scenario, and never to the network");
    }
}
