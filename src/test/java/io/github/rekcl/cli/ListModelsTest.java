package io.github.rekcl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.rekcl.emulator.Timings;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code list} of named models, and its messages if one cannot be listed. */
class ListModelsTest {
  private final EmulatedService rekognition = new EmulatedService();
  private final String one = rekognition.model("v1", "STOPPED");
  private final String two = rekognition.model("v2", "RUNNING");

  @AfterEach
  void close() {
    rekognition.close();
  }

  @Test
  void list_modelsOfAProject_showsThoseAlone() {
    Run run = rekognition.cli().run("list", rekognition.project(), "v2");

    assertEquals(0, run.code(), run::toString);
    assertTrue(run.out().contains(two) && !run.out().contains(one), run::toString);
    assertTrue(run.out().contains("1 inference unit running"), run::toString);
    assertEquals("", run.err());
  }

  @Test
  void list_arns_needNoProject() {
    rekognition.model("v3", "STOPPED");

    Run run = rekognition.cli().run("list", two, one);

    assertEquals(0, run.code(), run::toString);
    assertEquals(
        List.of(two, one),
        run.out().lines().skip(1).limit(2).map(line -> line.replaceFirst(".* ", "")).toList());
    assertEquals(List.of(), rekognition.calls());
  }

  @Test
  void list_fromStandardInput() {
    Run run = rekognition.cli().piped("v1\n" + two + "\n").run("list", rekognition.project(), "-");

    assertEquals(0, run.code(), run::toString);
    assertTrue(run.out().contains(one) && run.out().contains(two), run::toString);
  }

  @Test
  void list_missingModel_showsTheOthersAndFails() {
    Run run = rekognition.cli().run("list", rekognition.project(), "v1", "v9");

    assertEquals(1, run.code(), run::toString);
    assertTrue(run.out().contains(one) && !run.out().contains(two), run::toString);
    run.says(
        "Model not found: v9 in project " + rekognition.project() + "\n",
        "Models of this project:");
  }

  @Test
  void list_missingModel_json_isAnError() {
    Run run = rekognition.cli().run("list", "--output", "json", rekognition.project(), "v1", "v9");

    assertEquals(1, run.code(), run::toString);
    JsonObject document = JsonParser.parseString(run.out()).getAsJsonObject();
    assertEquals(1, document.getAsJsonArray("ProjectVersionDescriptions").size());
    assertEquals(
        JsonParser.parseString(
            "[{'Scope': 'demo/v9', 'Code': 'ModelNotFound', 'Message': 'demo/v9: model not"
                + " found'}]"),
        document.get("Errors"));
  }

  @Test
  void list_missingProject_says() {
    String foreign = one.replace("111122223333", "444455556666");

    Run run = rekognition.cli().run("list", foreign);

    run.is(1, "");
    run.says("Project not found: demo in account 444455556666");
  }

  @Test
  void list_modelThatCannotBeSeen_fails() {
    try (EmulatedService denied =
        new EmulatedService(Timings.defaults(), "DescribeProjectVersions=AccessDeniedException")) {
      denied.model("v1", "STOPPED");

      Run run = denied.cli().run("list", denied.project(), "v1");

      run.is(1, "");
      run.says(
          "Model not listed: v1: DescribeProjectVersions failed: AccessDeniedException",
          "rekognition:DescribeProjectVersions");
    }
  }

  @Test
  void list_filter_ofNamedModels() {
    rekognition
        .cli()
        .run("list", "--running", rekognition.project(), "v1")
        .is(0, "", "No matching models\n");
  }

  // JSON where something is missing.

  @ParameterizedTest
  @ValueSource(
      strings = {
        "list --output json",
        "--output json list",
        "--output=json list --region us-east-1",
      })
  void json_nothingListed_printsNothing(String line) {
    try (EmulatedService denied =
        new EmulatedService(Timings.defaults(), "DescribeProjects=AccessDeniedException")) {
      denied.model("v1", "STOPPED");

      Run run = denied.cli().run(line.split(" "));

      run.is(1, "");
      run.says("AccessDeniedException");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "list --output json --no-such",
        "--output json list --status RUNING",
        "--output json --no-such list",
        "list --output json nonsense",
      })
  void json_wrongArguments_printNothing(String line) {
    Cli.withoutService().run(line.split(" ")).is(2, "");
  }

