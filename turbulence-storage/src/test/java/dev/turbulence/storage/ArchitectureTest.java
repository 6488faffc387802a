package dev.turbulence.storage;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

@AnalyzeClasses(packages = "dev.turbulence.storage", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "dev.turbulence.storage";
    private static final String INTERNAL = ROOT + ".internal..";

    @ArchTest
    static void looksAtTheWholeModule(JavaClasses classes) {
        assertThat(classes.contain(StoredRun.class)).isTrue();
        assertThat(classes.that(resideInAPackage(INTERNAL))).hasSizeGreaterThan(30);
    }

    @ArchTest
    static final ArchRule dependsOnTheJdkJacksonAndSqliteOnly = classes()
            .should()
            .onlyDependOnClassesThat(
                    resideInAnyPackage(ROOT + "..", "java..", "com.fasterxml.jackson..", "org.sqlite.."));

    @ArchTest
    static final ArchRule theStoragesDoNotKnowEachOther = slices().matching(ROOT + ".internal.(jsonl|sqlite)..")
            .should()
            .notDependOnEachOther()
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule onlySqliteUsesJdbc = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + ".internal.sqlite..", ROOT + ".transfer..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.sqlite..");

    @ArchTest
    static final ArchRule internalPackagesHaveNoCycles =
            slices().matching(ROOT + ".internal.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theApiDoesNotShowInternals = codeUnits()
            .that()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackage(INTERNAL)
            .and()
            .areDeclaredInClassesThat()
            .areNotPrivate()
            .and()
            .arePublic()
            .should(notMention(INTERNAL));

    private static ArchCondition<JavaCodeUnit> notMention(String packages) {
        return new ArchCondition<>("not mention types of " + packages) {
            @Override
            public void check(JavaCodeUnit method, ConditionEvents events) {
                method.getAllInvolvedRawTypes().stream()
                        .filter(type -> !type.equals(method.getOwner()))
                        .filter(resideInAPackage(packages))
                        .map(JavaClass::getName)
                        .forEach(type -> events.add(
                                SimpleConditionEvent.violated(method, method.getFullName() + " mentions " + type)));
            }
        };
    }
}
