/** Seeded choices that are the same in every run, on every machine, whatever the parallelism. */
package dev.turbulence.engine.random;
