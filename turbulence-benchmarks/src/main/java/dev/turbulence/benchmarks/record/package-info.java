/** What recording a run costs those who play it. */
package dev.turbulence.benchmarks.record;
