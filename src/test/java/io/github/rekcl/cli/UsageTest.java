package io.github.rekcl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Invalid command lines: exit 2, one clear message, and no client is created. */
class UsageTest {
  private static final String PREFIX = "arn:aws:rekognition:us-east-1:111122223333:project/";
  private static final String PROJECT = PREFIX + "demo/1";
  private static final String MODEL = PREFIX + "demo/version/v1/2";

  @Test
  void noArguments_printUsageToStandardError() {
    Run run = Cli.withoutService().run();

    run.is(2, "");
    run.says("Usage: rekcl ", "stop ", "delete ", "list ", "emulator ", "130 ");
  }

  @Test
  void help_printsToStandardOutput() {
    Run run = Cli.withoutService().run("--help");

    run.is(0, run.out(), "");
    assertTrue(run.out().startsWith("Usage: rekcl "), run::toString);
    for (ExitCode exit : ExitCode.values()) {
      assertTrue(run.out().contains("  " + exit.code() + " "), run::toString);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"stop", "delete", "list", "emulator"})
  void help_ofACommand_needsNoClient(String command) {
    Run run = Cli.withoutService().run(command, "--help");

    run.is(0, run.out(), "");
    assertTrue(run.out().startsWith("Usage: rekcl " + command), run::toString);
    // An emulator only ends when it is told to, or because it cannot start.
    String first = command.equals("emulator") ? "1" : "0";
    assertTrue(run.out().contains("Exit codes:\n  " + first + " "), run::toString);
  }

  @Test
  void version_isTheBuilds() {
    Run run = Cli.withoutService().run("--version");

    run.is(0, run.out(), "");
    assertTrue(run.out().matches("rekcl \\d+\\.\\d+\\.\\d+\\S*\n"), run::toString);
  }

  @Test
  void arns_inTheWrongOrder_sayWhichComesFirst() {
    Cli.withoutService()
        .run("delete", "-y", MODEL, PROJECT)
        .is(
            2,
            "",
            "rekcl: expected a model, but this is a project ARN; the project comes first, and only"
                + " once: "
                + PROJECT
                + "\nTry 'rekcl delete --help'.\n");
  }

  @Test
  void projectArn_asModel_saysSo() {
    Run run = Cli.withoutService().run("stop", PROJECT, PROJECT);

    run.is(2, "");
    run.says("expected a model, but this is a project ARN");
  }

  @ParameterizedTest
  @CsvSource({
    "project/other/version/v1/2",
    "project/demo2/version/v1/2",
    "project/version/version/v1/2",
  })
  void model_ofAnotherProject_isRefused(String path) {
    String model = PREFIX.replace("project/", path);

    Run run = Cli.withoutService().run("delete", "-y", PROJECT, model);

    run.is(2, "");
    run.says("model " + model + " is not of project " + PROJECT);
  }

