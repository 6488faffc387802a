package dev.turbulence.junit;

import java.nio.file.Path;

/** Another module's folder, for as long as it is not closed. */
final class Basedir implements AutoCloseable {

    private static final String PROPERTY = "basedir";

    private final String before = System.getProperty(PROPERTY);

    private Basedir() {}

    static Basedir at(Path folder) {
        Basedir other = new Basedir();
        System.setProperty(PROPERTY, folder.toString());
        return other;
    }

    @Override
    public void close() {
        if (before == null) {
            System.clearProperty(PROPERTY);
        } else {
            System.setProperty(PROPERTY, before);
        }
    }
}
