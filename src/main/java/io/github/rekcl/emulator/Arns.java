package io.github.rekcl.emulator;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Formats and parses the ARNs of projects and models. */
final class Arns {
  private static final String ACCOUNT = "111122223333";
  private static final Pattern ARN =
      Pattern.compile(
          "(?<prefix>arn:[a-z\\d-]+:rekognition:[a-z\\d-]+:\\d{12}:project/(?<project>[\\w.-]{1,255}))"
              + "(/version/(?<version>[\\w.-]{1,255}))?/(?<digits>\\d{1,18})");

  private Arns() {}

  /** Reports whether an ARN belongs to a region; an empty region means any. */
  static boolean isIn(String arn, String region) {
    return region.isEmpty() || region.equals(region(arn));
  }

  /**
   * Parses the ARN of a project or a model.
   *
   * @return a match with the groups prefix, project, version (null for a project) and digits
   * @throws IllegalArgumentException if it is neither
   */
  static Matcher parse(String arn) {
    Matcher parts = ARN.matcher(arn);
    if (!parts.matches()) {
      throw new IllegalArgumentException("'" + arn + "' is not the ARN of a project or model");
    }
    return parts;
  }

  static String project(String region, String name, long digits) {
    return prefix(region) + "%s:project/%s/%s".formatted(ACCOUNT, name, digits);
  }

  static String version(Project project, String name, long digits) {
    return "%s/version/%s/%s".formatted(parse(project.arn()).group("prefix"), name, digits);
  }

  static long digits(String arn) {
    return Long.parseLong(parse(arn).group("digits"));
  }

  static String region(String arn) {
    return arn.split(":", -1)[3];
  }

  /** Returns what all ARNs of a region begin with. */
  static String prefix(String region) {
    String partition =
        region.startsWith("us-gov-") ? "aws-us-gov" : region.startsWith("cn-") ? "aws-cn" : "aws";
    return "arn:%s:rekognition:%s:".formatted(partition, region);
  }
}
