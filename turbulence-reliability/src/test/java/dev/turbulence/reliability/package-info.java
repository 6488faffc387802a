/**
 * What the product promises when something goes wrong, shown against the whole of it: real processes, real files, real
 * services. Each long test has two {@linkplain dev.turbulence.reliability.Size sizes}; {@code -Dreliability.size=full} asks
 * for the larger one.
 */
package dev.turbulence.reliability;
