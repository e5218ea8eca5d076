package io.github.rekcl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rekcl.VirtualTime;
import io.github.rekcl.aws.AwsSettings;
import io.github.rekcl.lifecycle.ModelLifecycleService;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Common options: before or after the command, and in suggested commands. */
class CommonOptionsTest {
  private final List<AwsSettings> settings = new ArrayList<>();
  private final List<Integer> rates = new ArrayList<>();

  /** A service that records the settings it is opened with, and then fails. */
  private Run run(String line) {
    return new Cli(
            new Context.Services() {
              @Override
              public ModelLifecycleService open(AwsSettings given, int maxTps) {
                settings.add(given);
                rates.add(maxTps);
                throw new IllegalStateException("opened");
              }

              @Override
              public Optional<String> region(AwsSettings given) {
                return Optional.empty();
              }
            },
            new VirtualTime())
        .run(line.split(" "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--profile ops --endpoint-url https://x --max-tps 2 --region eu-west-1 COMMAND",
        "COMMAND --profile ops --endpoint-url https://x --max-tps 2 --region eu-west-1",
        "--profile=ops COMMAND --endpoint-url=https://x --max-tps=2 --region=eu-west-1",
        "--max-tps 2 --region eu-west-1 -q COMMAND --profile ops --endpoint-url https://x",
      })
  void common_beforeOrBehindTheCommand_areTheSame(String line) {
    for (String command : List.of("list", "stop -y --all")) {
      settings.clear();
      rates.clear();
      Run run = run(line.replace("COMMAND", command));

      assertEquals(1, run.code(), run::toString);
      assertEquals("ops", settings.get(0).profile());
      assertEquals(URI.create("https://x"), settings.get(0).endpoint());
      assertEquals(2, rates.get(0));
    }
  }

  @Test
  void region_beforeTheCommand_isWhereItLooks() {
    try (EmulatedService rekognition = new EmulatedService()) {
      rekognition.model("v1", "RUNNING");
      String project = rekognition.emulator().createProject("far", "eu-west-1");
      String far = rekognition.emulator().createModel(project, "v1", "STOPPED");

      Run run = rekognition.cli().run("--region", "eu-west-1", "--output", "json", "list");

      assertEquals(0, run.code(), run::toString);
      assertTrue(run.out().contains(far), run::toString);
      assertEquals(1, run.out().split("ProjectVersionArn", -1).length - 1, run::toString);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--profile a list --profile b, --profile is given both before and after the command",
    "--output json list --output text, --output is given both before and after the command",
    "--region us-east-1 stop --all --region eu-west-1, --region is given both before and after the command",
    "--max-tps 0 list --region eu-west-1, --max-tps must be from 1 to 1000",
  })
  void common_twiceOrWrong_isRefused(String line, String words) {
    Run run = run(line);

    run.is(2, "");
    run.says(words);
    assertEquals(List.of(), settings);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stop --region us-east-1 PROJECT v1",
        "--region us-east-1 delete -y --stop PROJECT v1",
        "stop --region us-east-1 --all PROJECT",
        "list --region us-east-1 PROJECT",
      })
  void region_ofTheArn_isFine(String line) {
    try (EmulatedService rekognition = new EmulatedService()) {
      rekognition.model("v1", "RUNNING");

      Run run = rekognition.cli().run(line.replace("PROJECT", rekognition.project()).split(" "));

      assertEquals(0, run.code(), run::toString);
    }
  }

  @Test
  void proposedCommand_goesWhereThisOneGoes() {
    try (FakeService rekognition = new MockedService()) {
      String model = rekognition.model("v1", "RUNNING");

      Run run =
          rekognition
              .cli()
              .run(
                  "--profile",
                  "my ops",
                  "delete",
                  "--endpoint-url=https://user:secret@localhost:1",
                  "--ca-bundle",
                  "/ca.pem",
                  "--region",
                  "us-east-1",
                  rekognition.project(),
                  "v1");

      String options =
          " --profile 'my ops' --endpoint-url https://localhost:1 --ca-bundle /ca.pem --region"
              + " us-east-1 ";
      run.is(1, "");
      run.says(
          "Stop it first: rekcl stop" + options + rekognition.project() + " " + model + "\n",
          "Or stop and delete it: rekcl delete"
              + options
              + "--stop "
              + rekognition.project()
              + " "
              + model
              + "\n");
    }
  }

  @Test
  void proposedCommand_worksAsProposed() {
    try (FakeService rekognition = new MockedService()) {
      String model = rekognition.model("v1", "RUNNING");
      Run refused =
          rekognition
              .cli()
              .run(
                  "delete",
                  "-y",
                  "--region",
                  "us-east-1",
                  rekognition.project(),
                  "v1",
                  "--profile",
                  "x");
      String proposed =
          refused
              .err()
              .lines()
              .filter(line -> line.startsWith("Or stop and delete it: rekcl "))
              .findFirst()
              .orElseThrow()
              .replace("Or stop and delete it: rekcl ", "");

      Run run = rekognition.cli().piped("delete\n").run(proposed.split(" "));

      run.is(0, "Model deleted: " + model + "\n");
    }
  }

  @Test
  void proposedCommand_forTraining_waitsForIt() {
    try (FakeService rekognition = new MockedService()) {
      String model = rekognition.model("v1", "TRAINING_IN_PROGRESS");

      Run run = rekognition.cli().run("delete", rekognition.project(), model);

      run.says("rekcl delete --await-training " + rekognition.project() + " " + model + "\n");
    }
  }

  @Test
  void emulated_timedOut_saysNothingOfAws() {
    Cli cli =
        new Cli(
            new Context.Services() {
              @Override
              public ModelLifecycleService open(AwsSettings given, int maxTps) {
                return new ModelLifecycleService(
                    new io.github.rekcl.aws.RekognitionClients(given)::open,
                    io.github.rekcl.time.Timer.system(),
                    Runnable::run,
                    maxTps);
              }

              @Override
              public Optional<String> region(AwsSettings given) {
                return Optional.empty();
              }
            },
            io.github.rekcl.time.Timer.system());
    String model = io.github.rekcl.emulator.DemoContent.RUNNING_MODEL_ARN;

    for (String format : List.of("text", "json")) {
      Run run = cli.run("--emulate", "stop", "--timeout", "500ms", "--output", format, model);

      assertEquals(4, run.code(), run::toString);
      run.says("Timed out after 500ms", "The emulator ended with this command.");
      assertFalse((run.out() + run.err()).contains("AWS"), run::toString);
    }
  }

  @Test
  void version_verbose_saysWhatABugReportNeeds() {
    for (String line : List.of("--version -v", "-v --version", "-vV")) {
      Run run = run(line);

      assertEquals(0, run.code(), run::toString);
      assertTrue(
          run.out()
              .matches(
                  "rekcl \\S+\ncommit \\S+\nAWS SDK for Java [\\d.]+\nJava \\S+ from .+\n.+\n"),
          run::toString);
    }
  }
}
