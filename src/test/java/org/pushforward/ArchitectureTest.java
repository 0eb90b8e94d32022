package org.pushforward;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Collection;
import java.util.Formatter;
import java.util.Locale;
import java.util.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.BaseStream;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.pushforward.base.Temporaries;
import org.pushforward.engine.Team;
import org.pushforward.experiment.sweep.SweepRunner;
import org.pushforward.lab.LabApplication;
import org.pushforward.lab.tool.MeasuredCompare;
import org.pushforward.lab.tool.Soak;
import org.pushforward.reference.FlowGraph;

/** Which package may see which, and who alone may do what. A rule stands before the first class that it is about, so rooms may be empty. */
class ArchitectureTest {

    private static final String LAB = "org.pushforward.lab..";
    private static final String LAB_CHART = "org.pushforward.lab.chart..";
    private static final String LAB_CONCURRENT = "org.pushforward.lab.concurrent..";
    private static final String COMMAND = "org.pushforward.command..";
    private static final String CHART = "org.pushforward.chart..";
    private static final String ENGINE = "org.pushforward.engine..";
    private static final String REFERENCE = "org.pushforward.reference..";
    private static final String TRAIN = "org.pushforward.train..";

    /** By JUnit's own engine: that of ArchUnit begins when all other tests have ended, and leaves a core at rest. */
    @TestFactory
    Stream<DynamicTest> rules() {
        JavaClasses classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.pushforward");
        return Arrays.stream(ArchitectureTest.class.getDeclaredFields()).filter(field -> ArchRule.class.equals(field.getType()))
                .map(field -> DynamicTest.dynamicTest(field.getName(), () -> ((ArchRule) field.get(null)).check(classes)));
    }

    private static DescribedPredicate<JavaAccess<?>> call(String name, Class<?>... owners) {
        DescribedPredicate<JavaClass> any = Arrays.stream(owners).map(JavaClass.Predicates::assignableTo)
                .reduce((one, other) -> one.or(other)).orElseThrow();
        return target(owner(any)).and(target(nameMatching(name)));
    }

    static final ArchRule arrowsRunDownward = layeredArchitecture().consideringOnlyDependenciesInLayers().withOptionalLayers(true)
            .layer("launcher").definedBy("org.pushforward")
            .layer("lab").definedBy(LAB)
            .layer("command").definedBy(COMMAND)
            .layer("experiment").definedBy("org.pushforward.experiment..")
            .layer("benchmark").definedBy("org.pushforward.benchmark..")
            .layer("film").definedBy("org.pushforward.film..")
            .layer("live").definedBy("org.pushforward.live..")
            .layer("instrument").definedBy("org.pushforward.instrument..")
            .layer("chart").definedBy(CHART)
            .layer("learning and measuring")
            .definedBy(TRAIN, "org.pushforward.theory..", "org.pushforward.fit..", "org.pushforward.conditioning..")
            .layer("flow and data").definedBy("org.pushforward.flow..", "org.pushforward.data..", REFERENCE)
            .layer("engine").definedBy(ENGINE)
            .whereLayer("launcher").mayNotBeAccessedByAnyLayer()
            .whereLayer("lab").mayOnlyBeAccessedByLayers("launcher")
            .whereLayer("command").mayOnlyBeAccessedByLayers("launcher")
            .whereLayer("live").mayOnlyBeAccessedByLayers("lab")
            .whereLayer("film").mayOnlyBeAccessedByLayers("lab", "command")
            .whereLayer("experiment").mayOnlyBeAccessedByLayers("lab", "command", "film", "live", "instrument")
            .whereLayer("benchmark").mayOnlyBeAccessedByLayers("lab", "command")
            .whereLayer("instrument").mayOnlyBeAccessedByLayers("lab", "film", "live", "benchmark")
            .whereLayer("chart").mayOnlyBeAccessedByLayers("lab", "command", "film", "live", "experiment", "instrument", "benchmark")
            .whereLayer("learning and measuring")
            .mayOnlyBeAccessedByLayers("lab", "command", "film", "live", "experiment", "benchmark", "instrument", "chart")
            .whereLayer("flow and data")
            .mayOnlyBeAccessedByLayers("lab", "command", "film", "live", "experiment", "benchmark", "instrument", "chart", "learning and measuring")
            .because("the mathematics must be usable and testable without the window, and the "
                    + "same run must come from the window and the command line");

    static final ArchRule baseKnowsNoRoom = noClasses().that().resideInAPackage("org.pushforward.base..")
            .should().dependOnClassesThat(resideInAPackage("org.pushforward..").and(not(resideInAPackage("org.pushforward.base.."))))
            .because("everything stands on base");

    static final ArchRule packagesFormNoCycle = slices().matching("org.pushforward.(**)").should().beFreeOfCycles()
            .because("packages that need each other can only be understood, tested and changed together");

    static final ArchRule javaFxStaysInTheLab = noClasses().that().resideOutsideOfPackage(LAB).and().doNotBelongToAnyOf(Launcher.class)
            .should().dependOnClassesThat().resideInAnyPackage("javafx..", "com.sun.javafx..", "org.controlsfx..", "impl.org.controlsfx..",
                    "atlantafx..", "org.kordamp..", "org.jfree.chart.fx..", "org.jfree.fx..")
            .because("every command must run on a machine without a display");

