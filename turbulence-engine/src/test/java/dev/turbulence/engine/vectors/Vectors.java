package dev.turbulence.engine.vectors;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.turbulence.engine.language.EvaluationException;
import dev.turbulence.engine.language.LanguageException;
import dev.turbulence.engine.language.Values;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Reads what the Python tool answered, and brings our answers into the same form. */
public final class Vectors {
    /** The answer of what does not compile. */
    public static final String REFUSED = "refused";

    /** The answer of what compiles and cannot be evaluated. */
    public static final String ERROR = "error";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private Vectors() {}

    @SuppressWarnings("unchecked")
    public static Map<String, Object> file(String name) {
        return (Map<String, Object>) read(name);
    }

    @SuppressWarnings("unchecked")
    public static List<Map<String, Object>> list(String name) {
        return (List<Map<String, Object>>) read(name);
    }

    @SuppressWarnings("unchecked")
    public static List<Map<String, Object>> cases(String name) {
        return (List<Map<String, Object>>) file(name).get("cases");
    }

    @SuppressWarnings("unchecked")
    public static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    static Object read(String name) {
        try (InputStream in = Vectors.class.getResourceAsStream("/vectors/" + name)) {
            return JSON.readValue(in, Object.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Our answer as text: the value in its JSON form, or the kind of failure. */
    public static String answer(Supplier<Object> ours) {
        try {
            return Values.toJson(ours.get());
        } catch (LanguageException e) {
            return REFUSED;
        } catch (EvaluationException e) {
            return ERROR;
        }
    }
}
