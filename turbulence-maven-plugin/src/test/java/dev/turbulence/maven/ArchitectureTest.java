package dev.turbulence.maven;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.apache.maven.plugin.AbstractMojo;

/** The goals are thin: they know the libraries' API and nothing below it. */
@AnalyzeClasses(packages = "dev.turbulence", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule goalsUseApiOnly = noClasses()
            .that()
            .resideInAPackage("dev.turbulence.maven..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.turbulence..internal..",
                    "dev.turbulence.engine.http..",
                    "dev.turbulence.engine.language..",
                    "java.sql..",
                    "org.sqlite..",
                    "com.fasterxml..");

    @ArchTest
    static final ArchRule nothingBelowKnowsMaven = noClasses()
            .that()
            .resideInAnyPackage("dev.turbulence.storage..", "dev.turbulence.engine..", "dev.turbulence.report..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.maven..", "dev.turbulence.maven..");

    @ArchTest
    static final ArchRule engineAndReadersMeetInTheStoreOnly = noClasses()
            .that()
            .resideInAnyPackage("dev.turbulence.storage..", "dev.turbulence.report..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.turbulence.engine..");

    @ArchTest
    static final ArchRule onlyGoalsArePublic = classes()
            .that()
            .resideInAPackage("dev.turbulence.maven..")
            .and()
            .arePublic()
            .should()
            .beAssignableTo(AbstractMojo.class);
}
