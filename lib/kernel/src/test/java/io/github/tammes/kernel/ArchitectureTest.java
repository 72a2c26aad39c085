package io.github.tammes.kernel;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Arrows between packages run one way. */
class ArchitectureTest {

    private static final String[] EXPERIMENTS = {"io.github.tammes.experiment..", "io.github.tammes.paper.."};
    private static final String KERNEL = "io.github.tammes.kernel..";

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.tammes");

    @Test
    void noPackagesDependOnEachOtherInACircle() {
        slices().matching("io.github.tammes.(**)").should().beFreeOfCycles().check(ALL);
    }

    @Test
    void theCoreKnowsNothingOfExperiments() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.github.tammes.experiment..", "io.github.tammes.paper..", KERNEL)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(EXPERIMENTS)
                .check(ALL);
    }

    @Test
    void geometryKnowsNothingOfPicturesNorPicturesOfTraining() {
        String[] sphere = {"io.github.tammes.sphere..", "io.github.tammes.words..", "io.github.tammes.internal.."};
        String[] plot = {"io.github.tammes.plot..", "io.github.tammes.display.."};
        noClasses()
                .that()
                .resideInAnyPackage(sphere)
                .should()
                .dependOnClassesThat(resideInAPackage("io.github.tammes..").and(resideOutsideOfPackages(sphere)))
                .check(ALL);
        noClasses()
                .that()
                .resideInAnyPackage(plot)
                .should()
                .dependOnClassesThat(resideInAPackage("io.github.tammes..")
                        .and(resideOutsideOfPackages(sphere))
                        .and(resideOutsideOfPackages(plot)))
                .check(ALL);
    }

    /** Spark's module, which is on no notebook's class path, is not on this one either. */
    @Test
    void nothingHereNeedsSpark() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.github.tammes.spark..", "org.apache.spark..", "org.apache.hadoop..", "scala..")
                .check(ALL);
    }

    @Test
    void nothingNeedsANotebook() {
        noClasses()
                .that()
                .resideOutsideOfPackage(KERNEL)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(KERNEL)
                .check(ALL);
    }
}
