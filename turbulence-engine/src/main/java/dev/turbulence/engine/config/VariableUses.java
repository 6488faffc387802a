package dev.turbulence.engine.config;

import dev.turbulence.engine.language.Expression;
import dev.turbulence.engine.language.Suggestion;
import dev.turbulence.engine.language.UsesVariables;
import dev.turbulence.engine.language.VariableNames;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;

/** The variables that a file reads, with their places, until somebody knows which there can be. */
final class VariableUses {
    private static final Pattern TAG = Pattern.compile("\\{\\{.*?}}|\\{%.*?%}", Pattern.DOTALL);
    /** What only expressions and conditions see; the first three of the last response. */
    private static final List<String> OF_EXPRESSIONS = List.of("body", "headers", "status_code", "context", "value");

    private static final List<String> OF_RESPONSES = OF_EXPRESSIONS.subList(0, 3);

    private final SourceFile file;
    private final List<Use> uses = new ArrayList<>();

    VariableUses(SourceFile file) {
        this.file = file;
    }

    /** A text of the file. An expression has more names than a template, and no braces. */
    private record Use(Node node, String text, VariableNames names, boolean expression) {
        /** The part of the text to put the caret under. */
        Optional<String> part(String name) {
            Pattern word = Pattern.compile("(?<![\\w.'\"])" + Pattern.quote(name) + "(?!\\w)[^'\"\\\\\\n]*");
            if (expression) {
                return word.matcher(text).results().map(found -> found.group()).findFirst();
            }
            Matcher tags = TAG.matcher(text);
            return tags.results()
                    .map(tag -> tag.group())
                    .filter(tag -> word.matcher(tag).find())
                    .findFirst();
        }
    }

    /** What was compiled from a text; of no interest when it reads no variables. */
    void of(Node node, String text, Object compiled) {
        if (compiled instanceof UsesVariables found) {
            boolean expression = compiled instanceof Expression || compiled instanceof Condition;
            add(new Use(node, text, found.variables(), expression));
        }
    }

    void ofTemplate(Node node, String text, VariableNames names) {
        add(new Use(node, text, names, false));
    }

    private void add(Use use) {
        if (!use.names().read().isEmpty()) {
            uses.add(use);
        }
    }

    /** Notes every use of a variable that cannot be there, and forgets the uses. */
    void check(KnownVariables known) {
        for (Use use : uses) {
            for (String name : use.names().read()) {
                boolean ofExpression = use.expression() && OF_EXPRESSIONS.contains(name);
                if (!ofExpression && !known.canHave(name)) {
                    file.problem(use.node(), use.part(name), problem(use, name, known));
                }
            }
        }
        uses.clear();
    }

    private static String problem(Use use, String name, KnownVariables known) {
        String problem = "no earlier step can have set `" + name + "`";
        if (OF_RESPONSES.contains(name)) {
            return problem + "; in a template write `last_response." + name + "`";
        }
        Set<String> names = new LinkedHashSet<>(known.names());
        if (use.expression()) {
            names.addAll(OF_EXPRESSIONS);
        }
        return problem + Suggestion.among(names, name);
    }
}
