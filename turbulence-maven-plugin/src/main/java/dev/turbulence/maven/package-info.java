/**
 * The goals. They map parameters and exceptions; the libraries do the work.
 *
 * <p>Two kinds of exceptions, never mixed: a lost gate is a {@code MojoFailureException}, everything that kept a run from
 * being made or judged (configuration, I/O) is a {@code MojoExecutionException}.
 */
package dev.turbulence.maven;
