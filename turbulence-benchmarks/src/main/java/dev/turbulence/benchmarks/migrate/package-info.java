/** How long it takes to turn a run of JSON lines into a database. */
package dev.turbulence.benchmarks.migrate;
