/**
 * The gate: conditions on the metrics of a stored run, and the verdict on them. The language, every metric with its
 * unit and the rules of evidence are described in {@code docs/gate.md}.
 *
 * <p>A condition describes what must not be: the build fails when any of them is TRUE. It also fails when the run
 * does not hold the evidence that a condition needs, so that no verdict passes by accident.
 *
 * <p>A limit may be a number, or follow from what the same metric came to in a {@linkplain
 * dev.turbulence.storage.gate.Baseline baseline run}.
 *
 * <p>Units: rates are percentages from 0 to 100, latencies and the duration are milliseconds. Percentiles are exact
 * and interpolate linearly between the closest ranks. Everything here is immutable and safe for use by several threads.
 */
package dev.turbulence.storage.gate;
