/** How long a stored run takes to answer. */
package dev.turbulence.benchmarks.query;
