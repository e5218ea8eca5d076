package io.github.rekcl.emulator;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Validates input against shapes, which for the operations are those of the service's public API
 * model. All violations are reported together, as the service does.
 */
final class InputValidator {
  static final String INPUT = "Request";

  /** Types, lengths, patterns and enums by shape name. An operation's input is its name + INPUT. */
  static final JsonObject SHAPES = Json.object(Json.resource("input-shapes.json"));

  /** The names of all operations that the emulator supports. */
  static final SortedSet<String> OPERATIONS =
      SHAPES.keySet().stream()
          .filter(name -> name.endsWith(INPUT))
          .map(name -> name.substring(0, name.length() - INPUT.length()))
          .collect(Collectors.toCollection(TreeSet::new));

  private final List<String> violations = new ArrayList<>();

  private InputValidator() {}

  /**
   * Parses and validates a structure. Members that are null are removed.
   *
   * @param shape the name of its shape, such as StopProjectVersionRequest
   * @throws RefusedException SerializationException for a wrong type, ValidationException for any
   *     other violation
   */
  static JsonObject read(String shape, String body) {
    JsonObject input = Json.object(body);
    InputValidator validator = new InputValidator();
    validator.check(shape, "", input);
    int count = validator.violations.size();
    if (count > 0) {
      throw new RefusedException(
          "ValidationException",
          "%s validation error%s detected: %s"
              .formatted(count, count == 1 ? "" : "s", String.join("; ", validator.violations)));
    }
    return input;
  }

  private void check(String shapeName, String path, JsonElement value) {
    JsonObject shape = SHAPES.getAsJsonObject(shapeName);
    String type = Json.text(shape, "type");
    if (!isOfType(type, value)) {
      throw wrongType(path);
    }
    switch (type) {
      case "structure" -> checkMembers(shape, path, value.getAsJsonObject());
      case "list" -> checkList(shape, path, value.getAsJsonArray());
      case "map" -> checkMap(shape, path, value.getAsJsonObject());
      case "string" -> checkText(shape, path, value.getAsString());
      case "blob" -> checkBlob(shape, path, value.getAsString());
      case "integer", "float" ->
          checkRange(shape, path, "value", value.getAsDouble(), value.getAsString());
      default -> {
        // A boolean has no further constraints.
      }
    }
  }

  private static boolean isOfType(String type, JsonElement value) {
    return switch (type) {
      case "structure", "map" -> value.isJsonObject();
      case "list" -> value.isJsonArray();
      case "string", "blob" -> value instanceof JsonPrimitive text && text.isString();
      case "float" -> value instanceof JsonPrimitive number && number.isNumber();
      case "integer" ->
          value instanceof JsonPrimitive number
              && number.isNumber()
              && number.getAsDouble() == (int) number.getAsDouble();
      default -> value instanceof JsonPrimitive truth && truth.isBoolean();
    };
  }

  private void checkMembers(JsonObject shape, String path, JsonObject value) {
    value.entrySet().removeIf(member -> member.getValue().isJsonNull());
    String prefix = path.isEmpty() ? "" : path + ".";
    if (shape.has("required")) {
      for (JsonElement required : shape.getAsJsonArray("required")) {
        if (!value.has(required.getAsString())) {
          violate("null", prefix + lowerFirst(required.getAsString()), "Member must not be null");
        }
      }
    }
    for (Map.Entry<String, JsonElement> member : shape.getAsJsonObject("members").entrySet()) {
      String name = member.getKey();
      if (value.has(name)) {
        check(member.getValue().getAsString(), prefix + lowerFirst(name), value.get(name));
      }
    }
  }

  private void checkList(JsonObject shape, String path, JsonArray list) {
    List<String> shown = new ArrayList<>();
    for (JsonElement element : list) {
      check(Json.text(shape, "member"), path + "." + (shown.size() + 1) + ".member", element);
      shown.add(element.isJsonPrimitive() ? element.getAsString() : element.toString());
    }
    checkRange(shape, path, "length", list.size(), shown.toString());
  }

  private void checkMap(JsonObject shape, String path, JsonObject value) {
    for (Map.Entry<String, JsonElement> entry : value.entrySet()) {
      check(Json.text(shape, "key"), path + ".key", new JsonPrimitive(entry.getKey()));
      check(Json.text(shape, "value"), path + "." + entry.getKey(), entry.getValue());
    }
    checkRange(shape, path, "length", value.size(), value.toString());
  }

  private void checkText(JsonObject shape, String path, String text) {
    JsonArray allowed = shape.getAsJsonArray("enum");
    if (allowed != null && !allowed.contains(new JsonPrimitive(text))) {
      violate("'" + text + "'", path, "Member must satisfy enum value set: " + allowed);
    }
    boolean fits = checkRange(shape, path, "length", text.codePointCount(0, text.length()), text);
    if (fits && shape.has("pattern") && !Pattern.matches(Json.text(shape, "pattern"), text)) {
      violate(
          "'" + text + "'",
          path,
          "Member must satisfy regular expression pattern: " + Json.text(shape, "pattern"));
    }
  }

  private void checkBlob(JsonObject shape, String path, String base64) {
    try {
      int bytes = Base64.getDecoder().decode(base64).length;
      checkRange(shape, path, "length", bytes, "java.nio.HeapByteBuffer");
    } catch (IllegalArgumentException e) {
      throw wrongType(path);
    }
  }

  /**
   * Checks a number against the shape's bounds, and reports whether it is within them.
   *
   * @param measure what the number is: "length" or "value"
   */
  private boolean checkRange(
      JsonObject shape, String path, String measure, double number, String shown) {
    boolean tooSmall = shape.has("min") && number < shape.get("min").getAsDouble();
    boolean tooLarge = shape.has("max") && number > shape.get("max").getAsDouble();
    if (tooSmall || tooLarge) {
      String bound =
          tooSmall
              ? "greater than or equal to " + shape.get("min")
              : "less than or equal to " + shape.get("max");
      violate("'" + shown + "'", path, "Member must have %s %s".formatted(measure, bound));
    }
    return !tooSmall && !tooLarge;
  }

  private void violate(String value, String path, String constraint) {
    violations.add(
        "Value %s at '%s' failed to satisfy constraint: %s".formatted(value, path, constraint));
  }

  private static RefusedException wrongType(String path) {
    return new RefusedException(
        "SerializationException", "The member %s is of another type.".formatted(path));
  }

  private static String lowerFirst(String name) {
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }
}