  @Test
  void json_someRegionsFail_areErrorsOfTheDocument() {
    try (EmulatedService denied =
        new EmulatedService(
            Timings.defaults(),
            "DescribeProjects@1=AccessDeniedException",
            "DescribeProjects@3=AccessDeniedException")) {
      String model = denied.model("v1", "STOPPED");

      for (String line :
          List.of(
              "--output json list --region eu-west-1 --region us-east-1",
              "list --output json --region eu-west-1 --region us-east-1")) {
        Run run = denied.cli().run(line.split(" "));

        assertEquals(1, run.code(), run::toString);
        JsonObject document = JsonParser.parseString(run.out()).getAsJsonObject();
        assertEquals(
            List.of("ProjectVersionDescriptions", "Errors"), List.copyOf(document.keySet()));
        JsonObject error = document.getAsJsonArray("Errors").get(0).getAsJsonObject();
        assertEquals(List.of("Scope", "Code", "Message"), List.copyOf(error.keySet()));
        assertEquals("eu-west-1", error.get("Scope").getAsString());
        assertEquals("AccessDeniedException", error.get("Code").getAsString());
        assertTrue(run.out().contains(model), run::toString);
      }
    }
  }

  @Test
  void json_oneRegionIsEmptyTheOtherFails_isADocument() {
    try (EmulatedService denied =
        new EmulatedService(Timings.defaults(), "DescribeProjects@1=AccessDeniedException")) {
      Run run =
          denied
              .cli()
              .run("list", "--output", "json", "--region", "eu-west-1", "--region", "us-east-1");

      assertEquals(1, run.code(), run::toString);
      JsonObject document = JsonParser.parseString(run.out()).getAsJsonObject();
      assertEquals(new JsonArray(), document.get("ProjectVersionDescriptions"));
      assertEquals(1, document.getAsJsonArray("Errors").size());
    }
  }

  /** The only format that jq's fromdateiso8601 accepts. */
  @Test
  void json_timestamps_areWholeSeconds() {
    Run run = rekognition.cli().run("list", "--output", "json", one);

    String created =
        JsonParser.parseString(run.out())
            .getAsJsonObject()
            .getAsJsonArray("ProjectVersionDescriptions")
            .get(0)
            .getAsJsonObject()
            .get("CreationTimestamp")
            .getAsString();
    assertTrue(created.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"), created);
  }

  @ParameterizedTest
  @CsvSource({"10s, 0, 10", "30s, 10, 30"})
  void list_timeout_boundsTheRetries(String timeout, int more, int most) {
    try (EmulatedService throttled =
        new EmulatedService(
                Timings.defaults(),
                "DescribeProjectVersions=ProvisionedThroughputExceededException")
            .withoutRepeats()) {
      throttled.model("v1", "STOPPED");

      Run run = throttled.cli().run("list", "-q", "--timeout", timeout, throttled.project());

      assertFalse(run.code() == 0, run::toString);
      run.says("Models not listed: demo");
      long elapsed = throttled.time().elapsed().toSeconds();
      assertTrue(elapsed > more && elapsed <= most, () -> elapsed + " s\n" + run);
    }
  }

  // Models that were not found.

  @Test
  void notFound_proposesTheClosestNames() {
    for (int i = 10; i < 30; i++) {
      rekognition.model("night-" + i, "STOPPED");
    }

    Run run =
        rekognition.cli().run("stop", "--region", "us-east-1", rekognition.project(), "nihgt-12");

    run.is(1, "");
    List<String> lines = run.err().lines().toList();
    assertEquals("Models of this project (5 of 22, closest names first):", lines.get(1));
    assertTrue(lines.get(2).startsWith("  night-12  arn:"), run::toString);
    assertEquals(8, lines.size(), run::toString);
    assertEquals(
        "To list them all: rekcl list --region us-east-1 " + rekognition.project(), lines.get(7));
  }

  @ParameterizedTest
  @ValueSource(strings = {"stop ARN", "delete PROJECT ARN", "list ARN", "stop ARN v1"})
  void truncatedModelArn_isToldAsThat(String line) {
    String arn = two.replaceFirst("/\\d+$", "");
    for (String truncated : List.of(arn, arn + "/")) {
      Run run =
          Cli.withoutService()
              .run(
                  line.replace("ARN", truncated)
                      .replace("PROJECT", rekognition.project())
                      .split(" "));

      run.is(2, "");
      run.says("is an incomplete model ARN: its end is missing");
      assertFalse(run.err().contains("project ARN"), run::toString);
    }
  }
}
