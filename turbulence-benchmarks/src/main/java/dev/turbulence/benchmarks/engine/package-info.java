/** What the engine makes of two cores: whole runs, recorded, at several degrees of parallelism. */
package dev.turbulence.benchmarks.engine;
