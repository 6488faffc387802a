/** The runs of several modules, judged as one: immutable, and bounded in size for each module as a run's digest is. */
package dev.turbulence.report.internal.aggregate;
