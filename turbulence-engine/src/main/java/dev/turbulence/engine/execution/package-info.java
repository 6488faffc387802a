/**
 * Plays the instances of a run and records them.
 *
 * <p>{@link dev.turbulence.engine.execution.RunPlayer} starts as many workers as instances may run at once; each takes the
 * next index and walks that instance through its scenario on its own thread, in blocking style. Threads are virtual where
 * the JVM runs blocking code on them without pinning (24 and newer), platform threads elsewhere.
 *
 * <p>Everything that decides what an instance does comes from the run's seed and the instance's index. Every record goes
 * to the store before the instance goes on. Latencies are differences of {@link java.lang.System#nanoTime()}; times of day
 * come from the run's clock.
 */
package dev.turbulence.engine.execution;
