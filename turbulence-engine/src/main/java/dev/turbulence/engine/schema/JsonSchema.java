package dev.turbulence.engine.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.Error;
import com.networknt.schema.OutputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import dev.turbulence.engine.language.EvaluationException;
import dev.turbulence.engine.language.LanguageException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A JSON Schema, compiled. */
public final class JsonSchema {
    private static final ObjectMapper JSON = new JsonMapper();
    private static final SchemaRegistryConfig CONFIG = SchemaRegistryConfig.builder()
            .pathType(PathType.JSON_PATH)
            .locale(Locale.ROOT)
            .regularExpressionFactory(BoundedPattern::new)
            .build();
    /** One value of each kind, to find out at load what would not end with any. */
    private static final List<Object> SAMPLES = Arrays.asList(null, true, 0, "", List.of(), Map.of());

    private final Schema schema;

    private JsonSchema(Schema schema) {
        this.schema = schema;
    }

    /**
     * Compiles a schema, with all that it refers to.
     *
     * @param source a map or a boolean
     * @param file the file it stands in, from whose folder references start
     * @throws LanguageException when it is no schema, or refers to what there is not, or to itself without end
     */
    public static JsonSchema compile(Object source, Path file) {
        JsonNode node = JSON.valueToTree(source);
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemaRegistryConfig(CONFIG)
                        .resourceLoaders(loaders -> loaders.add(new LocalSchemas())));
        try {
            JsonSchema schema = new JsonSchema(registry.getSchema(
                    SchemaLocation.of(file.toAbsolutePath().toUri().toString()), node));
            schema.checkItself(registry, node);
            schema.schema.initializeValidators();
            SAMPLES.forEach(schema::check);
            return schema;
        } catch (EvaluationException e) {
            throw new LanguageException(e.getMessage());
        } catch (StackOverflowError e) {
            throw new LanguageException("the schema refers to itself without end");
        } catch (LanguageException e) {
            throw e;
        } catch (RuntimeException e) {
            if (e.getCause() instanceof LanguageException ours) {
                // What was wrong with a file that the library had us load.
                throw ours;
            }
            // The library has no type of its own for all that can be wrong with a schema.
            throw new LanguageException("this is no JSON Schema: " + e.getMessage());
        }
    }

    /** What its draft says of schemas. */
    private void checkItself(SchemaRegistry registry, JsonNode node) {
        String draft = schema.getSchemaContext().getDialect().getId();
        JsonSchema ofSchemas = new JsonSchema(registry.getSchema(SchemaLocation.of(draft)));
        ofSchemas.check(node).ifPresent(violation -> {
            throw new LanguageException("this is no JSON Schema: at " + violation.path() + ": " + violation.message());
        });
    }

    /**
     * Checks a value.
     *
     * @param value any JSON value
     * @return what is wrong with it, if anything
     * @throws EvaluationException when the check was given up because it might not end
     */
    public Optional<SchemaViolation> check(Object value) {
        try {
            List<Error> errors = schema.validate(new BoundedContext(), JSON.valueToTree(value), OutputFormat.DEFAULT);
            return errors.stream().findFirst().map(JsonSchema::violation);
        } catch (TooManySteps e) {
            throw new EvaluationException("the check of the schema was given up: " + e.getMessage());
        } catch (StackOverflowError e) {
            throw new EvaluationException(
                    "the check of the schema was given up: its references or patterns are too deep");
        }
    }

    private static SchemaViolation violation(Error error) {
        Object actual =
                error.getInstanceNode() == null ? null : JSON.convertValue(error.getInstanceNode(), Object.class);
        return new SchemaViolation(error.getInstanceLocation().toString(), error.getMessage(), actual);
    }
}
