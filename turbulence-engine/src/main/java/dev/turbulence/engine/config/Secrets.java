package dev.turbulence.engine.config;

import dev.turbulence.engine.redaction.Redaction;
import dev.turbulence.engine.redaction.SecretRules;
import java.util.Collection;
import java.util.Set;

/**
 * What must never be stored or printed of a set of files: values of environment variables whose names look like
 * credentials, or that were named; passwords, tokens and headers that the files spell out; and the places that the user's
 * rules say.
 */
public final class Secrets {
    private final SecretRules rules;
    private final Set<String> values;

    Secrets(SecretRules rules, Collection<String> values) {
        this.rules = rules;
        this.values = Set.copyOf(values);
    }

    /**
     * Whether a stored or printed text is, or holds, the mark that stands in a secret's place: whoever reads it does not
     * have the value.
     */
    public static boolean isMarked(String text) {
        return Redaction.isMarked(text);
    }

    /** Where names look like credentials, and what the user named. */
    public SecretRules rules() {
        return rules;
    }

    /** What hides them. Marks can be compared within one redaction only, so each run makes its own. */
    public Redaction redaction() {
        return new Redaction(rules, values);
    }
}
