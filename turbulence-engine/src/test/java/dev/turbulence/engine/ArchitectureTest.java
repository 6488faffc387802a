package dev.turbulence.engine;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.turbulence.engine.execution.PastInstance;
import dev.turbulence.engine.execution.RunOptions;
import dev.turbulence.engine.execution.RunPlayer;
import dev.turbulence.engine.execution.RunProgress;

/** The engine's own direction: language, then config, then execution, which alone sends and records. */
@AnalyzeClasses(packages = "dev.turbulence.engine", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "dev.turbulence.engine";
    private static final String LANGUAGE = ROOT + ".language..";
    private static final String CONFIG = ROOT + ".config..";
    private static final String HTTP = ROOT + ".http..";
    private static final String PROTO = ROOT + ".proto..";
    private static final String GRPC = ROOT + ".grpc..";
    private static final String EXECUTION = ROOT + ".execution..";
    private static final String STORAGE = "dev.turbulence.storage..";

    @ArchTest
    static void looksAtTheWholeModule(JavaClasses classes) {
        assertThat(classes.contain(TurbulenceEngine.class)).isTrue();
        for (String part : new String[] {LANGUAGE, CONFIG, HTTP, PROTO, GRPC, EXECUTION}) {
            assertThat(classes.that(resideInAPackage(part))).as(part).hasSizeGreaterThan(7);
        }
    }

    @ArchTest
    static final ArchRule partsHaveNoCycles =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theLanguageKnowsNothingAboveIt = noClasses()
            .that()
            .resideInAPackage(LANGUAGE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CONFIG, HTTP, PROTO, GRPC, EXECUTION, STORAGE);

    @ArchTest
    static final ArchRule configNeitherSendsNorRecords = noClasses()
            .that()
            .resideInAPackage(CONFIG)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(HTTP, GRPC, EXECUTION, STORAGE);

    @ArchTest
    static final ArchRule schemasKnowNothingButTheLanguage = noClasses()
            .that()
            .resideInAPackage(PROTO)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CONFIG, HTTP, GRPC, EXECUTION, STORAGE, "io.grpc..");

    @ArchTest
    static final ArchRule theGrpcTransportKnowsNothingButSchemas = noClasses()
            .that()
            .resideInAPackage(GRPC)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(LANGUAGE, CONFIG, HTTP, EXECUTION, STORAGE);

    @ArchTest
    static final ArchRule onlySchemasAndTheirTransportTouchTheLibrariesOfGrpc = noClasses()
            .that()
            .resideOutsideOfPackages(PROTO, GRPC)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.grpc..", "com.google..", "com.squareup..", "okio..", "kotlin..");

    @ArchTest
    static final ArchRule theTransportStandsAlone = classes()
            .that()
            .resideInAPackage(HTTP)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(HTTP, "java..", "javax.net.ssl..", "org.apache.hc.core5..");

    @ArchTest
    static final ArchRule onlyTheTransportTouchesSockets = noClasses()
            .that()
            .resideOutsideOfPackage(HTTP)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.hc..", "java.nio.channels..", "java.net.http..");

    @ArchTest
    static void executionShowsNoMoreThanItMust(JavaClasses classes) {
        assertThat(classes.that(resideInAPackage(EXECUTION)).stream()
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC) && !type.isNestedClass())
                        .map(JavaClass::getName))
                .containsExactlyInAnyOrder(
                        PastInstance.class.getName(),
                        RunOptions.class.getName(),
                        RunPlayer.class.getName(),
                        RunProgress.class.getName());
    }
}
