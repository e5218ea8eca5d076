package io.github.rekcl.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import io.github.rekcl.emulator.DemoContent;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The recipes do what they promise, even if a command fails. */
final class RecipesIT {
  private static final String STOP_AT_THE_END = "Stop the model at the end of a script";
  private static final String NO_MODEL = DemoContent.RUNNING_MODEL_ARN.replace("/v2/", "/v9/");

  /** The actions that a policy in the documentation may name. */
  private static final Set<String> ACTIONS =
      Set.of(
          "rekognition:DescribeProjects",
          "rekognition:DescribeProjectVersions",
          "rekognition:StopProjectVersion",
          "rekognition:DeleteProjectVersion");

  private static final Pattern RESOURCE =
      Pattern.compile("[*]|arn:aws:rekognition:[*]:\\d{12}:project/[\\w.-]+/[*]");

  private static final Pattern OPERATION =
      Pattern.compile("\\b(?:Describe|Stop|Delete)Project(?:Version)?s?\\b");

  @TempDir Path home;
  private DocSandbox sandbox;

  @BeforeEach
  void openSandbox() throws Exception {
    sandbox = DocSandbox.open(home);
  }

  @AfterEach
  void closeSandbox() throws Exception {
    sandbox.close();
  }

  private static String recipe(String heading) {
    return DocBlock.of("recipes.md", heading, "sh").text();
  }

