package io.github.rekcl.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProjectsTest extends EmulatorFixture {

  @Test
  void createProject_newName_isDescribed() throws Exception {
    String arn = client.call("CreateProject", "{'ProjectName':'cats.2'}").text("ProjectArn");
    assertTrue(arn.matches("arn:aws:rekognition:us-east-1:111122223333:project/cats\\.2/[0-9]+"));
    assertEquals(
        "{\"ProjectDescriptions\":[{\"ProjectArn\":\""
            + arn
            + "\",\"CreationTimestamp\":1793523600.250,"
            + "\"Status\":\"CREATED\",\"Datasets\":[],\"Feature\":\"CUSTOM_LABELS\"}]}",
        client.call("DescribeProjects", "{'ProjectNames':['cats.2','absent']}").body());
  }

  @Test
  void createProject_nameTaken_isInUse() throws Exception {
    assertEquals(
        "400 ResourceInUseException",
        client.call("CreateProject", "{'ProjectName':'my-version'}").outcome());
  }

  @Test
  void createProject_otherFeature_isRefusedLoudly() throws Exception {
    assertEquals(
        "400 InvalidParameterException",
        client
            .call("CreateProject", "{'ProjectName':'a','Feature':'CONTENT_MODERATION'}")
            .outcome());
  }

  @Test
  void describeProjects_byFeature_findsCustomLabelsOnly() throws Exception {
    assertEquals(
        1, client.call("DescribeProjects", "{'Features':['CUSTOM_LABELS']}").projects().size());
    assertEquals(
        0,
        client.call("DescribeProjects", "{'Features':['CONTENT_MODERATION']}").projects().size());
  }

  @Test
  void describeProjects_inPages_showsEachOnceNewestFirst() throws Exception {
    emulator.createProject("b");
    emulator.createProject("c");
    List<String> pages = new ArrayList<>();
    String token = "";
    do {
      TestClient.Answer page = client.call("DescribeProjects", "{'MaxResults':2" + token + "}");
      pages.add(names(page).toString());
      token = page.json().has("NextToken") ? ",'NextToken':'" + page.text("NextToken") + "'" : "";
    } while (!token.isEmpty());
    assertEquals(List.of("[c, b]", "[my-version]"), pages);
  }

  @Test
  void describeProjects_byNameInPages_goesOnAfterTheFirst() throws Exception {
    emulator.createProject("b");
    emulator.createProject("c");
    String members = "'ProjectNames':['my-version','c'],'MaxResults':1";
    TestClient.Answer first = client.call("DescribeProjects", "{" + members + "}");
    assertEquals(List.of("c"), names(first));
    TestClient.Answer second =
        client.call(
            "DescribeProjects",
            "{%s,'NextToken':'%s'}".formatted(members, first.text("NextToken")));
    assertEquals(List.of("my-version"), names(second));
    assertFalse(second.json().has("NextToken"));
  }

  @Test
  void describeProjects_foreignTokenOrFeature_isRefused() throws Exception {
    assertEquals(
        "400 InvalidPaginationTokenException",
        client.call("DescribeProjects", "{'NextToken':'bm8'}").outcome());
    assertEquals(
        "400 ValidationException",
        client.call("DescribeProjects", "{'Features':['OTHER']}").outcome());
  }

  @Test
  void describeProjects_aHundred_areAllOnOnePage() throws Exception {
    for (int i = 1; i < 100; i++) {
      emulator.createProject("p" + i);
    }
    TestClient.Answer full = client.call("DescribeProjects", "{}");
    assertEquals(100, full.projects().size());
    assertFalse(full.json().has("NextToken"));
    emulator.createProject("one-more");
    TestClient.Answer first = client.call("DescribeProjects", "{}");
    assertEquals(100, first.projects().size());
    assertTrue(first.json().has("NextToken"));
  }

  @Test
  void projects_ofOtherRegion_areSeenOnlyThere() throws Exception {
    String gov = emulator.createProject("my-version", "us-gov-west-1");
    assertTrue(gov.startsWith("arn:aws-us-gov:rekognition:us-gov-west-1:"));
    assertTrue(emulator.createProject("c", "cn-north-1").startsWith("arn:aws-cn:"));
    assertEquals("400 ResourceNotFoundException", client.describe(gov).outcome());
    TestClient there = new TestClient(emulator.endpoint(), "us-gov-west-1");
    assertEquals("200", there.describe(gov).outcome());
    assertEquals("400 ResourceNotFoundException", there.describe(projectArn).outcome());
    assertEquals(
        gov,
        there.call("DescribeProjects", "{}").projects().get(0).get("ProjectArn").getAsString());
    String model = emulator.createModel(gov, "v", "RUNNING");
    assertEquals("400 ResourceNotFoundException", client.stop(model).outcome());
    assertEquals("200", there.stop(model).outcome());
  }

  @Test
  void seeding_againstTheRules_throws() throws IOException {
    assertThrows(IllegalArgumentException.class, () -> emulator.createProject("my-version"));
    assertThrows(
        IllegalArgumentException.class, () -> emulator.createModel("absent", "v", "RUNNING"));
    String arn = model("RUNNING");
    assertThrows(IllegalArgumentException.class, () -> model("STOPPED"));
    emulator.removeModel(arn);
    assertThrows(IllegalArgumentException.class, () -> emulator.removeModel(arn));
    assertThrows(IllegalArgumentException.class, () -> emulator.setStatus(arn, "RUNNING"));
  }

  private static List<String> names(TestClient.Answer page) {
    return page.projects().stream()
        .map(project -> project.get("ProjectArn").getAsString().split("/", -1)[1])
        .toList();
  }
}
