/** Whole-process comparisons: every contestant runs in a JVM of its own, every figure is a median over rounds. */
package dev.turbulence.benchmarks;
