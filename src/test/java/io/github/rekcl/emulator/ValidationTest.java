package io.github.rekcl.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidationTest extends EmulatorFixture {
  private static final String PROJECT =
      "'ProjectArn':'arn:aws:rekognition:us-east-1:111122223333:project/p/1'";
  private static final String MODEL =
      "'ProjectVersionArn':'arn:aws:rekognition:us-east-1:111122223333:project/p/version/v/1'";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "StopProjectVersion|{}|null at 'projectVersionArn'|Member must not be null",
        "StopProjectVersion|{'ProjectVersionArn':null}|null at 'projectVersionArn'|Member must not be null",
        "DeleteProjectVersion|{'ProjectVersionArn':'short'}|'short' at 'projectVersionArn'|Member must have length greater than or equal to 20",
        "StartProjectVersion|{MODEL}|null at 'minInferenceUnits'|Member must not be null",
        "StartProjectVersion|{MODEL,'MinInferenceUnits':0}|'0' at 'minInferenceUnits'|Member must have value greater than or equal to 1",
        "DescribeProjectVersions|{PROJECT,'MaxResults':0}|'0' at 'maxResults'|Member must have value greater than or equal to 1",
        "DescribeProjectVersions|{PROJECT,'MaxResults':101}|'101' at 'maxResults'|Member must have value less than or equal to 100",
        "DescribeProjectVersions|{PROJECT,'VersionNames':[]}|'[]' at 'versionNames'|Member must have length greater than or equal to 1",
        "DescribeProjectVersions|{PROJECT,'VersionNames':['a','b','c','d','e','f','g','h','i','j','k']}|'[a, b, c, d, e, f, g, h, i, j, k]' at 'versionNames'|Member must have length less than or equal to 10",
        "DescribeProjectVersions|{PROJECT,'VersionNames':['a','b c']}|'b c' at 'versionNames.2.member'|Member must satisfy regular expression pattern: [a-zA-Z0-9_.\\-]+",
        "DescribeProjects|{'MaxResults':0}|'0' at 'maxResults'|Member must have value greater than or equal to 1",
        "DescribeProjects|{'MaxResults':101}|'101' at 'maxResults'|Member must have value less than or equal to 100",
        "DescribeProjects|{'ProjectNames':[]}|'[]' at 'projectNames'|Member must have length greater than or equal to 1",
        "DescribeProjects|{'ProjectNames':['a','b','c','d','e','f','g','h','i','j','k']}|'[a, b, c, d, e, f, g, h, i, j, k]' at 'projectNames'|Member must have length less than or equal to 10",
        "DescribeProjects|{'Features':[]}|'[]' at 'features'|Member must have length greater than or equal to 1",
        "CreateProject|{'ProjectName':''}|'' at 'projectName'|Member must have length greater than or equal to 1",
        "CreateProjectVersion|{PROJECT,'VersionName':'v'}|null at 'outputConfig'|Member must not be null",
        "CreateProjectVersion|{PROJECT,'VersionName':'v','OutputConfig':{'S3Bucket':'ab'}}|'ab' at 'outputConfig.s3Bucket'|Member must have length greater than or equal to 3",
      })
  void call_breakingARule_namesItInTheServicesWords(
      String operation, String body, String where, String constraint) throws Exception {
    TestClient.Answer answer =
        client.call(operation, body.replace("PROJECT", PROJECT).replace("MODEL", MODEL));
    assertEquals("400 ValidationException", answer.outcome());
    assertEquals(
        "1 validation error detected: Value %s failed to satisfy constraint: %s"
            .formatted(where, constraint),
        answer.text("Message"));
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:rekognition:us-east-1:111122223333:project/p/1",
    "arn:aws:rekognition:us-east-1:11112222333:project/p/version/v/1",
    "arn:aws:rekognition:us-east-1:111122223333:project/p/version/v/",
    "arn:aws:rekognition:us-east-1:111122223333:project/p/version/v/1a",
    "arn:aws:rekognition:us-east-1:111122223333:project/p/version/v w/1",
    "arn:aws:s3:us-east-1:111122223333:project/p/version/v/1",
    "arn:AWS:rekognition:us-east-1:111122223333:project/p/version/v/1",
  })
  void stop_malformedArn_isAValidationError(String arn) throws Exception {
    assertEquals("400 ValidationException", client.stop(arn).outcome());
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:rekognition:us-east-1:111122223333:project/p/version/v/1",
    "arn:aws-us-gov:rekognition:us-gov-west-1:999999999999:project/version/version/version/1",
    "arn:aws:rekognition:eu-west-1:111122223333:project/my-version/version/a.b-c_d/1",
  })
  void stop_absentModel_isNotFound(String arn) throws Exception {
    assertEquals("400 ResourceNotFoundException", client.stop(arn).outcome());
    assertEquals("400 ResourceNotFoundException", client.delete(arn).outcome());
    assertEquals("400 ResourceNotFoundException", client.start(arn).outcome());
  }

  @Test
  void stop_arnTooLong_isAValidationError() throws Exception {
    String arn =
        "arn:aws:rekognition:us-east-1:111122223333:project/p/version/v/" + "1".repeat(2_000);
    assertEquals("400 ValidationException", client.stop(arn).outcome());
  }

  @Test
  void createProjectVersion_twoViolations_namesBoth() throws Exception {
    assertEquals(
        "2 validation errors detected: Value null at 'projectArn' failed to satisfy constraint: Member must not be null; "
            + "Value 'a b' at 'versionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.\\-]+",
        client
            .call("CreateProjectVersion", "{'VersionName':'a b','OutputConfig':{}}")
            .text("Message"));
  }

  @Test
  void createProjectVersion_refusals() throws Exception {
    model("DELETING");
    String body = "{'ProjectArn':'%s','VersionName':'%s','OutputConfig':{%s}}";
    assertEquals(
        "400 ResourceInUseException",
        client
            .call("CreateProjectVersion", body.formatted(projectArn, "v.1", "'S3Bucket':'bkt'"))
            .outcome());
    assertEquals(
        "400 InvalidParameterException",
        client.call("CreateProjectVersion", body.formatted(projectArn, "v.2", "")).outcome());
    assertEquals(
        "400 ResourceNotFoundException",
        client
            .call("CreateProjectVersion", body.formatted(projectArn + "0", "v", "'S3Bucket':'bkt'"))
            .outcome());
  }

  @Test
  void start_maxBelowMin_isAnInvalidParameter() throws Exception {
    assertEquals(
        "400 InvalidParameterException",
        client
            .call(
                "StartProjectVersion",
                "{'ProjectVersionArn':'%s','MinInferenceUnits':2,'MaxInferenceUnits':1}"
                    .formatted(model("STOPPED")))
            .outcome());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "StopProjectVersion|[]",
        "StopProjectVersion|nonsense",
        "StopProjectVersion|{'a':1}{}",
        "StopProjectVersion|{'a':",
        "StopProjectVersion|{a:1}",
        "StopProjectVersion| ",
        "StopProjectVersion|{'ProjectVersionArn':1}",
        "StartProjectVersion|{MODEL,'MinInferenceUnits':'1'}",
        "StartProjectVersion|{MODEL,'MinInferenceUnits':1.5}",
        "DescribeProjectVersions|{PROJECT,'VersionNames':'a'}",
        "DescribeProjectVersions|{PROJECT,'VersionNames':[1]}",
        "CreateProjectVersion|{PROJECT,'VersionName':'v','OutputConfig':'bkt'}",
      })
  void call_bodyOfAnotherShape_isASerializationError(String operation, String body)
      throws Exception {
    String filled = body == null ? "" : body.replace("PROJECT", PROJECT).replace("MODEL", MODEL);
    assertEquals("400 SerializationException", client.call(operation, filled).outcome());
  }
}
