package io.github.rekcl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.rekcl.emulator.RecordedRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The completion candidates that shells receive. */
class CompletionTest {
  private static final String MILLIS = "rekcl.completionMillis";

  private final EmulatedService rekognition = new EmulatedService();
  private final String running = rekognition.model("running", "RUNNING");
  private final String failed = rekognition.model("failed", "FAILED");
  private final String stopped = rekognition.model("stopped", "STOPPED");
  private final String deleting = rekognition.model("deleting", "DELETING");
  private final String other = rekognition.emulator().createProject("other");

  CompletionTest() {
    rekognition.emulator().createModel(other, "w1", "STOPPED");
  }

  @BeforeAll
  static void patience() {
    System.setProperty(MILLIS, "60000");
  }

  @AfterAll
  static void usualPatience() {
    System.clearProperty(MILLIS);
  }

  @AfterEach
  void close() {
    rekognition.close();
  }

  private Run complete(String line) {
    String words =
        line.replace("PROJECT", rekognition.project())
            .replace("RUNNING", running)
            .replace("PREFIX", "arn:aws:rekognition:us-east-1:");
    Stream<String> arguments = Stream.of(words.split(" ", -1));
    return rekognition
        .cli()
        .run(Stream.concat(Stream.of("__complete", "--"), arguments).toArray(String[]::new));
  }

  private String names(String answer) {
    return Arrays.stream(answer.split(" "))
        .map(
            name ->
                switch (name) {
                  case "PROJECT" -> rekognition.project();
                  case "OTHER" -> other;
                  case "RUNNING" -> running;
                  case "FAILED" -> failed;
                  case "STOPPED" -> stopped;
                  case "DELETING" -> deleting;
                  default -> name;
                })
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "stop | PROJECT OTHER",
        "stop --all | PROJECT OTHER",
        "stop --region us-east-1 | PROJECT OTHER",
        "stop --region=us-east-1 --region us-east-1 | PROJECT OTHER",
        "stop --timeout 5m -q | PROJECT OTHER",
        "stop --no-such-option | PROJECT OTHER",
        "list | PROJECT OTHER",
        "stop PROJECT | running failed",
        "stop -- PROJECT running | failed",
        "stop PROJECT - | running failed",
        "stop RUNNING | FAILED",
        "delete PROJECT | running failed stopped",
        "delete --output json PROJECT running | failed stopped",
        "list PROJECT | running failed stopped deleting",
        "--region us-east-1 --output json stop | PROJECT OTHER",
      })
  void emptyWord_becomesWhatTheCommandTakes(String line, String answer) {
    Run run = complete(line + " ");

    assertEquals(0, run.code(), run::toString);
    assertEquals("", run.err(), run::toString);
    assertEquals(
        names(answer), run.out().lines().sorted().collect(Collectors.joining("\n")), run::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "stop PROJECT r | running",
        "stop PROJECT st | stopped",
        "stop PROJECT d | deleting",
        "delete PROJECT d | deleting",
        "stop PROJECT arn | RUNNING FAILED",
        "list PREFIX | PROJECT OTHER",
        "list arn | PROJECT OTHER",
      })
  void beginning_isCompleted(String line, String answer) {
    Run run = complete(line);

    assertEquals(
        names(answer), run.out().lines().sorted().collect(Collectors.joining("\n")), run::toString);
  }

  /** At five requests per second, listing the models of each project would take too long. */
  @ParameterizedTest
  @ValueSource(strings = {"list ", "stop ", "delete --all "})
  void projects_areNotLookedInto(String line) {
    for (int i = 0; i < 8; i++) {
      rekognition.emulator().createProject("more" + i);
    }

    assertEquals(10, complete(line).out().lines().count());
    assertEquals(
        Set.of("DescribeProjects"),
        rekognition.emulator().requests().stream()
            .map(RecordedRequest::operation)
            .collect(Collectors.toSet()));
  }

  @Test
  void beginningOfAModelArn_isCompletedWithoutItsProject() {
    String start = running.substring(0, running.indexOf("unning"));

    complete("stop " + start).is(0, running + "\n", "");
    complete("list " + start).is(0, running + "\n", "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stop PROJECT x",
        "stop --all PROJECT ",
        "list --region eu-west-1 ",
        "list PREFIX1:",
        "stop arn:aws:rekognition:eu-west-1:",
        "stop nonsense ",
        "stop --region",
        "emulator ",
        "frobnicate ",
        "st",
        "",
      })
  void nothingFits_printsNothing(String line) {
    complete(line).is(0, "", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"list --region nonsense ", "list arn:aws:rekognition:nonsense:"})
  void region_thatIsNone_isNotAsked(String line) {
    complete(line).is(0, "", "");
    assertEquals(List.of(), rekognition.emulator().requests());
  }

  @Test
  void allRegions_areLookedAt() {
    assertEquals(2, complete("stop --all --all-regions ").out().lines().count());
  }

  @Test
  void failure_saysNothing() {
    Cli.withoutService().run("__complete", "--", "stop", rekognition.project(), "").is(0, "", "");
    complete("stop --endpoint-url :: PROJECT ").is(0, "", "");
  }

  @Test
  void time_isBounded() {
    System.setProperty(MILLIS, "1");
    try {
      complete("stop ").is(0, "", "");
    } finally {
      patience();
    }
  }

  @Test
  void words_mustFollow() {
    Cli.withoutService().run("__complete").is(2, "");
    Cli.withoutService().run("__complete", "--").is(0, "", "");
    Cli.withoutService().run("__complete", "stop", "").is(2, "");
  }

  @Test
  void command_isHidden() {
    Run help = Cli.withoutService().run("--help");

    assertEquals(-1, help.out().indexOf("__complete"), help::toString);
  }
}