  @ParameterizedTest
  @CsvSource({"us-east-1,eu-west-1", "111122223333,444455556666", "arn:aws:,arn:aws-us-gov:"})
  void model_ofAnotherPlace_isRefused(String from, String to) {
    Run run = Cli.withoutService().run("stop", PROJECT, MODEL.replace(from, to));

    run.is(2, "");
    run.says(" is not of project " + PROJECT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "demo",
        "arn:aws:rekognition:us-east-1:111122223333:project/demo",
        "arn:aws:rekognition:us-east-1:111122223333:project/demo/",
        "arn:aws:rekognition:us-east-1:111122223333:project/demo/1/",
        "arn:aws:rekognition:us-east-1:111122223333:project/de mo/1",
        "arn:aws:rekognition:us-east-1:1111:project/demo/1",
        "arn:aws:s3:us-east-1:111122223333:project/demo/1",
        "arn:aws:rekognition:us-east-1:111122223333:project/d\u0435mo/1",
        "\uff41rn:aws:rekognition:us-east-1:111122223333:project/demo/1",
        "arn:aws:rekognition:us-east-1:11112222333\u0663:project/demo/1",
        "arn:aws:rekognition:us-east-1:111122223333:project/demo/1\nx",
        "\u00a0arn:aws:rekognition:us-east-1:111122223333:project/demo/1",
        "\u001b[31marn"
      })
  void noProjectArn_isRefusedInOneLine(String text) {
    Run run = Cli.withoutService().run("stop", text, "v1");

    run.is(2, "");
    run.says("expected arn:aws:rekognition:REGION:ACCOUNT:project/NAME/DIGITS");
    assertEquals(2, run.err().lines().count(), run::toString);
    assertEquals(-1, run.err().indexOf('\u001b'));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "v 1",
        "a/b",
        "v\u0661",
        "arn:aws:rekognition:us-east-1:1:project/demo/1",
        "*"
      })
  void noModel_isRefused(String text) {
    Run run = Cli.withoutService().run("delete", "-y", PROJECT, text);

    run.is(2, "");
    run.says("arn:aws:rekognition:");
  }

  @Test
  void names_ofThe2048thCharacter_areReadOrRefusedWhole() {
    String longName = "n".repeat(256);
    Cli.withoutService().run("stop", PREFIX + longName + "/1", "v1").is(2, "");
    Cli.withoutService().run("stop", PROJECT, longName).is(2, "");
    String digits = "1".repeat(2048 - PREFIX.length() - "demo/".length());
    Cli.withoutService().run("stop", PREFIX + "demo/" + digits + "1", "v1").is(2, "");
  }

  @Test
  void arguments_tenThousandWithOneWrong_areOneClearError() {
    String[] args =
        Stream.of(
                Stream.of("stop", PROJECT),
                IntStream.range(0, 10_000).mapToObj(i -> "v" + i),
                Stream.of("v 1"))
            .flatMap(part -> part)
            .toArray(String[]::new);

    Run run = Cli.withoutService().run(args);

    run.is(2, "");
    run.says("'v 1' is not a model");
    assertEquals(2, run.err().lines().count(), run::toString);
  }

  /** An empty variable after the equals sign must not turn a dry run into a deletion. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "delete --yes --dry-run= PROJECT v1",
        "delete --yes --dry-run=false PROJECT v1",
        "delete --yes --dry-run=true PROJECT v1",
        "delete --yes --emulate= PROJECT v1",
        "--emulate= delete --yes PROJECT v1",
        "--emulate delete --yes --emulate=false PROJECT v1",
        "delete --yes PROJECT v1 --stop=",
        "stop -y= PROJECT v1",
        "stop -qy=false PROJECT v1",
        "list --running= PROJECT",
      })
  void flag_takesNoValue(String line) {
    Run run = Cli.withoutService().run(line.replace("PROJECT", PROJECT).split(" "));

    run.is(2, "");
    run.says(" takes no value");
  }

  @Test
  void flagBehindTheEndOfOptions_isAnArgument() {
    Run run = Cli.withoutService().run("stop", PROJECT, "--", "--dry-run=");

    run.is(2, "");
    run.says("'--dry-run=' is not a model");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "stop PROJECT | no models: name one or more, or use --all",
        "stop v1 | 'v1' is not a project ARN",
        "stop MODEL v1 | the version name 'v1' needs its project: put the project ARN first",
        "stop --all PROJECT v1 | --all cannot be combined with a model: v1",
        "stop --all PROJECT - | --all cannot be combined with a model: -",
        "stop --all --region eu-west-1 PROJECT | --region eu-west-1 contradicts the ARN, which is of region us-east-1",
        "stop --region eu-west-1 MODEL | --region eu-west-1 contradicts the ARN, which is of region us-east-1",
        "stop --region us-east-1 --region eu-west-1 MODEL | --region eu-west-1 contradicts the ARN",
        "delete --region eu-west-1 MODEL | --region eu-west-1 contradicts the ARN, which is of region us-east-1",
        "--region eu-west-1 delete --all PROJECT | --region eu-west-1 contradicts the ARN",
        "list --region eu-west-1 MODEL | --region eu-west-1 contradicts the ARN",
        "list --all-regions MODEL | the ARN says the region",
        "stop --all-regions PROJECT v1 | the ARN says the region",
        "stop --all --region us-east-1 --all-regions | cannot be combined",
        "stop --all --region US | 'US' is not a region code such as us-east-1",
        "stop --all | no region: use an ARN or --region, or set AWS_REGION",
        "stop -i - | standard input contains the models and cannot confirm: use --yes",
        "stop -i -y MODEL | --interactive and --yes cannot be combined",
        "stop --max-tps 0 MODEL | --max-tps must be from 1 to 1000",
        "delete --all | --all needs a project ARN",
        "delete - | standard input contains the models and cannot confirm: use --yes",
        "delete --all --region us-east-1 | --all needs a project ARN",
        "list --region eu-west-1 PROJECT | --region eu-west-1 contradicts the ARN",
        "list | no region: use an ARN or --region, or set AWS_REGION",
        "list --unit-price -1 PROJECT | --unit-price: '-1' is not an amount in US dollars; use a form such as 4.00",
        "list --unit-price 1e999999999 PROJECT | '1e999999999' is not an amount",
        "list --status RUNING | --status: 'RUNING' is not a status; did you mean RUNNING?",
        "list --status stoped | --status: 'stoped' is not a status; did you mean STOPPED?",
      })
  void modelsOrPlaces_thatContradictEachOther_areRefused(String line, String words) {
    String[] args = line.replace("PROJECT", PROJECT).replace("MODEL", MODEL).split(" ");

    Run run = Cli.withoutService().run(args);

    run.is(2, "");
    run.says(words);
  }

  @ParameterizedTest
  @CsvSource({
    "'v 1', 'is not a model'",
    "'demo\nv/1', 'is not a model'",
    "'\u0000', 'is not a model'"
  })
  void inputThatNamesNoModel_isRefused(String input, String words) {
    Run run = Cli.withoutService().piped(input).run("stop", PROJECT, "-");

    run.is(2, "");
    run.says(words);
  }

  @Test
  void jsonOutput_ofWrongArguments_isADocumentToo() {
    Cli.withoutService()
        .run("stop", "--output", "json", PROJECT, "v 1")
        .is(2, "{\n  \"Models\": []\n}\n");
    Cli.withoutService()
        .run("delete", "--output=json", "--no-such-option", PROJECT, "v1")
        .is(2, "{\n  \"Models\": []\n}\n");
  }

  @ParameterizedTest
  @CsvSource({
    "--timeout,       10,      'is not a duration; use a form such as 45s, 10m or 1h30m'",
    "--timeout,       '',      'is not a duration'",
    "--timeout,       -5s,     ''",
    "--timeout,       1m1h,    'is not a duration'",
    "--timeout,       999999999h, 'is not a duration'",
    "--poll-interval, 0,       'must be at least 10ms'",
    "--poll-interval, 9ms,     'must be at least 10ms'",
    "--endpoint-url,  localhost, 'is not an endpoint; use http://HOST:PORT or https://HOST'",
    "--endpoint-url,  ftp://x, 'is not an endpoint'",
    "--endpoint-url,  'http://a b', 'is not an endpoint'",
    "--no-such,       x,       'unknown option'",
  })
  void option_wrongValue_isRefused(String option, String value, String words) {
    Run run = Cli.withoutService().run("stop", option, value, PROJECT, "v1");

    run.is(2, "");
    run.says(words, "Try 'rekcl stop --help'.");
  }

  /** A repeated flag must not toggle: that would send requests to AWS, not the emulator. */
  @Test
  void emulate_givenTwice_stillEmulates() {
    Run run =
        Cli.opening(
                () -> {
                  throw new IllegalStateException("for an emulator");
                })
            .run("--emulate", "list", "--emulate");

    run.is(1, "", "rekcl: for an emulator\nRun the command again with -v for details.\n");
  }

  @Test
  void argument_atSign_isNoFile() {
    Run run = Cli.withoutService().run("stop", "@pom.xml", "v1");

    run.is(2, "");
    run.says("'@pom.xml' is not a project ARN");
  }

  @ParameterizedTest
  @CsvSource({
    "--port, 70000",
    "--port, -1",
    "--max-tps, -1",
    "--fault, nonsense",
    "--fault, Stop=x"
  })
  void emulator_wrongOption_isRefused(String option, String value) {
    Cli.withoutService().run("emulator", option, value).is(2, "");
  }

  @Test
  void emulator_hostThatIsNotHere_failsClearly() {
    Run run = Cli.withoutService().run("emulator", "--host", "192.0.2.1");

    run.is(1, "");
    run.says("rekcl: can't listen on 192.0.2.1, port 0: ");
  }

  @ParameterizedTest
  @CsvSource({
    "http://example.com, 1",
    "http://127.example.com, 1",
    "http://10.0.0.1:8080, 1",
    "https://example.com, 0",
    "http://localhost:1, 0",
    "http://127.0.0.1:1, 0",
    "http://[::1]:1, 0",
  })
  void endpoint_plainHttpToElsewhere_warnsOnce(String endpoint, int warnings) {
    try (FakeService rekognition = new MockedService()) {
      rekognition.model("v1", "RUNNING");
      Run run =
          rekognition.cli().run("stop", "--endpoint-url", endpoint, rekognition.project(), "v1");

      assertEquals(0, run.code());
      assertEquals(
          warnings, run.err().lines().filter(line -> line.startsWith("Warning: ")).count());
    }
  }
}
