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
import dev.turbulence.report.query.Answer;
import dev.turbulence.report.query.AnswerFile;
import dev.turbulence.report.query.AnswerFormat;
import dev.turbulence.report.query.Filter;
import dev.turbulence.report.query.NamedQuery;
import dev.turbulence.report.query.QuestionException;
import dev.turbulence.report.query.RowRange;
import dev.turbulence.report.query.SqlValues;

/** ArchUnit fails a rule that matches no class, so none of these can pass on an empty set. */
@AnalyzeClasses(packages = "dev.turbulence.report", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule dependsOnTheApiOfTheStorageOnly = classes()
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                            // The storage's API gives JSON values as Jackson's.
                            "java..",
                            "dev.turbulence.report..",
                            "dev.turbulence.storage..",
                            "com.fasterxml.jackson.databind",
                            "org.apache.commons.statistics.distribution")
                    .and(not(resideInAPackage("dev.turbulence.storage.internal.."))));

    @ArchTest
    static final ArchRule onlySummaryReportAndQuestionsArePublic = noClasses()
            .that()
            .doNotBelongToAnyOf(
                    AggregateReport.class,
                    ConsoleSummary.class,
                    RunReport.class,
                    ReplayComparison.class,
                    ReportFormat.class,
                    RunComparison.class,
                    ComparisonFormat.class,
                    ReportPart.class,
                    NamedQuery.class,
                    Filter.class,
                    RowRange.class,
                    SqlValues.class,
                    Answer.class,
                    AnswerFormat.class,
                    AnswerFile.class,
                    QuestionException.class)
            .and()
            .resideOutsideOfPackage("dev.turbulence.report.internal..")
            .should()
            .bePublic();

    @ArchTest
    static final ArchRule readsRunsAndNeverWritesThem = noClasses()
            .should()
            .dependOnClassesThat(JavaClass.Predicates.assignableTo(dev.turbulence.storage.RunWriter.class));
}
