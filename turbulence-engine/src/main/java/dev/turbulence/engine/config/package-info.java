/**
 * SUT and scenario files, read into immutable records whose templates, expressions and JSONPaths are compiled.
 *
 * <p>{@link dev.turbulence.engine.config.ScenarioSet#load} is the way in. It reports every problem of every file at
 * once, as one {@link dev.turbulence.engine.config.ConfigurationException}; what it returns was understood whole.
 */
package dev.turbulence.engine.config;
