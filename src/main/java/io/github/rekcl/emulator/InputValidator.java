package io.github.rekcl.emulator;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Checks input against shapes, for the operations those of the service's public model, and gathers
 * what is wrong, as the service names all violations at once.
 */
final class InputValidator {
  /** Shape names with types, lengths, patterns and enums; an operation's is its name + Request. */
  static final JsonObject SHAPES = Json.object(Json.resource("input-shapes.json"));

  static final String INPUT = "Request";
  private static final SortedSet<String> OPERATIONS = operationsOf(SHAPES);

  private final List<String> violations = new ArrayList<>();

  private InputValidator() {}

  /** Returns the names of all operations, in the order of the alphabet. */
  static SortedSet<String> operations() {
    return OPERATIONS;
  }

  /**
   * Reads a structure, without members that are null.
   *
   * @param shape its name, such as StopProjectVersionRequest
   * @throws RefusedException SerializationException if a type is wrong, ValidationException if
   *     another rule is broken
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
    switch (shape.get("type").getAsString()) {
      case "structure" -> checkMembers(shape, path, object(path, value));
      case "list" -> checkList(shape, path, value);
      case "map" -> checkMap(shape, path, object(path, value));
      case "string" -> checkText(shape, path, primitive(path, value, JsonPrimitive::isString));
      case "blob" -> checkBlob(shape, path, primitive(path, value, JsonPrimitive::isString));
      case "integer" -> checkInteger(shape, path, value);
      case "float" -> checkRange(shape, "value", number(path, value), value.getAsString(), path);
      default -> primitive(path, value, JsonPrimitive::isBoolean);
    }
  }

  private void checkMembers(JsonObject shape, String path, JsonObject value) {
    value.entrySet().removeIf(member -> member.getValue().isJsonNull());
    String prefix = path.isEmpty() ? "" : path + ".";
    if (shape.has("required")) {
      for (JsonElement required : shape.getAsJsonArray("required")) {
        if (!value.has(required.getAsString())) {
          String missing = prefix + lowerFirst(required.getAsString());
          violations.add(violation("null", missing, "Member must not be null"));
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

  private void checkList(JsonObject shape, String path, JsonElement value) {
    if (!value.isJsonArray()) {
      throw wrongType(path);
    }
    JsonArray list = value.getAsJsonArray();
    List<String> shown = new ArrayList<>();
    for (JsonElement element : list) {
      check(
          shape.get("member").getAsString(), path + "." + (shown.size() + 1) + ".member", element);
      shown.add(element.isJsonPrimitive() ? element.getAsString() : element.toString());
    }
    checkRange(shape, "length", list.size(), shown.toString(), path);
  }

  private void checkMap(JsonObject shape, String path, JsonObject value) {
    for (Map.Entry<String, JsonElement> entry : value.entrySet()) {
      check(shape.get("key").getAsString(), path + ".key", new JsonPrimitive(entry.getKey()));
      check(shape.get("value").getAsString(), path + "." + entry.getKey(), entry.getValue());
    }
    checkRange(shape, "length", value.size(), value.toString(), path);
  }

  private void checkText(JsonObject shape, String path, JsonPrimitive value) {
    String text = value.getAsString();
    if (shape.has("enum") && !shape.getAsJsonArray("enum").contains(value)) {
      String words = "Member must satisfy enum value set: " + shape.get("enum");
      violations.add(violation("'" + text + "'", path, words));
    }
    boolean fits = checkRange(shape, "length", text.codePointCount(0, text.length()), text, path);
    if (fits && shape.has("pattern")) {
      String pattern = shape.get("pattern").getAsString();
      if (!Pattern.matches(pattern, text)) {
        String words = "Member must satisfy regular expression pattern: " + pattern;
        violations.add(violation("'" + text + "'", path, words));
      }
    }
  }

  private void checkBlob(JsonObject shape, String path, JsonPrimitive value) {
    try {
      int bytes = Base64.getDecoder().decode(value.getAsString()).length;
      checkRange(shape, "length", bytes, "java.nio.HeapByteBuffer", path);
    } catch (IllegalArgumentException e) {
      throw wrongType(path);
    }
  }

  private void checkInteger(JsonObject shape, String path, JsonElement value) {
    number(path, value);
    try {
      int integer = new BigDecimal(value.getAsString()).intValueExact();
      checkRange(shape, "value", integer, value.getAsString(), path);
    } catch (ArithmeticException e) {
      throw wrongType(path);
    }
  }

  /**
   * Checks a number against the shape's bounds.
   *
   * @param measure what the number is: a length or a value
   */
  private boolean checkRange(
      JsonObject shape, String measure, double number, String shown, String path) {
    boolean tooSmall = shape.has("min") && number < shape.get("min").getAsDouble();
    boolean tooLarge = shape.has("max") && number > shape.get("max").getAsDouble();
    if (tooSmall || tooLarge) {
      String bound =
          tooSmall
              ? "greater than or equal to " + shape.get("min")
              : "less than or equal to " + shape.get("max");
      String words = "Member must have %s %s".formatted(measure, bound);
      violations.add(violation("'" + shown + "'", path, words));
    }
    return !tooSmall && !tooLarge;
  }

  private static double number(String path, JsonElement value) {
    return primitive(path, value, JsonPrimitive::isNumber).getAsDouble();
  }

  private static JsonObject object(String path, JsonElement value) {
    if (!value.isJsonObject()) {
      throw wrongType(path);
    }
    return value.getAsJsonObject();
  }

  private static JsonPrimitive primitive(
      String path, JsonElement value, Predicate<JsonPrimitive> type) {
    if (!value.isJsonPrimitive() || !type.test(value.getAsJsonPrimitive())) {
      throw wrongType(path);
    }
    return value.getAsJsonPrimitive();
  }

  private static String violation(String value, String path, String words) {
    return "Value %s at '%s' failed to satisfy constraint: %s".formatted(value, path, words);
  }

  private static RefusedException wrongType(String path) {
    return new RefusedException(
        "SerializationException", "The member %s is of another type.".formatted(path));
  }

  private static String lowerFirst(String name) {
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  private static SortedSet<String> operationsOf(JsonObject shapes) {
    SortedSet<String> operations = new TreeSet<>();
    for (String name : shapes.keySet()) {
      if (name.endsWith(INPUT)) {
        operations.add(name.substring(0, name.length() - INPUT.length()));
      }
    }
    return operations;
  }
}