  private static String recipeWithJq(String heading) throws Exception {
    assumeTrue(Launch.of("sh", "-c", "command -v jq").run().code() == 0, "jq is not installed");
    return recipe(heading);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "7, 7"})
  void trap_stopsTheModel_andKeepsTheExitCodeOfTheJob(String job, int expected) throws Exception {
    for (String shell : List.of("sh", "bash")) {
      Launched run = sandbox.script(shell, recipe(STOP_AT_THE_END)).env("JOB_EXIT", job).run();
      assertEquals(expected, run.code(), run::toString);
      assertTrue(sandbox.statuses().contains("demo/v2=STOPPED"));
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "7, 7"})
  void trap_stopFails_failsOrKeepsTheFailureOfTheJob(String job, int expected) throws Exception {
    Launch script = sandbox.script("sh", recipe(STOP_AT_THE_END));
    Launched run = script.env("JOB_EXIT", job).env("MODEL_ARN", NO_MODEL).run();
    assertEquals(expected, run.code(), run::toString);
  }

  @Test
  void trap_stopsTheModel_whenTheScriptIsTerminated() throws Exception {
    String script = recipe(STOP_AT_THE_END).replace("run-predictions", "kill -TERM $$; sleep 60");
    Launched run = sandbox.script("sh", script).run();
    assertEquals(143, run.code(), run::toString);
    assertTrue(sandbox.statuses().contains("demo/v2=STOPPED"));
  }

  @Test
  void trapInReadme_isTheSameAsInTheRecipe() {
    String script = recipe(STOP_AT_THE_END).replace("trap 'exit 129' HUP\n", "");
    assertTrue(DocBlock.read(DocBlock.README).contains(script.replace("\n\n", "\n")));
  }

  @Test
  void resume_repeatsOnlyAfterTimeouts() throws Exception {
    Launch script = sandbox.script("sh", recipe("Resume after a timeout"));
    Launched run = script.env("MODEL_ARN", NO_MODEL).run();
    assertEquals(1, run.code(), run::toString);
  }

  @ParameterizedTest
  @CsvSource({
    "Delete models older than 30 days, 30, 30",
    "Delete all but the newest three models, 3, 2"
  })
  void cleanup_deletesOldModelsThatAreNotRunning(String heading, String text, String number)
      throws Exception {
    // The demo has three models: the oldest one is stopped, the next one runs.
    Launched run =
        sandbox.script("sh", recipeWithJq(heading).replace("-" + text, "-" + number)).run();
    assertEquals(0, run.code(), run::toString);
    List<String> left = sandbox.statuses();
    assertTrue(left.stream().noneMatch(model -> model.startsWith("demo/v1=")), left::toString);
    assertTrue(left.contains("demo/v2=RUNNING"), left::toString);
  }

  @ParameterizedTest
  @CsvSource({"Delete models older than 30 days", "Delete all but the newest three models"})
  void cleanup_listFails_failsWithoutDeleting(String heading) throws Exception {
    List<String> before = sandbox.statuses();
    String elsewhere = DemoContent.PROJECT_ARN.replace("/demo/", "/nosuch/");
    Launched run = sandbox.script("sh", recipeWithJq(heading)).env("PROJECT_ARN", elsewhere).run();
    assertEquals(1, run.code(), run::toString);
    assertEquals(before.size(), sandbox.statuses().size());
  }

  @Test
  void runningModels_listFails_isReported() throws Exception {
    Launched run =
        sandbox
            .script("sh", recipe("What runs, and what it costs"))
            .env("AWS_ENDPOINT_URL_REKOGNITION", "http://127.0.0.1:9")
            .run();
    run.expect(1, "").errContains("cannot tell what runs");
  }

  @ParameterizedTest
  @CsvSource({"true, 1", "false, 2"})
  void check_distinguishesRunningFromUnknown(boolean reached, int code) throws Exception {
    assumeTrue(Launch.of("sh", "-c", "command -v jq").run().code() == 0, "jq is not installed");
    String check =
        DocBlock.of(DocBlock.MANUAL.resolve("recipes.md")).stream()
            .map(DocBlock::text)
            .filter(text -> text.startsWith("check()"))
            .findFirst()
            .orElseThrow();
    Launch script = sandbox.script("sh", check);
    if (!reached) {
      script.env("AWS_ENDPOINT_URL_REKOGNITION", "http://127.0.0.1:9");
    }
    script.run().expect(0, "check: " + code + "\n");
  }

  static Stream<DocBlock> policies() {
    return DocBlock.all("json").stream();
  }

  /** Checks only the syntax of a policy and its names, because there is no IAM. */
  @ParameterizedTest
  @MethodSource("policies")
  void policy_isWellFormed_andNamesExistingActions(DocBlock block) {
    JsonObject policy = policy(block);
    assertEquals(Set.of("Version", "Statement"), policy.keySet());
    assertEquals("2012-10-17", policy.get("Version").getAsString());
    for (JsonElement each : policy.getAsJsonArray("Statement")) {
      JsonObject statement = each.getAsJsonObject();
      assertEquals(Set.of("Effect", "Action", "Resource"), statement.keySet());
      assertEquals("Allow", statement.get("Effect").getAsString());
      Set<String> actions = strings(statement.get("Action"));
      assertTrue(ACTIONS.containsAll(actions), actions::toString);
      for (String resource : strings(statement.get("Resource"))) {
        assertTrue(RESOURCE.matcher(resource).matches(), resource);
        assertTrue(
            resource.equals("*") || !actions.contains("rekognition:DescribeProjects"),
            "DescribeProjects does not support resources");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "list only, list --running --all-regions",
    "stop everything, stop --all --all-regions --yes",
    "stop and delete the models of one project, delete --stop --yes MODEL"
  })
  void policy_allowsExactlyTheRequestsOfTheCommand(String policy, String command) throws Exception {
    String[] words = command.replace("MODEL", DemoContent.RUNNING_MODEL_ARN).split(" ");
    Launched run = sandbox.in(Launch.rekcl(words).with("-v")).run();
    Set<String> requested = new TreeSet<>();
    OPERATION.matcher(run.err()).results().forEach(m -> requested.add("rekognition:" + m.group()));
    Set<String> allowed = new TreeSet<>();
    JsonObject document = policy(DocBlock.of("recipes.md", "Policy to " + policy, "json"));
    for (JsonElement statement : document.getAsJsonArray("Statement")) {
      allowed.addAll(strings(statement.getAsJsonObject().get("Action")));
    }
    assertEquals(0, run.code(), run::toString);
    assertEquals(allowed, requested, run::toString);
  }

  private static JsonObject policy(DocBlock block) {
    JsonReader reader = new JsonReader(new StringReader(block.text()));
    reader.setStrictness(Strictness.STRICT);
    return JsonParser.parseReader(reader).getAsJsonObject();
  }

  private static Set<String> strings(JsonElement element) {
    JsonArray array = new JsonArray();
    if (element.isJsonArray()) {
      array = element.getAsJsonArray();
    } else {
      array.add(element);
    }
    Set<String> strings = new TreeSet<>();
    array.forEach(each -> strings.add(each.getAsString()));
    return strings;
  }
}
