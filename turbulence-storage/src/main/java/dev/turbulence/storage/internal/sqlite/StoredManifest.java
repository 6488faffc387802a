package dev.turbulence.storage.internal.sqlite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunManifest;
import dev.turbulence.storage.StorageException;
import dev.turbulence.storage.internal.Json;
import dev.turbulence.storage.internal.files.ManifestFile;
import dev.turbulence.storage.internal.records.Timestamps;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a database says of its run. */
final class StoredManifest {

    private StoredManifest() {}

    /** @throws StorageException if the database says nothing of a run */
    static RunManifest load(Connection connection, RunDirectory run) throws SQLException {
        Optional<String> text = Meta.get(connection, Meta.MANIFEST);
        return text.isPresent() ? ManifestFile.parse((ObjectNode) Json.parse(text.get()), run) : ofRow(connection, run);
    }

    /** A run that was migrated without a manifest is known only from its records. */
    private static RunManifest ofRow(Connection connection, RunDirectory run) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT id, started_at, sut_name, scenario_ids, seed, config FROM runs")) {
            if (!row.next()) {
                throw new StorageException(
                        run.database() + " does not say whose run it is: its table runs is empty. Make it anew.");
            }
            long seed = row.getLong("seed");
            Long knownSeed = row.wasNull() ? null : seed;
            return new RunManifest(
                    row.getString("id"),
                    Timestamps.parse(row.getString("started_at")),
                    row.getString("sut_name"),
                    texts(row.getString("scenario_ids")),
                    knownSeed,
                    Json.parse(row.getString("config")) instanceof ObjectNode config
                            ? config
                            : JsonNodeFactory.instance.objectNode(),
                    null);
        }
    }

    private static List<String> texts(String array) {
        List<String> texts = new ArrayList<>();
        Json.parse(array).forEach((JsonNode text) -> texts.add(text.asText()));
        return texts;
    }
}
