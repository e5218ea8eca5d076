package io.github.rekcl.emulator;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An HTTP request.
 *
 * @param path the path of the request target, without the query
 * @param headers all headers, by case-insensitive name
 * @param requestId the id that the response carries
 * @param keepAlive whether another request may follow on the connection
 */
record Request(
    String method,
    String path,
    Map<String, String> headers,
    String body,
    String requestId,
    boolean keepAlive) {
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

  /** Returns a header's value, or an empty string. */
  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /** Returns the region that the request is signed for, or an empty string. */
  String region() {
    Matcher signature = SIGNATURE.matcher(header("Authorization"));
    return signature.find() ? signature.group(1) : "";
  }
}
