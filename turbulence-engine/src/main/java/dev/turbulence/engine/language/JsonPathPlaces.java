package dev.turbulence.engine.language;

import java.util.HashSet;
import java.util.Set;

/** A JSONPath that names places of a document, compiled. A leading {@code $.} may be missing. */
public final class JsonPathPlaces {
    private final CompiledJsonPath path;

    private JsonPathPlaces(CompiledJsonPath path) {
        this.path = path;
    }

    /**
     * Compiles a JSONPath.
     *
     * @throws LanguageException when the text is not a JSONPath, holds templates, or ends in a function
     */
    public static JsonPathPlaces compile(String source) {
        if (SourceRewriter.hasTags(source)) {
            throw new LanguageException("no template can stand here");
        }
        CompiledJsonPath path = CompiledJsonPath.of(source);
        if (path.isFunction()) {
            throw new LanguageException("a function names no place");
        }
        return new JsonPathPlaces(path);
    }

    /**
     * All places in a document that the path leads to, as JSON pointers.
     *
     * @throws EvaluationException when the path turns out to be none, which some do only when they are looked up
     */
    public Set<String> in(Object document) {
        Set<String> pointers = new HashSet<>();
        for (String place : path.places(document)) {
            pointers.add(pointer(place));
        }
        return pointers;
    }

    /** The pointer of a path in its normal form, {@code $['a'][0]}. */
    private static String pointer(String path) {
        StringBuilder pointer = new StringBuilder();
        int at = 1;
        while (at < path.length()) {
            pointer.append('/');
            at = path.charAt(at + 1) == '\'' ? addName(path, at + 2, pointer) : addIndex(path, at + 1, pointer);
        }
        return pointer.toString();
    }

    private static int addName(String path, int from, StringBuilder pointer) {
        int at = from;
        for (; path.charAt(at) != '\''; at++) {
            at += path.charAt(at) == '\\' ? 1 : 0;
            char c = path.charAt(at);
            pointer.append(c == '~' ? "~0" : c == '/' ? "~1" : String.valueOf(c));
        }
        return at + 2;
    }

    private static int addIndex(String path, int from, StringBuilder pointer) {
        int close = path.indexOf(']', from);
        pointer.append(path, from, close);
        return close + 1;
    }
}
