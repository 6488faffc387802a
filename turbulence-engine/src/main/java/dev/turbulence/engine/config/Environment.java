package dev.turbulence.engine.config;

import dev.turbulence.engine.redaction.SecretRules;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills in {@code {{env.NAME}}} and {@code {{env.NAME | default:VALUE}}}. */
final class Environment {
    private static final Pattern VARIABLE =
            Pattern.compile("\\{\\{\\s*env\\.([A-Za-z_][A-Za-z0-9_]*)\\s*(?:\\|\\s*default:([^}]{1,1024}+))?}}");
    private static final Pattern LEFT_OVER = Pattern.compile("\\{\\{\\s*env\\b[^}]*(?:}}?)?");
    private static final Pattern TAG = Pattern.compile("\\{[{%#]");

    private final Map<String, String> variables;

    private final SecretRules rules;
    private final Set<String> secrets = new HashSet<>();

    /** @param variables by name; one that is null is not set */
    Environment(Map<String, String> variables) {
        this(variables, SecretRules.DEFAULT);
    }

    /**
     * @param variables by name; one that is null is not set
     * @param rules which of them are secret
     */
    Environment(Map<String, String> variables, SecretRules rules) {
        this.rules = rules;
        this.variables = new HashMap<>(variables);
        this.variables.values().removeIf(Objects::isNull);
    }

    /**
     * The text with every variable in it replaced.
     *
     * @param problem takes the part of the text that has none, and why
     */
    String fill(String text, BiConsumer<String, String> problem) {
        if (!text.contains("{{")) {
            return text;
        }
        checkLeftOvers(VARIABLE.matcher(text).replaceAll(""), problem);
        return VARIABLE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(value(match, problem)));
    }

    /** Makes a value secret that does not come from the environment. */
    void keepSecret(String value) {
        secrets.add(value);
    }

    /** Makes secret what a member, parameter or header of this name carries, if the name says that it is. */
    void keepSecret(String name, String value) {
        secrets.addAll(rules.names().secretsOf(name, value));
    }

    /** The secret ones among the values that were read so far. */
    Secrets secrets() {
        return new Secrets(rules, secrets);
    }

    private String value(MatchResult match, BiConsumer<String, String> problem) {
        String name = match.group(1);
        String otherwise = match.group(2) == null ? null : match.group(2).strip();
        String value = variables.getOrDefault(name, otherwise);
        if (value == null) {
            problem.accept(
                    match.group(),
                    "environment variable `" + name + "` is not set; set it, or write `{{env." + name
                            + " | default:VALUE}}`");
            return "";
        }
        if (variables.containsKey(name)
                && (rules.variables().contains(name) || rules.names().isSecret(name))) {
            secrets.add(value);
        }
        if (TAG.matcher(value).find()) {
            problem.accept(
                    match.group(),
                    "the value of environment variable `" + name + "` holds `{{`, `{%` or `{#`, which a template"
                            + " would take for code");
        }
        return value;
    }

    private static void checkLeftOvers(String text, BiConsumer<String, String> problem) {
        Matcher matcher = LEFT_OVER.matcher(text);
        while (matcher.find()) {
            problem.accept(
                    matcher.group(),
                    "`" + matcher.group() + "` is no environment variable; write `{{env.NAME}}` or"
                            + " `{{env.NAME | default:VALUE}}`");
        }
    }
}
