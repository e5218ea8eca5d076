package io.github.rekcl.emulator;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.Map;

/**
 * A request that the emulator received.
 *
 * @param operation the operation, such as StopProjectVersion; empty if the request has no target
 * @param headers its headers, by case-insensitive name
 * @param body its unchanged body
 * @param status the HTTP status of the response, 0 if there is none (yet)
 * @param requestId the x-amzn-RequestId of the response
 * @param at when it arrived, according to the emulator's clock
 */
public record RecordedRequest(
    String operation,
    Map<String, String> headers,
    String body,
    int status,
    String requestId,
    Instant at) {

  /** Returns the region that the request is signed for, or an empty string. */
  public String region() {
    return new Request("", "", headers, "", "", false).region();
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

  /** Omits the headers, which contain a signature. */
  @Override
  public String toString() {
    return operation + " " + body + " -> " + status;
  }
}
