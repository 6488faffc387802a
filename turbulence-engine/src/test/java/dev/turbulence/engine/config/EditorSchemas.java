package dev.turbulence.engine.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The JSON Schemas under {@code docs/schema}, as editors read them. */
final class EditorSchemas {
    static final Path ROOT = Path.of(System.getProperty("basedir"), "..");
    private static final JsonMapper JSON = new JsonMapper();

    private EditorSchemas() {}

    static JsonNode read(String kind) {
        try {
            return JSON.readTree(
                    ROOT.resolve("docs/schema/" + kind + ".schema.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the schema has to say against a document; empty when nothing. */
    static List<String> problems(String kind, Object document) {
        Schema schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(read(kind));
        return schema.validate(JSON.valueToTree(document)).stream()
                .map(Object::toString)
                .toList();
    }

    static Object yaml(Path file) {
        try {
            return yaml(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Object yaml(String text) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    }

    /** The keys of each mapping, by the name of its definition; the file itself goes by its kind. */
    static Map<String, Set<String>> keys() {
        Map<String, Set<String>> keys = new TreeMap<>();
        for (String kind : List.of("scenario", "sut", "policies")) {
            JsonNode schema = read(kind);
            keys.put(kind, names(schema.get("properties")));
            schema.get("definitions").properties().forEach(definition -> {
                JsonNode node = definition.getValue();
                if (node.has("properties") && node.has("additionalProperties")) {
                    keys.put(definition.getKey(), names(node.get("properties")));
                }
            });
        }
        return keys;
    }

    private static Set<String> names(JsonNode properties) {
        Set<String> names = new TreeSet<>();
        properties.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
