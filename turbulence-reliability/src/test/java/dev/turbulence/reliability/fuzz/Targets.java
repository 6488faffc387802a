package dev.turbulence.reliability.fuzz;

import java.io.IOException;
import java.nio.file.Path;

/** All that is tried. */
enum Targets {
    GATE(120, folder -> new GateTarget()),
    EXPRESSION(300, folder -> LanguageTarget.EXPRESSION),
    TEMPLATE(240, folder -> LanguageTarget.TEMPLATE),
    JSON_PATH(240, folder -> LanguageTarget.JSON_PATH),
    SCENARIO(420, folder -> new ConfigurationTarget(ConfigurationTarget.Kind.SCENARIO, folder)),
    SUT(300, folder -> new ConfigurationTarget(ConfigurationTarget.Kind.SUT, folder)),
    POLICIES(120, folder -> new ConfigurationTarget(ConfigurationTarget.Kind.POLICIES, folder)),
    RECORDS(600, RecordsTarget::new),
    AGREEMENT(660, AgreementTarget::new),
    BROKEN_PAGES(360, folder -> new DatabaseTarget(folder, new BrokenPages())),
    HOSTILE_SCHEMAS(240, folder -> new DatabaseTarget(folder, new HostileSchemas()));

    private interface Maker {
        FuzzTarget make(Path folder) throws IOException;
    }

    private final int seconds;
    private final Maker maker;

    Targets(int seconds, Maker maker) {
        this.seconds = seconds;
        this.maker = maker;
    }

    /** Its share of the hour that all of them get. */
    int seconds() {
        return seconds;
    }

    /** Whether inputs are found by what code they reach, and not made of numbers. */
    boolean guided() {
        return compareTo(AGREEMENT) < 0;
    }

    /** @param folder where it may write; of its own */
    FuzzTarget create(Path folder) throws IOException {
        return maker.make(folder);
    }
}
