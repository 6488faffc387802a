/**
 * A service that does its worst. What it does on the wire is in the engine's {@code AdversaryTest}; here is what only many
 * instances at once, in a small heap, can show.
 */
package dev.turbulence.reliability.adversary;
