package io.github.rekcl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.rekcl.VirtualTime;
import io.github.rekcl.lifecycle.ModelLifecycleService;
import io.github.rekcl.output.TerminalFacts;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.rekognition.model.DescribeProjectVersionsRequest;
import software.amazon.awssdk.services.rekognition.model.DescribeProjectVersionsResponse;
import software.amazon.awssdk.services.rekognition.model.ProjectVersionDescription;

/** What is shown on a screen, in its width. */
class NarrowScreenTest {
  private static final String LONG = "quality-inspection-line-7.2024-05-17T09.41.";

  private final EmulatedService rekognition = new EmulatedService();

  @AfterEach
  void close() {
    rekognition.close();
  }

  private static List<String> shown(Run run) {
    return Stream.of(run.out(), run.err())
        .flatMap(String::lines)
        .map(line -> line.replaceAll("\u001b\\[[?0-9;]*[A-Za-z]|\r", ""))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 60, 80, 100, 250})
  void list_aRowIsALine(int columns) {
    rekognition.model(LONG + "01", "RUNNING");
    rekognition.model(LONG + "02", "TRAINING_COMPLETED");

    Run run = rekognition.cli().screen(columns, 24).run("list", rekognition.project());

    assertEquals(0, run.code(), run::toString);
    List<String> lines = run.out().lines().toList();
    assertTrue(lines.get(0).startsWith("PROJECT  VERSION"), run::toString);
    for (String line : lines.subList(0, 3)) {
      assertTrue(line.length() <= columns, () -> line + "\n" + run);
    }
    assertTrue(lines.get(1).startsWith("demo     quali"), run::toString);
    assertFalse(lines.get(1).equals(lines.get(2).replace("02", "01")), run::toString);
    assertEquals(columns < 100, run.out().contains("\u2026"), run::toString);
    assertEquals(columns < 250, run.err().contains("Use --output wide to show ARNs.\n"));
    assertEquals(columns == 250, run.out().contains("arn:aws:"), run::toString);
  }

  @Test
  void list_wide_hasArnsAtAnyWidth() {
    String model = rekognition.model("v1", "RUNNING");

    Run run =
        rekognition.cli().screen(40, 24).run("list", "--output", "wide", rekognition.project());

    assertTrue(run.out().lines().toList().get(1).endsWith(model), run::toString);
    assertEquals("", run.err());
    assertEquals(
        rekognition.cli().run("list", rekognition.project()).out(), run.out(), "as in a pipe");
  }

  @Test
  void list_severalRegions_saysWhich() {
    rekognition.model(LONG, "RUNNING");
    String project = rekognition.emulator().createProject("far", "eu-west-1");
    rekognition.emulator().createModel(project, LONG, "STOPPED");

    Run run =
        rekognition
            .cli()
            .screen(80, 24)
            .run("list", "--region", "us-east-1", "--region", "eu-west-1");

    List<String> lines = run.out().lines().toList();
    assertTrue(lines.get(0).endsWith("REGION"), run::toString);
    assertTrue(
        lines.get(1).endsWith("us-east-1") && lines.get(2).endsWith("eu-west-1"), run::toString);
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 80})
  void question_aboutThree_aRowIsALine(int columns) {
    for (int i = 1; i <= 3; i++) {
      rekognition.model(LONG + i, "STOPPED");
    }

    Run run =
        rekognition
            .cli()
            .screen(columns, 24)
            .piped("no\n")
            .run("delete", "--all", rekognition.project());

    assertEquals(3, run.code(), run::toString);
    List<String> rows = shown(run).stream().filter(line -> line.startsWith("  demo ")).toList();
    assertEquals(3, rows.size(), run::toString);
    assertTrue(rows.stream().allMatch(row -> row.length() <= columns), run::toString);
    assertEquals(3, rows.stream().distinct().count(), run::toString);
    run.says("  in us-east-1, account 111122223333\n", "Enter delete 3 to confirm: ");
    assertFalse(run.err().contains("Delete 3 models"), run::toString);
  }

  /** Nobody confirms what can't be told apart. */
  @Test
  void question_aboutNamesThatLookTheSame_showsArns() {
    String a = rekognition.model("a".repeat(20) + "b" + "a".repeat(60), "STOPPED");
    String b = rekognition.model("a".repeat(20) + "c" + "a".repeat(60), "STOPPED");

    Run run =
        rekognition
            .cli()
            .screen(60, 24)
            .piped("no\n")
            .run("delete", "--all", rekognition.project());

    assertEquals(3, run.code(), run::toString);
    run.says("Their ARNs:\n", a + "\n", b + "\n");
  }

  @Test
  void question_aboutMoreThanTheScreenHolds_isRepeated() {
    rekognition.models(50, "STOPPED");

    Run run =
        rekognition
            .cli()
            .screen(80, 24)
            .piped("no\n")
            .run("delete", "--all", rekognition.project());

    assertEquals(3, run.code(), run::toString);
    run.says(
        "Delete 50 models of project demo? This cannot be undone.\nEnter delete 50 to confirm: ");
    assertEquals(List.of(), rekognition.calls());
  }

  @ParameterizedTest
  @CsvSource({
    "80, '  project  demo\n'",
    "122, '  model\n%s\n  project  demo\n'",
    "200, '  model    %s\n  project  demo\n'",
    "0, '  model    %s\n  project  demo\n'",
  })
  void question_aboutOne_breaksNoArn(int columns, String shown) {
    String model = rekognition.model(LONG, "STOPPED");

    Run run =
        rekognition
            .cli()
            .screen(columns, 24)
            .piped("no\n")
            .run("delete", rekognition.project(), LONG);

    run.says("This cannot be undone.\n" + shown.formatted(model) + "  version  " + LONG + "\n");
    assertBreaksNoArn(run, columns);
  }

  /** A terminal would break an ARN that is longer than a row; a name says it, too. */
  @ParameterizedTest
  @CsvSource({
    "40, 'Model already stopped:\ndemo/%s\n'",
    "80, 'Model already stopped: demo/%s\n'",
    "130, 'Model already stopped:\n%2$s\n'",
    "200, 'Model already stopped: %2$s\n'",
    "0, 'Model already stopped: %2$s\n'",
  })
  void result_breaksNoArn(int columns, String shown) {
    String model = rekognition.model(LONG, "STOPPED");

    Run run = rekognition.cli().screen(columns, 24).run("stop", rekognition.project(), LONG);

    assertEquals(shown.formatted(LONG, model), run.out());
  }

  @Test
  void result_wide_hasArnsAtAnyWidth() {
    String model = rekognition.model(LONG, "STOPPED");

    Run run =
        rekognition
            .cli()
            .screen(40, 24)
            .run("stop", "--output", "wide", rekognition.project(), LONG);

    assertEquals("Model already stopped: " + model + "\n", run.out());
  }

  @Test
  void error_breaksAtBlanks_andItsCommandsCanBePasted() {
    rekognition.model(LONG, "RUNNING");

    Run run = rekognition.cli().screen(40, 24).run("delete", rekognition.project(), LONG);

    assertEquals(
        """
        Model not deleted:
        demo/%s:
        it is RUNNING (The model is running.)
        Stop it first: rekcl stop \\
        %s \\
        %s
        Or stop and delete it: rekcl delete \\
            --stop \\
        %s \\
        %s
        """
            .formatted(LONG, rekognition.project(), LONG, rekognition.project(), LONG),
        run.err());
  }

  @Test
  void error_withAnArnAsWideAsTheScreen_hasItsColonOnTheSameRow() {
    String model = rekognition.model("v1", "RUNNING");

    Run run =
        rekognition.cli().screen(model.length(), 24).run("delete", rekognition.project(), model);

    run.says("Model not deleted: demo/v1: it is RUNNING");
  }

  /** Below "Model not found" names are enough, to be typed after the project. */
  @ParameterizedTest
  @CsvSource({
    "0, '  %1$s  %2$s\n', 'To list them all: rekcl list '",
    "40, '  %1$s\n', 'To list them all: rekcl list \\\n'",
    "80, '  %1$s\n', 'To list them all: rekcl list \\\n    '",
    "250, '  %1$s  %2$s\n', 'To list them all: rekcl list '",
  })
  void suggestions_breakNoArn(int columns, String line, String command) {
    StringBuilder lines = new StringBuilder();
    for (String i : List.of("1", "2", "3", "4", "5", "6")) {
      String arn = rekognition.model(LONG + i, "STOPPED");
      lines.insert(0, i.equals("1") ? "" : line.formatted(LONG + i, arn));
    }

    Run run = rekognition.cli().screen(columns, 24).run("stop", rekognition.project(), LONG + 7);

    assertEquals(1, run.code(), run::toString);
    assertBreaksNoArn(run, columns);
    assertTrue(
        run.err().endsWith("names first):\n" + lines + command + rekognition.project() + "\n"),
        run::toString);
  }

  /** Two models with one version name differ in their ARNs only. */
  @ParameterizedTest
  @CsvSource({
    "0, '  %1$s  %2$s\n  %1$s  %3$s\n'",
    "40, '%2$s\n%3$s\n'",
    "80, '%2$s\n%3$s\n'",
    "250, '  %1$s  %2$s\n  %1$s  %3$s\n'",
  })
  void ambiguousName_breaksNoArn(int columns, String lines) {
    String first = rekognition.project().replaceFirst("/[0-9]+$", "/version/" + LONG + "/2");
    String second = first.replaceFirst("2$", "3");
    RekognitionClient client = mock(RekognitionClient.class);
    when(client.describeProjectVersions(any(DescribeProjectVersionsRequest.class)))
        .thenReturn(
            DescribeProjectVersionsResponse.builder()
                .projectVersionDescriptions(
                    Stream.of(first, second)
                        .map(
                            arn ->
                                ProjectVersionDescription.builder()
                                    .projectVersionArn(arn)
                                    .status("STOPPED")
                                    .build())
                        .toList())
                .build());
    VirtualTime time = rekognition.time();

    Run run =
        Cli.opening(() -> new ModelLifecycleService((region, repeats) -> client, time, time, 5))
            .screen(columns, 24)
            .run("delete", "-y", rekognition.project(), LONG);

    assertEquals(1, run.code(), run::toString);
    assertBreaksNoArn(run, columns);
    assertTrue(
        run.err().endsWith("Name one by its ARN:\n" + lines.formatted(LONG, first, second)),
        run::toString);
  }

  /** An ARN that no row holds is replaced by the names in it. */
  @ParameterizedTest
  @CsvSource({
    "0, 'Check the ARN; the credentials must belong to account 111122223333: %2$s\n'",
    "40, 'Check the ARN; the credentials must\nbelong to account 111122223333:\ngone/%1$s\n'",
    "80, 'Check the ARN; the credentials must belong to account 111122223333:\ngone/%1$s\n'",
    "130, 'Check the ARN; the credentials must belong to account 111122223333:\n%2$s\n'",
    "250, 'Check the ARN; the credentials must belong to account 111122223333: %2$s\n'",
  })
  void accountToCheck_breaksNoArn(int columns, String lines) {
    String model = rekognition.model(LONG, "RUNNING").replace(":project/demo/", ":project/gone/");

    for (String command : List.of("stop", "list")) {
      Run run = rekognition.cli().screen(columns, 24).run(command, model);

      assertEquals(1, run.code(), run::toString);
      assertBreaksNoArn(run, columns);
      run.says(lines.formatted(LONG, model));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 'Would call StopProjectVersion: %2$s\n'",
    "40, 'Would call StopProjectVersion:\ndemo/%1$s\n'",
    "80, 'Would call StopProjectVersion: demo/%1$s\n'",
    "130, 'Would call StopProjectVersion:\n%2$s\n'",
    "250, 'Would call StopProjectVersion: %2$s\n'",
  })
  void dryRun_breaksNoArn(int columns, String shown) {
    String model = rekognition.model(LONG, "RUNNING");

    Run run =
        rekognition.cli().screen(columns, 24).run("stop", "--dry-run", rekognition.project(), LONG);

    assertEquals(shown.formatted(LONG, model), run.out(), run::toString);
  }

  /** An ARN that is wider than the screen may only stand alone, where a double click selects it. */
  private static void assertBreaksNoArn(Run run, int columns) {
    for (String line : shown(run)) {
      assertTrue(
          columns == 0
              || line.length() <= columns
              || !line.contains("arn:")
              || line.matches("arn:\\S+"),
          () -> line + "\n" + run);
    }
  }

  @Test
  void skipped_adviceStandsBelow() {
    rekognition.model(LONG, "RUNNING");
    rekognition.model("training", "TRAINING_IN_PROGRESS");

    Run run = rekognition.cli().screen(80, 24).run("delete", "--all", rekognition.project());

    assertTrue(shown(run).stream().allMatch(line -> line.length() <= 100), run::toString);
    run.says("Skipped:\n", "\n  RUNNING: Stop it first, or add --stop.\n");
  }

  @ParameterizedTest
  @CsvSource({"60", "72", "80", "100", "120"})
  void help_examples_breakInsideNoArn(int columns) {
    for (String command : List.of("stop", "delete", "list")) {
      Run run = Cli.withoutService().screen(columns, 24).run("help", command);

      String arn = "arn:aws:rekognition:us-east-1:111122223333:project/demo/1";
      assertTrue(run.out().lines().anyMatch(line -> line.contains(arn)), run::toString);
      assertTrue(
          run.out().lines().allMatch(line -> line.length() <= Math.max(columns, 65)),
          run::toString);
    }
  }

  /** A pseudo-terminal of a CI job has nobody in front of it. */
  @Test
  void question_inCi_isThatOfAPipe() {
    TerminalFacts facts =
        TerminalFacts.of(
            name -> name.endsWith("IsTerminal") ? "true" : "",
            Map.of("CI", "true", "TERM", "xterm"));

    assertFalse(facts.inputIsTerminal());
    assertTrue(
        TerminalFacts.of(name -> name.endsWith("IsTerminal") ? "true" : "", Map.of("TERM", "xterm"))
            .inputIsTerminal());
  }
}
