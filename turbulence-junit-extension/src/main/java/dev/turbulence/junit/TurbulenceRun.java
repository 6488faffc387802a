package dev.turbulence.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives tests a stored run: parameters of type {@link dev.turbulence.storage.StoredRun} and
 * {@link dev.turbulence.storage.RunSummary}, of constructors, lifecycle methods and tests, are filled in.
 *
 * <p>Stands on a class (then it also holds for subclasses and {@code @Nested} classes), on a method, on one parameter, or
 * on an annotation of your own. An attribute that is not given is taken from the next annotation outward, then from the
 * configuration; the package documentation has the order.
 *
 * <p>A run that is not there fails the test, and the message carries the command that makes one.
 */
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.PARAMETER, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(TurbulenceRunExtension.class)
public @interface TurbulenceRun {

    /**
     * The run: its id, the path of its folder (anything with a slash; relative to the module's folder), or
     * {@code latest}. Empty means not given.
     */
    String run() default "";

    /**
     * The folder that holds the runs, relative to the module's folder. Empty means not given; in the end that is
     * {@code target/turbulence/runs}.
     */
    String runsDirectory() default "";

    /**
     * Whether tests are skipped, rather than failed, when the run is not there. Holds for everything inside of what is
     * annotated. A run that is there and cannot be read fails the test all the same.
     */
    boolean optional() default false;
}
