package io.github.rekcl.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArnTest {
  private static final String PREFIX = "arn:aws:rekognition:us-east-1:111122223333:project/";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:rekognition:us-east-1:111122223333:project/demo/1",
        "arn:aws-us-gov:rekognition:us-gov-west-1:111122223333:project/my-version/1700000000000",
        "arn:aws-cn:rekognition:cn-north-1:111122223333:project/version/0",
        "arn:aws:rekognition:us-east-1:111122223333:project/.-_./1",
      })
  void projectArn_parsed_printsTheSameText(String text) {
    assertEquals(text, ProjectArn.parse(text).toString());
    assertTrue(ProjectArn.matches(text));
    assertFalse(ModelArn.matches(text));
  }

  @ParameterizedTest
  @CsvSource({
    "demo/version/v1/2,                       demo,       v1",
    "version/version/version/2,               version,    version",
    "my-version/version/my-version.2020.01/2, my-version, my-version.2020.01",
    ".../version/---/2,                       ...,        ---",
  })
  void modelArn_parsed_hasItsParts(String path, String project, String version) {
    ModelArn arn = ModelArn.parse(PREFIX + path);

    assertEquals(PREFIX + path, arn.toString());
    assertEquals(project, arn.projectName());
    assertEquals(version, arn.versionName());
    assertEquals("us-east-1", arn.region());
    assertEquals("111122223333", arn.account());
    assertEquals("aws", arn.partition());
    assertEquals("2", arn.id());
    assertFalse(ProjectArn.matches(PREFIX + path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws-cn:rekognition:us-east-1:111122223333:project/demo/version/v1/2",
        "arn:aws:rekognition:us-east-2:111122223333:project/demo/version/v1/2",
        "arn:aws:rekognition:us-east-1:111122223334:project/demo/version/v1/2",
        "arn:aws:rekognition:us-east-1:111122223333:project/dema/version/v1/2",
        "arn:aws:rekognition:us-east-1:111122223333:project/demo/version/v2/2",
        "arn:aws:rekognition:us-east-1:111122223333:project/demo/version/v1/3",
      })
  void anyOtherPart_isAnotherModel(String other) {
    String model = PREFIX + "demo/version/v1/2";

    assertDistinguishes(ModelArn::parse, model, other);
    assertDistinguishes(ModelRef::parse, model, other);
    assertDistinguishes(arn -> new Target(null, ModelRef.parse(arn)), model, other);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws-cn:rekognition:us-east-1:111122223333:project/demo/1",
        "arn:aws:rekognition:us-east-2:111122223333:project/demo/1",
        "arn:aws:rekognition:us-east-1:111122223334:project/demo/1",
        "arn:aws:rekognition:us-east-1:111122223333:project/dema/1",
        "arn:aws:rekognition:us-east-1:111122223333:project/demo/2",
      })
  void anyOtherPart_isAnotherProject(String other) {
    assertDistinguishes(ProjectArn::parse, PREFIX + "demo/1", other);
    assertDistinguishes(arn -> target(arn, "v1"), PREFIX + "demo/1", other);
  }

  @Test
  void otherName_isAnotherModelOfTheProject() {
    assertDistinguishes(ModelRef::parse, "v1", "v2");
    assertDistinguishes(name -> target(PREFIX + "demo/1", name), "v1", "v2");
    assertNotEquals(
        target(PREFIX + "demo/1", "v1"),
        target(PREFIX + "demo/1", PREFIX + "demo/version/v1/2"),
        "a name and an ARN are different, even if they denote the same model");
  }

  private static Target target(String project, String model) {
    return new Target(ProjectArn.parse(project), ModelRef.parse(model));
  }

  /** Asserts that equal texts parse to equal values, and different texts to different values. */
  private static void assertDistinguishes(
      Function<String, Object> parser, String text, String other) {
    assertEquals(parser.apply(text), parser.apply(text));
    assertEquals(parser.apply(text).hashCode(), parser.apply(text).hashCode());
    assertNotEquals(parser.apply(text), parser.apply(other));
    assertNotEquals(parser.apply(text), text);
  }

  @Test
  void arn_ofMaximumLength_isParsed_longerIsRejected() {
    String digits = "1".repeat(2048 - PREFIX.length() - "demo/".length());

    assertEquals(2048, ProjectArn.parse(PREFIX + "demo/" + digits).toString().length());
    assertThrows(
        IllegalArgumentException.class, () -> ProjectArn.parse(PREFIX + "demo/1" + digits));
    assertFalse(ProjectArn.matches(PREFIX + "demo/1" + digits));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo/version/v1/",
        "demo/version//2",
        "demo/v1/2",
        "demo/version/v1/2/",
        "demo/version/v1/x",
        "/version/v1/2",
        "demo/version/v 1/2",
        "demo/version/v1/2\n"
      })
  void modelArn_invalid_isRejected(String path) {
    assertThrows(IllegalArgumentException.class, () -> ModelArn.parse(PREFIX + path));
    assertFalse(ModelArn.matches(PREFIX + path));
  }

  @Test
  void holds_comparesNameRegionAccountAndPartition() {
    ProjectArn project = ProjectArn.parse(PREFIX + "demo/1");
    String model = PREFIX + "demo/version/v1/2";

    assertTrue(project.holds(ModelArn.parse(model)));
    assertFalse(project.holds(ModelArn.parse(model.replace("project/demo", "project/other"))));
    assertFalse(project.holds(ModelArn.parse(model.replace("us-east-1", "us-east-2"))));
    assertFalse(project.holds(ModelArn.parse(model.replace("1111", "9999"))));
    assertFalse(project.holds(ModelArn.parse(model.replace("arn:aws", "arn:aws-cn"))));
  }

  @Test
  void target_modelOfAnotherProject_isRejected() {
    ProjectArn project = ProjectArn.parse(PREFIX + "demo/1");
    ModelRef other = ModelRef.parse(PREFIX + "other/version/v1/2");

    assertThrows(IllegalArgumentException.class, () -> new Target(project, other));
  }

  @Test
  void target_withAndWithoutProject_hasAccountRegionAndProjectName() {
    ProjectArn project = ProjectArn.parse(PREFIX + "demo/1");
    for (Target target :
        List.of(
            new Target(project, ModelRef.parse("v1")),
            new Target(null, ModelRef.parse(PREFIX + "demo/version/v1/2")))) {
      assertEquals("111122223333", target.account());
      assertEquals("us-east-1", target.region());
      assertEquals("demo", target.projectName());
    }
  }

  @Test
  void modelRef_parsesArnsAndNames() {
    assertEquals("v1", ModelRef.parse(PREFIX + "demo/version/v1/2").versionName());
    assertEquals("v.1-_", ModelRef.parse("v.1-_").versionName());
    assertThrows(IllegalArgumentException.class, () -> ModelRef.parse("a b"));
    assertThrows(IllegalArgumentException.class, () -> ModelRef.parse("n".repeat(256)));
  }
}
