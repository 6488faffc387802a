package dev.turbulence.engine.redaction;

import dev.turbulence.engine.language.JsonPathPlaces;
import dev.turbulence.engine.language.LanguageException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the user says of secrets.
 *
 * @param variables environment variables whose values are secret, beside those whose names look like it
 * @param names which names look like a credential's
 * @param paths places of bodies and entry data whose values are secret
 */
public record SecretRules(Set<String> variables, CredentialNames names, List<JsonPathPlaces> paths) {
    /** What holds when the user says nothing. */
    public static final SecretRules DEFAULT = of(List.of(), List.of(), List.of(), List.of());

    private static final Pattern WORD = Pattern.compile("[A-Za-z]{3,}");
    private static final Pattern HEADER = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    public SecretRules {
        variables = Set.copyOf(variables);
        paths = List.copyOf(paths);
    }

    /**
     * Rules from texts; each list may be null or empty.
     *
     * @param variables environment variables whose values are secret
     * @param words words that make a name look like a credential's; none for {@link CredentialNames#DEFAULT_WORDS}
     * @param headers headers that carry credentials, beside those that always do
     * @param paths JSONPaths of secret values
     * @throws IllegalArgumentException when one is no word, header name or JSONPath, with all that are wrong
     */
    public static SecretRules of(
            Collection<String> variables,
            Collection<String> words,
            Collection<String> headers,
            Collection<String> paths) {
        List<String> problems = new ArrayList<>();
        List<String> wanted = stripped(words);
        check(wanted, WORD, "redactNames: `%s` is no word of three letters or more, such as TOKEN", problems);
        check(stripped(headers), HEADER, "redactHeaders: `%s` is not a header name", problems);
        List<JsonPathPlaces> places = new ArrayList<>();
        for (String path : stripped(paths)) {
            try {
                places.add(JsonPathPlaces.compile(path));
            } catch (LanguageException e) {
                problems.add("redactPaths: `" + path + "`: " + e.getMessage());
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join(System.lineSeparator(), problems));
        }
        CredentialNames names =
                new CredentialNames(wanted.isEmpty() ? CredentialNames.DEFAULT_WORDS : wanted, stripped(headers));
        return new SecretRules(Set.copyOf(stripped(variables)), names, places);
    }

    private static void check(List<String> texts, Pattern form, String problem, List<String> problems) {
        texts.stream()
                .filter(text -> !form.matcher(text).matches())
                .forEach(text -> problems.add(problem.formatted(text)));
    }

    /** In a POM the members of a list may stand on lines of their own. */
    private static List<String> stripped(Collection<String> texts) {
        return texts == null
                ? List.of()
                : texts.stream()
                        .filter(text -> text != null && !text.isBlank())
                        .map(String::strip)
                        .toList();
    }
}
