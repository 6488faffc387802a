package dev.turbulence.junit;

/**
 * What one place says about the run to use.
 *
 * @param run empty when it does not say
 * @param runsDirectory empty when it does not say
 * @param optional whether the run may be missing
 * @param origin the place, in words that follow "by"
 */
record RunSettings(String run, String runsDirectory, boolean optional, String origin) {

    static RunSettings of(TurbulenceRun annotation, String place) {
        return new RunSettings(
                annotation.run(), annotation.runsDirectory(), annotation.optional(), "@TurbulenceRun on " + place);
    }
}
