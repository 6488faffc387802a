package dev.turbulence.junit;

import dev.turbulence.storage.RunSummary;
import dev.turbulence.storage.StoredRun;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/** Finds out which runs a test class, a test method or a parameter asks for. */
final class RunsAskedFor {

    private static final Set<Class<?>> INJECTED_TYPES = Set.of(StoredRun.class, RunSummary.class);

    private final ExtensionContext context;
    private final RunSettings registered;

    /** @param registered settings of an extension registered by hand; null when an annotation registered it */
    RunsAskedFor(ExtensionContext context, RunSettings registered) {
        this.context = context;
        this.registered = registered;
    }

    static boolean isInjected(Parameter parameter) {
        return INJECTED_TYPES.contains(parameter.getType());
    }

    WantedRun byParameter(Parameter parameter) {
        return wantedBy(parameter, parameter.getDeclaringExecutable());
    }

    /** What the class itself asks for, its constructors and its lifecycle methods. */
    List<WantedRun> byTestClass(Class<?> testClass) {
        List<WantedRun> wanted = new ArrayList<>();
        wanted.add(wantedBy());
        for (Executable constructor : testClass.getDeclaredConstructors()) {
            wanted.addAll(byParametersOf(constructor));
        }
        Stream.of(BeforeAll.class, BeforeEach.class, AfterEach.class, AfterAll.class)
                .flatMap(lifecycle ->
                        AnnotationSupport.findAnnotatedMethods(testClass, lifecycle, HierarchyTraversalMode.TOP_DOWN)
                                .stream())
                .forEach(method -> wanted.addAll(byParametersOf(method)));
        return wanted;
    }

    /** What a test method asks for, and its parameters. */
    List<WantedRun> byTestMethod(Method method) {
        List<WantedRun> wanted = new ArrayList<>();
        wanted.add(wantedBy(method));
        wanted.addAll(byParametersOf(method));
        return wanted;
    }

    private List<WantedRun> byParametersOf(Executable executable) {
        return Stream.of(executable.getParameters())
                .filter(RunsAskedFor::isInjected)
                .map(this::byParameter)
                .toList();
    }

    /** @param inner what stands inside of the test class, the nearest first */
    private WantedRun wantedBy(AnnotatedElement... inner) {
        List<RunSettings> settings = new ArrayList<>();
        for (AnnotatedElement element : inner) {
            annotationOn(element).ifPresent(settings::add);
        }
        settings.addAll(ofClasses());
        if (registered != null) {
            settings.add(registered);
        }
        return WantedRun.of(settings, context);
    }

    /**
     * Follows the contexts rather than the classes' own nesting: a {@code @Nested} class of a base class is then enclosed
     * by the subclass that is running.
     */
    private List<RunSettings> ofClasses() {
        List<RunSettings> settings = new ArrayList<>();
        for (Class<?> testClass : testClasses(context)) {
            // An annotation hides the inherited one as a whole, hence the walk: each attribute is looked for on its
            // own.
            for (Class<?> type = testClass; type != null; type = type.getSuperclass()) {
                annotationOn(type).ifPresent(settings::add);
            }
        }
        return settings;
    }

    /** The test class of a context and those around it, the innermost first. */
    static List<Class<?>> testClasses(ExtensionContext context) {
        return Stream.iterate(
                        Optional.of(context),
                        Optional::isPresent,
                        each -> each.get().getParent())
                .flatMap(each -> each.get().getTestClass().stream())
                .<Class<?>>map(testClass -> testClass)
                .distinct()
                .toList();
    }

    private static Optional<RunSettings> annotationOn(AnnotatedElement element) {
        return AnnotationSupport.findAnnotation(element, TurbulenceRun.class)
                .map(annotation -> RunSettings.of(annotation, describe(element)));
    }

    static String describe(AnnotatedElement element) {
        if (element instanceof Parameter parameter) {
            String name = parameter.isNamePresent() ? " " + parameter.getName() : "";
            return "parameter " + parameter.getType().getSimpleName() + name + " of "
                    + describe(parameter.getDeclaringExecutable());
        }
        if (element instanceof Method method) {
            return method.getDeclaringClass().getName() + "#" + method.getName();
        }
        if (element instanceof Executable constructor) {
            return "the constructor of " + constructor.getDeclaringClass().getName();
        }
        return element instanceof Class<?> type ? type.getName() : element.toString();
    }
}
