package io.github.rekcl.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;

class DescribeProjectVersionsTest extends EmulatorFixture {

  @Test
  void describe_emptyProject_isAnEmptyList() throws Exception {
    assertEquals("{\"ProjectVersionDescriptions\":[]}", client.describe(projectArn).body());
  }

  @Test
  void describe_absentProject_isNotFound() throws Exception {
    TestClient.Answer answer = client.describe(projectArn + "0");
    assertEquals("400 ResourceNotFoundException", answer.outcome());
  }

  @Test
  void describe_byNames_findsExactNamesOnly() throws Exception {
    emulator.createModel(projectArn, "a", "STOPPED");
    emulator.createModel(projectArn, "a.b", "STOPPED");
    assertEquals(List.of("a"), names(described("'VersionNames':['a','absent']")));
    assertEquals(List.of(), names(described("'VersionNames':['A']")));
  }

  @Test
  void describe_inPages_skipsNothingWhenModelsVanishBetween() throws Exception {
    for (String name : List.of("a", "b", "c", "d", "e")) {
      emulator.createModel(projectArn, name, "STOPPED");
    }
    TestClient.Answer first = described("'MaxResults':2");
    assertEquals(List.of("e", "d"), names(first));
    first.versions().forEach(v -> emulator.removeModel(v.get("ProjectVersionArn").getAsString()));
    TestClient.Answer second =
        described("'MaxResults':2,'NextToken':'" + first.text("NextToken") + "'");
    assertEquals(List.of("c", "b"), names(second));
    TestClient.Answer third =
        described("'MaxResults':2,'NextToken':'" + second.text("NextToken") + "'");
    assertEquals(List.of("a"), names(third));
    assertFalse(third.json().has("NextToken"));
  }

  @Test
  void describe_fullLastPage_hasNoToken() throws Exception {
    emulator.createModel(projectArn, "a", "STOPPED");
    assertFalse(described("'MaxResults':1").json().has("NextToken"));
  }

  @Test
  void describe_withoutMaxResults_showsAHundred() throws Exception {
    for (int i = 0; i < 101; i++) {
      emulator.createModel(projectArn, "v" + i, "STOPPED");
    }
    assertEquals(100, client.describe(projectArn).versions().size());
  }

  @Test
  void describe_foreignToken_isRefused() throws Exception {
    String other = emulator.createProject("other");
    emulator.createModel(other, "a", "STOPPED");
    emulator.createModel(other, "b", "STOPPED");
    String token =
        client
            .call("DescribeProjectVersions", "{'ProjectArn':'" + other + "','MaxResults':1}")
            .text("NextToken");
    for (String bad : List.of(token, "%", "bm8", "")) {
      assertEquals(
          "400 InvalidPaginationTokenException",
          described("'NextToken':'" + bad + "'").outcome(),
          bad);
    }
  }

  private TestClient.Answer described(String members) throws Exception {
    return client.call(
        "DescribeProjectVersions", "{'ProjectArn':'" + projectArn + "'," + members + "}");
  }

  private static List<String> names(TestClient.Answer answer) {
    return answer.versions().stream()
        .map(version -> version.get("ProjectVersionArn").getAsString().split("/", -1)[3])
        .toList();
  }
}
