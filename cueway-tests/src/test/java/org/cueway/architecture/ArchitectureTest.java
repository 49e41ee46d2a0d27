package org.cueway.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.cueway.base.MayUse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The borders between packages, as {@code @MayUse} declares them and as the bytecode has them. */
class ArchitectureTest {
    private static final String ROOT = "org.cueway.";

    /** Test code travels in jars of its own (type test-jar), JMH writes code beside ours; what we ship is judged. */
    private static final ImportOption SHIPPED =
            location -> ImportOption.Predefined.DO_NOT_INCLUDE_TESTS.includes(location)
                    && !location.contains("-tests.jar")
                    && !location.contains("/jmh_generated/");

    private static JavaClasses shipped;

    @BeforeAll
    static void readTheBytecode() {
        shipped = new ClassFileImporter().withImportOption(SHIPPED).importPackages("org.cueway");
    }

    @Test
    void everythingThatIsShippedIsLookedAt() {
        assertThat(shipped.stream().map(JavaClass::getPackageName))
                .contains("org.cueway.base", "org.cueway.mos.model", "org.cueway.rundown", "org.cueway.store")
                .contains("org.cueway.device.mqtt")
                .contains("org.cueway.simulator.ncs", "org.cueway.simulator.ncs.show", "org.cueway.simulator.faults");
    }

    @Test
    void everyPackageUsesOnlyWhatItsMayUseDeclares() {
        classes().should(useOnlyWhatTheirPackageDeclares()).check(shipped);
    }

    @Test
    void noDeclarationIsLeftOver() {
        // A border that nobody needs to cross any more would otherwise stay open for ever.
        var declared = shipped.getDefaultPackage().getSubpackagesInTree().stream()
                .filter(each ->
                        each.getName().startsWith(ROOT) && !each.getClasses().isEmpty())
                .toList();
        assertThat(declared)
                .isNotEmpty()
                .allSatisfy(each -> assertThat(mayUse(each))
                        .as("@MayUse of %s", each.getName())
                        .allSatisfy(name -> assertThat(shipped.containPackage(ROOT + name))
                                .as("package %s%s exists", ROOT, name)
                                .isTrue()));
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("org.cueway.(**)").should().beFreeOfCycles().check(shipped);
    }

    @Test
    void theRundownIsPure() {
        classes()
                .that(are(resideInAnyPackage("org.cueway.rundown", "org.cueway.cue")))
                .should()
                .onlyDependOnClassesThat(pure())
                .check(shipped);
    }

    @Test
    void theSimulatorNeverKnowsTheServerThatItJudges() {
        classes()
                .that(are(resideInAPackage("org.cueway.simulator..")))
                .should()
                .onlyDependOnClassesThat(are(resideOutsideOfPackages("org.cueway..")
                        .or(resideInAnyPackage("org.cueway.base", "org.cueway.mos..", "org.cueway.simulator.."))))
                .check(shipped);
    }

    @Test
    void storesIgnoreEachOther() {
        slices().matching("org.cueway.store.(*)..")
                .should()
                .notDependOnEachOther()
                .allowEmptyShould(true) // with the memory store in the tests, one store is shipped
                .check(shipped);
    }

    @Test
    void driversIgnoreEachOther() {
        slices().matching("org.cueway.device.(*)..")
                .should()
                .notDependOnEachOther()
                .check(shipped);
    }

    @Test
    void onlyTheCommandLineAndTheBenchUseTheCompositionRoot() {
        noClasses()
                .that(are(resideOutsideOfPackages("org.cueway.app..", "org.cueway.cli..", "org.cueway.bench..")))
                .should()
                .dependOnClassesThat(are(resideInAPackage("org.cueway.app..")))
                .check(shipped);
    }

    @Test
    void timeComesFromTheTimeSource() {
        noClasses()
                .that(are(resideOutsideOfPackages("org.cueway.base", "org.cueway.bench..")))
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", Duration.class)
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .check(shipped);
    }

    @Test
    void classesAreNamedForWhatTheyDo() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Service")
                .check(shipped);
    }

    @Test
    void aPackageWithoutADeclarationFails() {
        var bare = new ClassFileImporter().importPackages("org.cueway.architecture");
        assertThatThrownBy(() ->
                        classes().should(useOnlyWhatTheirPackageDeclares()).check(bare))
                .isInstanceOf(RuntimeException.class)
                .hasMessageContaining("MayUse");
    }

    private static ArchCondition<JavaClass> useOnlyWhatTheirPackageDeclares() {
        return new ArchCondition<>("use only the packages that the @MayUse of their package-info declares") {
            @Override
            public void check(JavaClass user, ConditionEvents events) {
                var allowed = mayUse(user.getPackage());
                for (Dependency use : user.getDirectDependenciesFromSelf()) {
                    var used = use.getTargetClass().getBaseComponentType().getPackageName();
                    if (isForeign(user, used)) {
                        var declared = allowed.contains(used.substring(ROOT.length()));
                        events.add(new SimpleConditionEvent(user, declared, use.getDescription()));
                    }
                }
            }
        };
    }

    private static boolean isForeign(JavaClass user, String used) {
        return used.startsWith(ROOT) && !used.equals(ROOT + "base") && !used.equals(user.getPackageName());
    }

    /** Throws if the package has no package-info or its package-info no {@code @MayUse}. */
    private static Set<String> mayUse(JavaPackage declaring) {
        return Set.of(declaring.getAnnotationOfType(MayUse.class).value());
    }

    private static DescribedPredicate<JavaClass> pure() {
        var clocks = Set.of(Clock.class.getName(), InstantSource.class.getName());
        return describe(
                "java.lang, java.util, value types of java.time, base, the payload reader and JSpecify",
                used -> switch (used.getBaseComponentType().getPackageName()) {
                    case "java.time" -> !clocks.contains(used.getName());
                    case "org.cueway.base",
                            "org.cueway.rundown",
                            "org.cueway.cue",
                            "org.cueway.cue.payload",
                            "org.jspecify.annotations" -> true;
                    case String name ->
                        name.equals("java.lang")
                                || name.equals("java.lang.runtime")
                                || name.equals("java.lang.invoke")
                                || name.equals("java.util")
                                || name.equals("java.util.function")
                                || name.equals("java.util.stream")
                                || used.getBaseComponentType().isPrimitive();
                });
    }
}
