/**
 * Processes that are killed with SIGKILL while they play, migrate or export, and what is left of their work.
 *
 * <p>The child tells what it has done, a line to its standard output for each record, and only after the call that stored
 * the record has returned. What a killed process wrote to a pipe can be read to the end, so that the parent knows exactly
 * what the run must hold.
 */
package dev.turbulence.reliability.kill;
