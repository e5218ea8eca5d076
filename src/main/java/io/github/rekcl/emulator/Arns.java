package io.github.rekcl.emulator;

import java.util.regex.Pattern;

/** Composes the names that the service gives to projects and models. */
final class Arns {
  private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-[0-9]+");

  private Arns() {}

  static boolean isRegion(String text) {
    return REGION.matcher(text).matches();
  }

  static String project(String region, String accountId, String name, long digits) {
    return "arn:%s:rekognition:%s:%s:project/%s/%s"
        .formatted(partition(region), region, accountId, name, digits);
  }

  static String version(Project project, String name, long digits) {
    return "%s/version/%s/%s".formatted(withoutDigits(project.arn()), name, digits);
  }

  static String region(String arn) {
    return arn.split(":", -1)[3];
  }

  private static String withoutDigits(String projectArn) {
    return projectArn.substring(0, projectArn.lastIndexOf('/'));
  }

  private static String partition(String region) {
    if (region.startsWith("us-gov-")) {
      return "aws-us-gov";
    }
    return region.startsWith("cn-") ? "aws-cn" : "aws";
  }
}
