/** Whole load tools with the same scenario: how each is ordinarily started, what its process costs, whether it did its work. */
package dev.turbulence.benchmarks.engine.tools;
