/**
 * Inputs that nobody would write. {@link dev.turbulence.reliability.fuzz.Targets} lists what is tried; why by Jazzer where a
 * search can be guided, and by numbers where it cannot, is in {@code docs/decisions/0023-fuzzing.md}.
 */
package dev.turbulence.reliability.fuzz;
