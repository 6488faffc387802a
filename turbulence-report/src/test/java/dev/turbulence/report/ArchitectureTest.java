package dev.turbulence.report;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** ArchUnit fails a rule that matches no class, so none of these can pass on an empty set. */
@AnalyzeClasses(packages = "dev.turbulence.report", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule dependsOnTheApiOfTheStorageOnly = classes()
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage("java..", "dev.turbulence.report", "dev.turbulence.storage..")
                    .and(not(resideInAPackage("dev.turbulence.storage.internal.."))));

    @ArchTest
    static final ArchRule onlyTheSummaryIsPublic =
            noClasses().that().doNotBelongToAnyOf(ConsoleSummary.class).should().bePublic();

    @ArchTest
    static final ArchRule readsRunsAndNeverWritesThem = noClasses()
            .should()
            .dependOnClassesThat(JavaClass.Predicates.assignableTo(dev.turbulence.storage.RunWriter.class));
}
