package dev.turbulence.junit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What the extension may lean on, and what it shows. */
class ArchitectureTest {

    private static final JavaClasses EXTENSION = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.turbulence.junit");

    @Test
    void theExtensionStandsOnTheStorageAndOnJunitsApiOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "dev.turbulence.junit",
                        "dev.turbulence.storage",
                        "dev.turbulence.storage.gate",
                        "org.junit.jupiter.api..",
                        "org.junit.platform.commons.support",
                        "org.opentest4j")
                .check(EXTENSION);
    }

    @Test
    void nothingInternalIsUsed() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..internal..")
                .check(EXTENSION);
    }

    @Test
    void noFieldKeepsState() {
        fields().should().beFinal().check(EXTENSION);
    }

    @Test
    void onlyTheApiIsPublic() {
        assertThat(EXTENSION)
                .filteredOn(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .extracting(JavaClass::getSimpleName)
                .containsExactlyInAnyOrder("TurbulenceRun", "TurbulenceRunExtension", "TurbulenceAssertions");
    }
}
