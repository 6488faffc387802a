package dev.turbulence.engine.redaction;

import dev.turbulence.engine.language.JsonPathPlaces;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What is secret in a run, and the marks that stand for it. Immutable but for caches, and safe for use by several threads.
 */
public final class Redaction {
    private final CredentialNames names;
    private final NamedValues named;
    private final List<JsonPathPlaces> paths;
    private final Set<String> known;
    private final SecretValues values;
    private final Marks marks = new Marks();

    /** @param values what is secret wherever it stands; those that are too short to be searched for are left out */
    public Redaction(SecretRules rules, Collection<String> values) {
        this.names = rules.names();
        this.named = new NamedValues(names);
        this.paths = rules.paths();
        this.known = Set.copyOf(values);
        this.values = SecretValues.of(values);
    }

    /** Whether a text is, or holds, a mark in the place of a secret: whoever reads it does not have the value. */
    public static boolean isMarked(String text) {
        return Marks.areIn(text);
    }

    /**
     * A redactor for one instance, or for one who speaks of the whole run.
     *
     * @param ids what is in every record and no secret, even if a service makes a cookie of it
     */
    public Redactor redactor(Set<String> ids) {
        return new Redactor(this, ids);
    }

    CredentialNames names() {
        return names;
    }

    NamedValues named() {
        return named;
    }

    List<JsonPathPlaces> paths() {
        return paths;
    }

    boolean knows(String value) {
        return known.contains(value);
    }

    SecretValues values() {
        return values;
    }

    Marks marks() {
        return marks;
    }
}
