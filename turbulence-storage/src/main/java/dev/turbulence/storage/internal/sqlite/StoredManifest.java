package dev.turbulence.storage.internal.sqlite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
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
        return text.isPresent() ? ManifestFile.parse(object(text.get(), run), run) : ofRow(connection, run);
    }

    private static ObjectNode object(String text, RunDirectory run) {
        String place = run.database() + ", the manifest in its table meta";
        if (Json.parse(text, place) instanceof ObjectNode manifest) {
            return manifest;
        }
        throw new StorageException(place + ": expected a JSON object.");
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
            String id = row.getString("id");
            return new RunManifest(
                    id == null ? run.runId() : id,
                    Timestamps.parse(row.getString("started_at")),
                    row.getString("sut_name"),
                    texts(json(row, "scenario_ids", run)),
                    knownSeed,
                    json(row, "config", run) instanceof ObjectNode config
                            ? config
                            : JsonNodeFactory.instance.objectNode(),
                    null);
        }
    }

    private static JsonNode json(ResultSet row, String column, RunDirectory run) throws SQLException {
        String text = row.getString(column);
        return text == null
                ? MissingNode.getInstance()
                : Json.parse(text, run.database() + ", column " + column + " of its table runs");
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
