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

/** Checks the dependencies between packages and other rules of the architecture. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {
  private static final String BASE = "io.github.rekcl.";
  private static final String SDK = "software.amazon.awssdk..";

  private final JavaClasses tool =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.github.rekcl");

  private void assertNoDependency(String from, String... to) {
    noClasses()
        .that()
        .resideInAPackage(from)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(to)
        .check(tool);
  }

  @Test
  void model_dependsOnNoOtherPackage() {
    assertNoDependency(
        BASE + "model..", BASE + "time..", BASE + "rekognition..", BASE + "lifecycle..");
    assertNoDependency(BASE + "model..", BASE + "aws..", BASE + "output..", BASE + "cli..", SDK);
  }

  @Test
  void time_dependsOnNoOtherPackage() {
    assertNoDependency(
        BASE + "time..", BASE + "model..", BASE + "rekognition..", BASE + "lifecycle..");
    assertNoDependency(BASE + "time..", BASE + "aws..", BASE + "output..", BASE + "cli..", SDK);
  }

  @Test
  void rekognition_dependsOnlyOnModelAndTime() {
    assertNoDependency(
        BASE + "rekognition..", BASE + "lifecycle..", BASE + "aws..", BASE + "output..");
    assertNoDependency(BASE + "rekognition..", BASE + "cli..", BASE + "emulator..", "picocli..");
  }

  @Test
  void lifecycle_dependsOnNoUpperPackage() {
    assertNoDependency(BASE + "lifecycle..", BASE + "aws..", BASE + "cli..", BASE + "output..");
    assertNoDependency(BASE + "lifecycle..", BASE + "emulator..", "picocli..", "com.google.gson..");
  }

  @Test
  void aws_dependsOnNoUpperPackage() {
    assertNoDependency(BASE + "aws..", BASE + "lifecycle..", BASE + "cli..", BASE + "output..");
    assertNoDependency(BASE + "aws..", BASE + "emulator..", "picocli..", "com.google.gson..");
  }

  @Test
  void emulator_isIndependentOfTheTool() {
    assertNoDependency(BASE + "emulator..", BASE + "lifecycle..", BASE + "aws..", BASE + "cli..");
    assertNoDependency(BASE + "emulator..", BASE + "output..", SDK, "picocli..");
  }

  @Test
  void output_doesNotDependOnAwsCliOrSdk() {
    assertNoDependency(
        BASE + "output..", BASE + "aws..", BASE + "cli..", BASE + "emulator..", SDK, "picocli..");
  }

  @Test
  void sdk_isUsedOnlyByRekognitionAndAws() {
    noClasses()
        .that()
        .resideOutsideOfPackages(BASE + "rekognition..", BASE + "aws..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(SDK)
        .check(tool);
  }

  /** The state machine does no I/O: only the workers make blocking calls. */
  @Test
  void stateMachine_usesNoGatewayAndNoThreads() {
    noClasses()
        .that()
        .haveNameMatching(
            ".*\\.lifecycle\\.(ModelTask|\\w*Phase|StaleReadGuard|StatusRules|ModelProgress)")
        .should()
        .dependOnClassesThat()
        .haveNameMatching(".*\\.(Gateway|Gateways|RateLimiter|Workers|Executor|Thread)")
        .check(tool);
  }

  /** No continuations: methods return their result or throw. */
  @Test
  void core_usesNoFutures() {
    noClasses()
        .that()
        .resideInAnyPackage(BASE + "lifecycle..", BASE + "rekognition..")
        .should()
        .dependOnClassesThat()
        .haveNameMatching("java\\.util\\.concurrent\\.(CompletableFuture|CompletionStage|Future)")
        .check(tool);
  }

  @Test
  void core_takesNoCallbacks() {
    Set<String> found =
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
            // Requests that a worker sends.
            "Workers.submit",
            "Call.<init>",
            // Called synchronously.
            "ControlPlane.call",
            "RateLimiter.call",
            // Reads a page and returns the key of an item.
            "PageReader.readUntilComplete",
            // Notified when the SDK retries.
            "Clients.open"),
        found);
  }

  private static boolean isFunction(JavaClass type) {
    return (type.getPackageName().equals("java.util.function")
            && !type.isEquivalentTo(Predicate.class))
        || type.isEquivalentTo(Runnable.class)
        || type.isEquivalentTo(Callable.class);
  }

  @Test
  void cli_doesNotUseTheSdk() {
    assertNoDependency(BASE + "cli..", SDK);
  }

  @Test
  void commands_useNoPicocliAnnotations() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(
            CommandLine.Command.class,
            CommandLine.Option.class,
            CommandLine.Parameters.class,
            CommandLine.Mixin.class,
            CommandLine.Spec.class)
        .because("reading picocli's annotations takes a tenth of the startup time")
        .check(tool);
  }

  @Test
  void packages_haveNoCycles() {
    slices().matching(BASE + "(*)..").should().beFreeOfCycles().check(tool);
  }

  @Test
  void standardStreamsAndExit_areUsedOnlyInMain() {
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
  void clockAndSleep_areUsedOnlyInTimer() {
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
  void packages_areNullMarked() {
    classes()
        .that()
        .haveSimpleName("package-info")
        .should()
        .beAnnotatedWith(org.jspecify.annotations.NullMarked.class)
        .check(tool);
  }

  @Test
  void packages_areNotNamedUtil() {
    noClasses().should().resideInAPackage("..util..").check(tool);
  }
}
