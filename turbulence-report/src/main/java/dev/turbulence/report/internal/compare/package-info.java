/**
 * Two runs side by side: {@link dev.turbulence.report.internal.compare.Comparer} reads both, one after the other, into an
 * immutable {@link dev.turbulence.report.internal.compare.Comparison}, from which every renderer draws and from nothing
 * else. One run is the base, the other the run; differences are always the run less the base. Texts are cut where they may
 * be long, and not escaped: they came from a system under test.
 */
package dev.turbulence.report.internal.compare;
