package io.github.rekcl.emulator;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a fault does to a request. */
@FunctionalInterface
interface FaultEffect {
  /** What a captive portal answers in place of every server. */
  Response LOGIN_PAGE =
      new Response(
          200,
          Map.of("Content-Type", "text/html; charset=utf-8"),
          "<!DOCTYPE html>\n<html><head><title>Guest network</title></head>"
              + "<body><h1>Please log in</h1></body></html>\n");

  /**
   * Answers a request.
   *
   * @param operation carries the request out
   */
  Response answer(Request request, Handler operation, FaultInjector emulator);

  /** Returns this effect on a request that is carried out first. */
  default FaultEffect afterRequest() {
    return (request, operation, emulator) -> {
      Response done = operation.handle(request);
      return answer(request, ignored -> done, emulator);
    };
  }

  /**
   * Parses an effect.
   *
   * @throws IllegalArgumentException if it is unknown, with a message for the user
   */
  static FaultEffect parse(String text) {
    Matcher delay = Pattern.compile("delay:([0-9]{1,9})(ms|s|m)").matcher(text);
    if (delay.matches()) {
      long amount = Long.parseLong(delay.group(1));
      return delay(
          switch (delay.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            default -> Duration.ofMinutes(amount);
          });
    }
    // Error codes begin with a capital, so that a mistyped effect is not taken for one.
    Matcher error = Pattern.compile("([A-Z][A-Za-z0-9]*)(/([45][0-9]{2}))?").matcher(text);
    if (error.matches()) {
      return error(error.group(1), error.group(3));
    }
    if (text.matches("status:[A-Za-z0-9_]+")) {
      return edit((request, json) -> setStatus(json, text.substring("status:".length())));
    }
    return switch (text) {
      case "hang" -> delay(Duration.ofDays(100_000));
      case "drop" -> (request, operation, emulator) -> Response.NONE;
      case "html" -> (request, operation, emulator) -> LOGIN_PAGE;
      case "empty" -> (request, operation, emulator) -> new Response(200, Map.of(), "");
      case "object" ->
          (request, operation, emulator) -> Response.success(request, new JsonObject());
      case "stale" -> (request, operation, emulator) -> emulator.stale(request);
      case "absent" -> edit((request, json) -> removeModels(json));
      case "loop" -> edit((request, json) -> json.addProperty("NextToken", samePage(request)));
      default ->
          throw new IllegalArgumentException(
              ("Unknown effect '%s' in a fault. Known: an error code such as ThrottlingException or"
                      + " ThrottlingException/503, delay:2s, hang, drop, html, empty, object, each"
                      + " also as after:EFFECT; and for %s stale, absent, status:X, loop.")
                  .formatted(text, Operations.DESCRIBE_MODELS));
    };
  }

  /** Reports whether an effect changes the response of DescribeProjectVersions. */
  static boolean editsModels(String text) {
    return text.matches("stale|absent|loop|status:.*");
  }

  private static FaultEffect error(String code, @Nullable String status) {
    int httpStatus = status == null ? RefusedException.httpStatus(code) : Integer.parseInt(status);
    RefusedException error =
        new RefusedException(httpStatus, code, "A scripted fault of the emulator.");
    return (request, operation, emulator) -> Response.error(request.requestId(), error);
  }

  private static FaultEffect delay(Duration time) {
    return (request, operation, emulator) ->
        emulator.closesWithin(time) ? Response.NONE : operation.handle(request);
  }

  /** Returns an effect that changes the body of a successful response. */
  private static FaultEffect edit(BiConsumer<Request, JsonObject> edit) {
    return (request, operation, emulator) ->
        operation.handle(request).edited(body -> edit.accept(request, body));
  }

  private static void setStatus(JsonObject json, String status) {
    for (JsonElement model : json.getAsJsonArray(Descriptions.MODELS)) {
      if (status.equals("null")) {
        model.getAsJsonObject().remove("Status");
      } else {
        model.getAsJsonObject().addProperty("Status", status);
      }
    }
  }

  private static void removeModels(JsonObject json) {
    json.remove("NextToken");
    json.add(Descriptions.MODELS, new JsonArray());
  }

  private static String samePage(Request request) {
    JsonObject input = Json.object(request.body());
    return input.has("NextToken")
        ? Json.text(input, "NextToken")
        : Pages.first(Json.text(input, "ProjectArn"));
  }
}
