/** Reads scenarios, plays them and records the run. {@link dev.turbulence.engine.TurbulenceEngine} is the way in. */
package dev.turbulence.engine;
