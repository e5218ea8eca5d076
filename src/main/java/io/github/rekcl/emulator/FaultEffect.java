package io.github.rekcl.emulator;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a fault makes of a call. */
@FunctionalInterface
interface FaultEffect {
  /**
   * Answers the call.
   *
   * @param operation does what the call asks for
   */
  Reply answer(Call call, Handler operation, FaultInjector emulator);

  /** Effects that any call can have. */
  Map<String, FaultEffect> WORDS =
      Map.of(
          "hang", delay(Duration.ofDays(100_000)),
          "drop", (call, operation, emulator) -> Reply.NONE,
          "html", (call, operation, emulator) -> loginPage(),
          "empty", (call, operation, emulator) -> new Reply(200, Map.of(), ""),
          "object", (call, operation, emulator) -> Reply.success(call, new JsonObject()));

  /** Effects on what DescribeProjectVersions shows. */
  Map<String, FaultEffect> VIEWS =
      Map.of(
          "stale", (call, operation, emulator) -> emulator.stale().handle(call),
          "absent", edit((call, json) -> removeModels(json)),
          "loop", edit((call, json) -> json.addProperty("NextToken", samePage(call))));

  /**
   * Reads an effect as a user writes it.
   *
   * @throws IllegalArgumentException if there is none such
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
    // A capital first, so that a mistyped effect does not pass for an error code.
    Matcher failure = Pattern.compile("([A-Z][A-Za-z0-9]*)(/([45][0-9]{2}))?").matcher(text);
    if (failure.matches()) {
      String code = failure.group(1);
      String status = failure.group(3);
      RefusedException refusal =
          new RefusedException(
              status == null ? RefusedException.httpStatus(code) : Integer.parseInt(status),
              code,
              "A scripted fault of the emulator.");
      return (call, operation, emulator) -> Reply.error(call.requestId(), refusal);
    }
    if (isView(text) && text.startsWith("status:")) {
      return status(text.substring("status:".length()));
    }
    FaultEffect effect = WORDS.getOrDefault(text, VIEWS.get(text));
    if (effect == null) {
      throw new IllegalArgumentException(
          ("Unknown effect '%s' in a fault. Known: an error code such as ThrottlingException or"
                  + " ThrottlingException/503, delay:2s, hang, drop, html, empty, object, each also"
                  + " as after:EFFECT; and for %s stale, absent, status:X, loop.")
              .formatted(text, Operations.DESCRIBE_MODELS));
    }
    return effect;
  }

  /** Tells whether an effect is one on what DescribeProjectVersions shows. */
  static boolean isView(String text) {
    return VIEWS.containsKey(text) || text.matches("status:[A-Za-z0-9_]+");
  }

  private static FaultEffect delay(Duration time) {
    return (call, operation, emulator) ->
        emulator.closesWithin(time) ? Reply.NONE : operation.handle(call);
  }

  /** Puts each model into one status; {@code null} stands for none. */
  private static FaultEffect status(String status) {
    return edit(
        (call, json) -> {
          for (JsonElement element : json.getAsJsonArray(Descriptions.MODELS)) {
            JsonObject description = element.getAsJsonObject();
            description.remove("Status");
            if (!status.equals("null")) {
              description.addProperty("Status", status);
            }
          }
        });
  }

  /** Changes the body of a successful answer. */
  private static FaultEffect edit(BiConsumer<Call, JsonObject> edit) {
    return (call, operation, emulator) ->
        operation.handle(call).edited(body -> edit.accept(call, body));
  }

  private static void removeModels(JsonObject json) {
    json.remove("NextToken");
    json.add(Descriptions.MODELS, new JsonArray());
  }

  private static String samePage(Call call) {
    JsonObject input = Json.object(call.body());
    return input.has("NextToken")
        ? input.get("NextToken").getAsString()
        : Pages.first(input.get("ProjectArn").getAsString());
  }

  /** Returns what a hotel's network answers in place of every server. */
  private static Reply loginPage() {
    return new Reply(
        200,
        Map.of("Content-Type", "text/html; charset=utf-8"),
        "<!DOCTYPE html>\n<html><head><title>Guest network</title></head>"
            + "<body><h1>Please log in</h1></body></html>\n");
  }
}
