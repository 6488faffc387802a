/**
 * JUnit tests that ask a stored run questions.
 *
 * <p>{@link dev.turbulence.junit.TurbulenceRun @TurbulenceRun} on a class, method or parameter, or a
 * {@link dev.turbulence.junit.TurbulenceRunExtension} in a {@code @RegisterExtension} field, lets constructors, lifecycle
 * methods and tests take a {@link dev.turbulence.storage.StoredRun} or a {@link dev.turbulence.storage.RunSummary} as a
 * parameter. {@link dev.turbulence.junit.TurbulenceAssertions} judges a run; its messages say where to look next.
 *
 * <p>Which run that is, the first of these decides:
 *
 * <ol>
 *   <li>the annotation that stands nearest: on the parameter, the method, the class, its superclasses, the enclosing
 *       classes; each attribute is looked for on its own
 *   <li>the registered extension's own settings
 *   <li>JUnit's configuration parameters or the system properties {@code turbulence.run} and
 *       {@code turbulence.runsDirectory}
 *   <li>{@code latest}, in {@code target/turbulence/runs}
 * </ol>
 *
 * <p>Folders are relative to the system property {@code basedir}, which Surefire and Failsafe set to the module's folder,
 * else to the working directory.
 *
 * <p>Within a top-level test class and what is nested in it, {@code latest} is looked for once. Each run is opened once,
 * shared by all tests that take it, also when they run in parallel, and closed by the extension after the last test.
 */
package dev.turbulence.junit;
