package io.github.rekcl.emulator;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.Map;

/**
 * A request that the emulator got.
 *
 * @param operation the operation, such as StopProjectVersion; empty if the request named none
 * @param headers its headers, found by name in any case
 * @param body its body as it came
 * @param status the HTTP status it was answered with, 0 if it was not answered (yet)
 * @param requestId the id that its answer carries as x-amzn-RequestId
 * @param at when it arrived, by the emulator's clock
 */
public record RecordedRequest(
    String operation,
    Map<String, String> headers,
    String body,
    int status,
    String requestId,
    Instant at) {

  /** Returns the region that the request is signed for; empty if its signature names none. */
  public String region() {
    return Call.region(headers.getOrDefault("Authorization", ""));
  }

  /**
   * Returns the body as JSON.
   *
   * @throws IllegalStateException if it is not a JSON object
   */
  public JsonObject json() {
    try {
      return Json.object(body);
    } catch (RefusedException e) {
      throw new IllegalStateException("Not a JSON object: " + body, e);
    }
  }

  /** Returns the request without its headers, which carry a signature. */
  @Override
  public String toString() {
    return operation + " " + body + " -> " + status;
  }
}
