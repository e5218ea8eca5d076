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
import java.util.stream.Collectors;

/**
 * Checks input against shapes, for the operations those of the service's public model, and gathers
 * what is wrong, as the service names all violations at once.
 */
final class InputValidator {
  /** Shape names with types, lengths, patterns and enums; an operation's is its name + Request. */
  static final JsonObject SHAPES = Json.object(Json.resource("input-shapes.json"));

  static final String INPUT = "Request";
  private static final SortedSet<String> OPERATIONS =
      SHAPES.keySet().stream()
          .filter(name -> name.endsWith(INPUT))
          .map(name -> name.substring(0, name.length() - INPUT.length()))
          .collect(Collectors.toCollection(TreeSet::new));

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
      case "structure" -> checkMembers(shape, path, ofType(path, value, JsonObject.class));
      case "list" -> checkList(shape, path, ofType(path, value, JsonArray.class));
      case "map" -> checkMap(shape, path, ofType(path, value, JsonObject.class));
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
          violate("null", missing, "Member must not be null");
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
      violate("'" + text + "'", path, "Member must satisfy enum value set: " + shape.get("enum"));
    }
    boolean fits = checkRange(shape, "length", text.codePointCount(0, text.length()), text, path);
    if (fits && shape.has("pattern")) {
      String pattern = shape.get("pattern").getAsString();
      if (!Pattern.matches(pattern, text)) {
        String words = "Member must satisfy regular expression pattern: " + pattern;
        violate("'" + text + "'", path, words);
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
      violate("'" + shown + "'", path, "Member must have %s %s".formatted(measure, bound));
    }
    return !tooSmall && !tooLarge;
  }

  private static double number(String path, JsonElement value) {
    return primitive(path, value, JsonPrimitive::isNumber).getAsDouble();
  }

  private static <T extends JsonElement> T ofType(String path, JsonElement value, Class<T> type) {
    if (!type.isInstance(value)) {
      throw wrongType(path);
    }
    return type.cast(value);
  }

  private static JsonPrimitive primitive(
      String path, JsonElement value, Predicate<JsonPrimitive> type) {
    JsonPrimitive primitive = ofType(path, value, JsonPrimitive.class);
    if (!type.test(primitive)) {
      throw wrongType(path);
    }
    return primitive;
  }

  private void violate(String value, String path, String words) {
    violations.add(
        "Value %s at '%s' failed to satisfy constraint: %s".formatted(value, path, words));
  }

  private static RefusedException wrongType(String path) {
    return new RefusedException(
        "SerializationException", "The member %s is of another type.".formatted(path));
  }

  private static String lowerFirst(String name) {
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }
}
