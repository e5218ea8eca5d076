package io.github.rekcl;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import picocli.CommandLine;

/** The arrows of the design. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {
  private static final String BASE = "io.github.rekcl.";
  private static final String SDK = "software.amazon.awssdk..";

  private final JavaClasses tool =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.github.rekcl");

  private void noneOf(String from, String... to) {
    noClasses()
        .that()
        .resideInAPackage(from)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(to)
        .check(tool);
  }

  @Test
  void model_knowsNothing() {
    noneOf(BASE + "model..", BASE + "time..", BASE + "rekognition..", BASE + "lifecycle..");
    noneOf(BASE + "model..", BASE + "aws..", BASE + "output..", BASE + "cli..", SDK);
  }

  @Test
  void time_knowsNothing() {
    noneOf(BASE + "time..", BASE + "model..", BASE + "rekognition..", BASE + "lifecycle..");
    noneOf(BASE + "time..", BASE + "aws..", BASE + "output..", BASE + "cli..", SDK);
  }

  @Test
  void rekognition_knowsValuesAndTimeAlone() {
    noneOf(BASE + "rekognition..", BASE + "lifecycle..", BASE + "aws..", BASE + "output..");
    noneOf(BASE + "rekognition..", BASE + "cli..", BASE + "emulator..", "picocli..");
  }

  @Test
  void lifecycle_knowsNoOtherPackage() {
    noneOf(BASE + "lifecycle..", BASE + "aws..", BASE + "cli..", BASE + "output..");
    noneOf(BASE + "lifecycle..", BASE + "emulator..", "picocli..", "com.google.gson..");
  }

  @Test
  void aws_knowsNoOtherPackage() {
    noneOf(BASE + "aws..", BASE + "lifecycle..", BASE + "cli..", BASE + "output..");
    noneOf(BASE + "aws..", BASE + "emulator..", "picocli..", "com.google.gson..");
  }

  @Test
  void emulator_isIndependentOfWhatItChecks() {
    noneOf(BASE + "emulator..", BASE + "lifecycle..", BASE + "aws..", BASE + "cli..");
    noneOf(BASE + "emulator..", BASE + "output..", SDK, "picocli..");
  }

  @Test
  void output_knowsTheLifecycleAlone() {
    noneOf(
        BASE + "output..", BASE + "aws..", BASE + "cli..", BASE + "emulator..", SDK, "picocli..");
  }

  @Test
  void sdk_isKnownToRekognitionAndAwsAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackages(BASE + "rekognition..", BASE + "aws..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(SDK)
        .check(tool);
  }

  /** Decisions are made without I/O: only workers block, and only they are given an executor. */
  @Test
  void stateMachine_knowsNoGatewayAndNoThreads() {
    noClasses()
        .that()
        .haveNameMatching(
            ".*\\.lifecycle\\.(ModelTask|\\w*Phase|StaleReadGuard|StatusRules|ModelProgress)")
        .should()
        .dependOnClassesThat()
        .haveNameMatching(".*\\.(Gateway|Gateways|RateLimiter|Workers|Executor|Thread)")
        .check(tool);
  }

  /** No continuations: what a method finds it returns, what fails it throws. */
  @Test
  void core_waitsForNoFuture() {
    noClasses()
        .that()
        .resideInAnyPackage(BASE + "lifecycle..", BASE + "rekognition..")
        .should()
        .dependOnClassesThat()
        .haveNameMatching("java\\.util\\.concurrent\\.(CompletableFuture|CompletionStage|Future)")
        .check(tool);
  }

  @Test
  void core_takesNoFunctionToRunAfterwards() {
    Set<String> taken =
        tool.stream()
            .filter(c -> c.getPackageName().matches(".*\\.(lifecycle|rekognition)"))
            .flatMap(c -> c.getCodeUnits().stream())
            .filter(unit -> !unit.getName().startsWith("lambda$"))
            .flatMap(
                unit ->
                    unit.getRawParameterTypes().stream()
                        .filter(ArchitectureTest::isFunction)
                        .map(type -> unit.getOwner().getSimpleName() + "." + unit.getName()))
            .collect(Collectors.toSet());

    assertEquals(
        Set.of(
            // Requests that a worker makes.
            "Workers.submit",
            "Call.<init>",
            // Run before they return.
            "ControlPlane.call",
            "RateLimiter.call",
            // A page, and the key of an item.
            "PageReader.readUntilComplete",
            // Told of the SDK's own attempts.
            "Clients.open"),
        taken);
  }

  private static boolean isFunction(JavaClass type) {
    return (type.getPackageName().equals("java.util.function")
            && !type.isEquivalentTo(Predicate.class))
        || type.isEquivalentTo(Runnable.class)
        || type.isEquivalentTo(Callable.class);
  }

  @Test
  void cli_doesNotKnowTheSdk() {
    noneOf(BASE + "cli..", SDK);
  }

  @Test
  void commands_areMadeWithoutReflection() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(
            CommandLine.Command.class,
            CommandLine.Option.class,
            CommandLine.Parameters.class,
            CommandLine.Mixin.class,
            CommandLine.Spec.class)
        .because("picocli's annotations take a tenth of a start")
        .check(tool);
  }

  @Test
  void packages_haveNoCycles() {
    slices().matching(BASE + "(*)..").should().beFreeOfCycles().check(tool);
  }

  @Test
  void standardStreamsAndExit_areTouchedInMainAlone() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(Main.class)
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .accessField(System.class, "in")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(System.class, "console")
        .check(tool);
  }

  @Test
  void time_passesInItsSeamAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackage(BASE + "emulator..")
        .and()
        .haveNameNotMatching(".*\\.time\\.Timer.*")
        .should()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Thread.class, "sleep", long.class)
        .orShould()
        .callMethod(TimeUnit.class, "sleep", long.class)
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .check(tool);
  }

  @Test
  void packages_refuseNull() {
    classes()
        .that()
        .haveSimpleName("package-info")
        .should()
        .beAnnotatedWith(org.jspecify.annotations.NullMarked.class)
        .check(tool);
  }

  @Test
  void util_isNoPackage() {
    noClasses().should().resideInAPackage("..util..").check(tool);
  }
}
