package dev.turbulence.engine.redaction;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/** The secrets that an instance learns on its way: the latest, and not more than it can carry. */
final class LearnedValues {
    private static final int MOST = 64;
    /** Characters, of all together; a service may send whatever it likes. */
    private static final int MOST_CHARACTERS = 64 * 1024;

    private final Redaction run;
    private final Set<String> ids;
    private final Set<String> learned = new LinkedHashSet<>();
    private int characters;
    private SecretValues values = SecretValues.NONE;
    private boolean changed;

    /** @param ids what is never learned */
    LearnedValues(Redaction run, Set<String> ids) {
        this.run = run;
        this.ids = ids;
    }

    void add(String value) {
        boolean searched = value.length() >= SecretValues.SHORTEST && value.length() <= MOST_CHARACTERS;
        if (searched && !run.knows(value) && !ids.contains(value) && learned.add(value)) {
            characters += value.length();
            changed = true;
            forgetTheOldest();
        }
    }

    SecretValues values() {
        if (changed) {
            values = SecretValues.of(learned);
            changed = false;
        }
        return values;
    }

    private void forgetTheOldest() {
        Iterator<String> oldest = learned.iterator();
        while (learned.size() > MOST || characters > MOST_CHARACTERS) {
            characters -= oldest.next().length();
            oldest.remove();
        }
    }
}
