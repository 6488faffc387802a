/** Runs to measure on: realistic, of any size, the same every time. */
package dev.turbulence.benchmarks.runs;