    static final ArchRule instrumentsAnswerWithoutAWindow = noClasses().that().resideInAPackage("org.pushforward.instrument..")
            .should().dependOnClassesThat().resideInAnyPackage("javafx..", "org.pushforward.lab..")
            .because("an instrument reads a run and answers with a value, so that the benchmark measures the very instruments that the window shows");

    static final ArchRule chartsHaveTwoDoors = noClasses().that().resideOutsideOfPackages(CHART, LAB_CHART)
            .should().dependOnClassesThat().resideInAnyPackage("org.jfree..", "java.awt..", "javax.swing..", "javax.imageio..",
                    "javafx.embed.swing..")
            .because("charts look alike in the window and in files only if they are drawn in one place, and Color means JavaFX's everywhere else");

    static final ArchRule onlyTheEngineAndTheReferenceSeeNd4j = noClasses().that().resideOutsideOfPackages(ENGINE, REFERENCE)
            .should().dependOnClassesThat().resideInAnyPackage("org.nd4j..", "org.bytedeco..", "com.sun.jna..")
            .because("native memory and its threads are safe in few hands, and the library must be replaceable; reference says a flow in its words");

    static final ArchRule onlyLabConcurrentEntersTheFxThread = noClasses().that().resideOutsideOfPackage(LAB_CONCURRENT)
            .should(accessTargetWhere(target(owner(assignableTo(Platform.class))).and(target(name("runLater")))))
            .because("who hands over one by one floods the window; lab.concurrent hands over the latest value, once a pulse");

    /** Makes a thread, itself or by what it calls. */
    private static final DescribedPredicate<JavaAccess<?>> THREADS = call(JavaConstructor.CONSTRUCTOR_NAME, Thread.class, ExecutorService.class,
            Timer.class).or(call("new.*", Executors.class))
            .or(call("commonPool", ForkJoinPool.class))
            .or(call("delayedExecutor|.*Async", CompletableFuture.class))
            .or(call("parallel|parallelStream", BaseStream.class, Collection.class))
            .or(call("parallel.*", Arrays.class))
            .as("a thread is made");

    static final ArchRule threadsAreMadeInFewPlaces = noClasses().that().resideOutsideOfPackage(LAB_CONCURRENT)
            .and().doNotBelongToAnyOf(Team.class, SweepRunner.class, Temporaries.class, LabApplication.class, MeasuredCompare.class)
            .should(accessTargetWhere(THREADS))
            .because("a thread that nobody owns outlives its work, and threads that know nothing of each other share two cores badly; lab.concurrent "
                    + "makes those of the window, which are ended or end by themselves when they have nothing to do, engine.Team ends those of a "
                    + "training step, SweepRunner those of its jobs; Temporaries has one for the end of the process, LabApplication one to load "
                    + "what the first run needs, MeasuredCompare those that stand for the window's");

    /** Writes numbers as the language of the machine does. */
    private static final DescribedPredicate<JavaAccess<?>> LOCAL = call("formatted", String.class)
            .or(call("format|printf", String.class, PrintStream.class, PrintWriter.class, Formatter.class)
                    .and(describe("without a locale", access -> access.getTarget() instanceof CodeUnitAccessTarget target
                            && target.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Locale.class)))))
            .or(call("toLowerCase|toUpperCase", String.class).and(describe("without a locale", access ->
                    access.getTarget() instanceof CodeUnitAccessTarget target && target.getRawParameterTypes().isEmpty())))
            .as("text is made without a locale");

    static final ArchRule textIsTheSameInEveryLanguage = noClasses().should(accessTargetWhere(LOCAL))
            .because("a file, a name or a line with the digits of another language is not read again; say String.format(Locale.ROOT, ...)");

    static final ArchRule noPageKnowsAnother = slices().matching("org.pushforward.lab.page.(*)..").should().notDependOnEachOther()
            .because("a page can then be added, changed or taken out alone; what two of them need stands in lab.run, lab.control or instrument");

    /** What extends a node or makes one, whatever it is called. */
    private static final DescribedPredicate<JavaClass> VIEW = assignableTo(Node.class).or(describe("makes nodes", type -> type
            .getConstructorCallsFromSelf().stream().anyMatch(call -> call.getTargetOwner().isAssignableTo(Node.class))));

    static final ArchRule viewsKnowNoTraining = noClasses().that().resideInAPackage(LAB).and(VIEW)
            .should().dependOnClassesThat().resideInAPackage(TRAIN)
            .because("a view shows its model and reports what the user wants; what training means is the controller's business");

    static final ArchRule onlyCommandsWriteToTheStandardStreams = noClasses().that().resideOutsideOfPackage(COMMAND)
            .and().doNotBelongToAnyOf(Launcher.class, Soak.class, FlowGraph.class)
            .should(ACCESS_STANDARD_STREAMS)
            .because("stdout carries results that scripts read, and only a command knows what is one; others use the log; Soak counts what is "
                    + "written to stderr, FlowGraph keeps ND4J from writing to stdout");
}
