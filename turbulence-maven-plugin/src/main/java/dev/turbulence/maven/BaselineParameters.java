package dev.turbulence.maven;

import dev.turbulence.storage.RunNotFoundException;
import dev.turbulence.storage.RunsDirectory;
import dev.turbulence.storage.gate.Baseline;
import dev.turbulence.storage.gate.Gate;
import org.apache.maven.plugin.MojoExecutionException;

/**
 * What a build says of the run to compare with.
 *
 * @param baseline the text that names it; null when nothing does
 * @param missingBaseline what happens while there is none: {@value #FAIL} or {@value #NOTE}
 */
record BaselineParameters(String baseline, String missingBaseline) {

    static final String FAIL = "fail";
    static final String NOTE = "note";

    /**
     * The gate with what it compares with.
     *
     * @param runs where a run lies that is named by its id
     * @throws RunNotFoundException if what is named is not there
     * @throws MojoExecutionException if the gate needs a baseline and none is named, or the words make no sense
     */
    Gate apply(Gate gate, RunsDirectory runs) throws MojoExecutionException {
        if (!missingBaseline.equals(FAIL) && !missingBaseline.equals(NOTE)) {
            throw new MojoExecutionException(
                    "turbulence.missingBaseline is " + FAIL + " or " + NOTE + ", not '" + missingBaseline + "'");
        }
        if (!gate.needsBaseline()) {
            return gate;
        }
        if (baseline == null) {
            throw new MojoExecutionException(
                    "turbulence.failOn compares with a baseline, and none is named. Name a run by"
                            + " its id or path, or a folder whose latest run that passed is meant: -Dturbulence.baseline=...");
        }
        Baseline named = Baseline.named(baseline, runs);
        return gate.against(missingBaseline.equals(NOTE) ? named.orNoneYet() : named);
    }
}
