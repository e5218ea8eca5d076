package io.github.rekcl.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PagingTest extends EmulatorFixture {
  private final Map<String, String> models = new HashMap<>();

  @Test
  void pages_asServedByDefault_holdAHundredEach() throws Exception {
    for (int i = 1; i <= 1_000; i++) {
      emulator.createModel(projectArn, "v" + i, "STOPPED");
    }
    List<List<String>> pages = pages("");
    assertEquals(10, pages.size());
    List<String> all =
        pages.stream().peek(page -> assertEquals(100, page.size())).flatMap(List::stream).toList();
    assertEquals(1_000, all.stream().distinct().count());
    assertEquals("v1000", all.get(0));
    assertEquals("v1", all.get(999));
  }

  @Test
  void pageSize_smallerThanAskedFor_isObeyed() throws Exception {
    seeded(config().withPageSize(2));
    assertEquals(abcde(2), pages(""));
    assertEquals(abcde(2), pages(",'MaxResults':100"));
    assertEquals(abcde(1), pages(",'MaxResults':1"));
    emulator.createProject("b");
    emulator.createProject("c");
    assertEquals(2, client.call("DescribeProjects", "{'MaxResults':3}").projects().size());
  }

  @Test
  void pages_ofChosenNames_areComplete() throws Exception {
    for (EmulatorConfig config :
        List.of(config().withPageSize(1), config().withPageSize(1).withShiftingPages())) {
      seeded(config);
      assertEquals(
          List.of(List.of("e"), List.of("c"), List.of("a")),
          pages(",'VersionNames':['a','c','e','absent']"));
    }
  }

  @Test
  void pages_modelGoneBetween_stayAsTheyWere() throws Exception {
    seeded(config().withPageSize(2));
    goneBeforePage(2, "d");
    assertEquals(List.of(List.of("e", "d"), List.of("c", "b"), List.of("a")), pages(""));
  }

  @Test
  void shiftingPages_modelGoneBetween_hideAnother() throws Exception {
    seeded(config().withPageSize(2).withShiftingPages());
    goneBeforePage(2, "d");
    assertEquals(List.of(List.of("e", "d"), List.of("b", "a")), pages(""));
    assertEquals(Optional.of("STOPPED"), emulator.status(arn("c")));
    assertEquals(List.of(List.of("e", "c"), List.of("b", "a")), pages(""));
  }

  @Test
  void shiftingPages_modelNewBetween_showAnotherTwice() throws Exception {
    seeded(config().withPageSize(2).withShiftingPages());
    emulator.beforeCall(
        "DescribeProjectVersions", 3, () -> emulator.createModel(projectArn, "f", "STOPPED"));
    assertEquals(List.of(List.of("e", "d"), List.of("c", "b"), List.of("b", "a")), pages(""));
  }

  @Test
  void shiftingPages_allGoneBetween_endWithAnEmptyPage() throws Exception {
    seeded(config().withPageSize(2).withShiftingPages());
    goneBeforePage(2, "e", "d", "c", "b");
    assertEquals(List.of(List.of("e", "d"), List.of()), pages(""));
  }

  @Test
  void loop_ofShiftingPages_leadsToTheFirst() throws Exception {
    seeded(
        config()
            .withPageSize(2)
            .withShiftingPages()
            .withFaults(List.of(Fault.parse("DescribeProjectVersions@1=loop"))));
    assertEquals(List.of("e", "d"), pages("").get(0));
    assertEquals(List.of("e", "d"), pages("").get(0));
  }

  @Test
  void beforeCall_ofSeveral_runsEachOnceBeforeItsCall() throws Exception {
    String arn = model("RUNNING");
    emulator.beforeCall("StopProjectVersion", 1, () -> emulator.setStatus(arn, "EXPIRED"));
    emulator.beforeCall("DescribeProjectVersions", 2, () -> emulator.setStatus(arn, "FAILED"));
    emulator.beforeCall(
        "DescribeProjectVersions",
        2,
        () -> assertEquals(2, emulator.requests("DescribeProjectVersions").size()));
    assertEquals("RUNNING", status());
    assertEquals("FAILED", status());
    emulator.setStatus(arn, "RUNNING");
    assertEquals("RUNNING", status());
    assertEquals("400 ResourceInUseException", client.stop(arn).outcome());
    assertEquals(Optional.of("EXPIRED"), emulator.status(arn));
  }

  @Test
  void beforeCall_thatThrows_failsTheCallLoudly() throws Exception {
    emulator.beforeCall(
        "DescribeProjects",
        1,
        () -> {
          throw new IllegalStateException("no such thing");
        });
    TestClient.Answer answer = client.call("DescribeProjects", "{}");
    assertEquals("400 HookFailedException", answer.outcome());
    assertEquals(
        "What was to run before this call failed: java.lang.IllegalStateException: no such thing",
        answer.text("Message"));
    assertEquals("200", client.call("DescribeProjects", "{}").outcome());
  }

  @Test
  void beforeCall_thatCannotCome_throws() {
    assertThrows(
        IllegalArgumentException.class, () -> emulator.beforeCall("Describe", 1, () -> {}));
    assertThrows(
        IllegalArgumentException.class, () -> emulator.beforeCall("DescribeProjects", 0, () -> {}));
  }

  private void seeded(EmulatorConfig config) throws IOException {
    restart(config);
    for (String name : List.of("a", "b", "c", "d", "e")) {
      models.put(name, emulator.createModel(projectArn, name, "STOPPED"));
    }
  }

  private String arn(String name) {
    return models.getOrDefault(name, "");
  }

  private void goneBeforePage(int number, String... names) {
    emulator.beforeCall(
        "DescribeProjectVersions",
        number,
        () -> List.of(names).forEach(name -> emulator.removeModel(arn(name))));
  }

  /** Returns the names of five models in pages of one or two. */
  private static List<List<String>> abcde(int size) {
    return size == 1
        ? List.of(List.of("e"), List.of("d"), List.of("c"), List.of("b"), List.of("a"))
        : List.of(List.of("e", "d"), List.of("c", "b"), List.of("a"));
  }

  private String status() throws IOException, InterruptedException {
    return client.describe(projectArn).versions().get(0).get("Status").getAsString();
  }

  /** Reads all pages, and returns the version names of each. */
  private List<List<String>> pages(String members) throws IOException, InterruptedException {
    List<List<String>> pages = new ArrayList<>();
    String token = "";
    do {
      TestClient.Answer page =
          client.call(
              "DescribeProjectVersions",
              "{'ProjectArn':'" + projectArn + "'" + members + token + "}");
      pages.add(page.versions().stream().map(PagingTest::name).toList());
      token = page.json().has("NextToken") ? ",'NextToken':'" + page.text("NextToken") + "'" : "";
    } while (!token.isEmpty());
    return pages;
  }

  private static String name(JsonObject version) {
    return version.get("ProjectVersionArn").getAsString().split("/", -1)[3];
  }
}
