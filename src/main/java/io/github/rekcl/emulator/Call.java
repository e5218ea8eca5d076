package io.github.rekcl.emulator;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One request, as it came over HTTP.
 *
 * @param path the path of the request target, without the query
 * @param headers all headers, found by name in any case
 * @param requestId the id that its answer carries
 */
record Call(
    String method, String path, Map<String, String> headers, String body, String requestId) {
  private static final String SERVICE = "RekognitionService.";
  private static final Pattern SIGNATURE =
      Pattern.compile(
          "Credential=[^/,]+/[0-9]{8}/([a-z]{2}(?:-[a-z]+)+-[0-9]+)/rekognition/aws4_request");

  String target() {
    return header("X-Amz-Target");
  }

  boolean isForService() {
    return target().startsWith(SERVICE);
  }

  /** Returns the operation's name, or the whole target if it names another service. */
  String operation() {
    return isForService() ? target().substring(SERVICE.length()) : target();
  }

  /** Returns a header's value, empty if there is none. */
  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  String region() {
    return region(header("Authorization"));
  }

  /**
   * Returns the region that a call is signed for, as one endpoint plays all regions; empty if the
   * signature names none.
   */
  static String region(String authorization) {
    Matcher signature = SIGNATURE.matcher(authorization);
    return signature.find() ? signature.group(1) : "";
  }
}
