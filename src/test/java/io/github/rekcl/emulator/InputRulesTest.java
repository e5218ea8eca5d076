package io.github.rekcl.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/**
 * Compares the input rules with the SDK's model classes (members, types, enums), and sends a valid
 * and an invalid value for each rule. The SDK's classes do not contain required members, lengths
 * and patterns; these are taken from the rules.
 */
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class InputRulesTest extends EmulatorFixture {
  private static final String MODEL = "software.amazon.awssdk.services.rekognition.model.";
  private static final String PROJECT_ARN =
      "arn:aws:rekognition:us-east-1:111122223333:project/p/1";
  private static final String MODEL_ARN =
      "arn:aws:rekognition:us-east-1:111122223333:project/p/version/v/1";

  private final List<String> wrong = new ArrayList<>();
  private int sent;

  static Collection<String> operations() {
    return InputValidator.OPERATIONS;
  }

  @ParameterizedTest
  @MethodSource("operations")
  void rules_areThoseOfTheSdksClasses(String operation) throws Exception {
    compare(operation + "Request", pojo(operation + "Request"));
    assertEquals(List.of(), wrong);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void valuesInside_areTaken_andThoseOutsideAreNot(String operation) throws Exception {
    JsonObject shape = shape(operation + "Request");
    for (String member : shape.getAsJsonObject("members").keySet()) {
      String of = shape.getAsJsonObject("members").get(member).getAsString();
      for (JsonElement value : inside(of)) {
        send(operation, member, value, "");
      }
      for (JsonElement value : outside(of)) {
        send(operation, member, value, "400 ValidationException");
      }
      for (JsonElement value : ofOtherTypes(of)) {
        send(operation, member, value, "400 SerializationException");
      }
      if (names(shape, "required").contains(member)) {
        send(operation, member, JsonNull.INSTANCE, "400 ValidationException");
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(sent >= 3, operation);
  }

  private void send(String operation, String member, JsonElement value, String expected)
      throws IOException, InterruptedException {
    JsonObject input = smallest(operation + "Request");
    input.add(member, value);
    String outcome = client.send(client.request(operation, input.toString()).build()).outcome();
    boolean taken =
        !outcome.contains("ValidationException") && !outcome.contains("SerializationException");
    sent++;
    if (expected.isEmpty() ? !taken : !outcome.equals(expected)) {
      String shown = value.toString();
      wrong.add(member + " " + shown.substring(0, Math.min(shown.length(), 200)) + ": " + outcome);
    }
  }

  /** Returns values at each bound of a shape and of its parts. */
  private static List<JsonElement> inside(String name) {
    JsonObject shape = shape(name);
    List<JsonElement> values = new ArrayList<>();
    switch (shape.get("type").getAsString()) {
      case "structure" -> {
        values.add(smallest(name));
        forEachMember(
            shape, (member, of) -> inside(of).forEach(v -> values.add(with(name, member, v))));
      }
      case "list" -> {
        inside(shape.get("member").getAsString()).forEach(v -> values.add(list(1, v)));
        lengths(shape, 0, 20)
            .forEach(n -> values.add(list(n, sample(shape.get("member").getAsString()))));
      }
      case "map" -> {
        inside(shape.get("key").getAsString())
            .forEach(k -> values.add(entry(k.getAsString(), "v")));
        inside(shape.get("value").getAsString())
            .forEach(v -> values.add(entry("k", v.getAsString())));
        lengths(shape, 0, 0).forEach(n -> values.add(map(n)));
      }
      case "string" -> {
        if (shape.has("enum")) {
          shape.getAsJsonArray("enum").forEach(values::add);
        } else {
          lengths(shape, 0, 3000).forEach(n -> values.add(text(name, "a", n)));
          if (!shape.has("pattern")) {
            // One character, but two UTF-16 units.
            lengths(shape, 0, 3000).forEach(n -> values.add(text(name, "\uD83D\uDC31", n)));
          }
        }
      }
      case "blob" -> lengths(shape, 1, 1).forEach(n -> values.add(blob(n)));
      case "integer" ->
          lengths(shape, Integer.MIN_VALUE, Integer.MAX_VALUE)
              .forEach(n -> values.add(new JsonPrimitive(n)));
      case "float" -> lengths(shape, 0, 0).forEach(n -> values.add(new JsonPrimitive(n)));
      default -> Stream.of(true, false).forEach(b -> values.add(new JsonPrimitive(b)));
    }
    return values;
  }

  /** Returns values just beyond each bound of a shape and of its parts. */
  private static List<JsonElement> outside(String name) {
    JsonObject shape = shape(name);
    List<JsonElement> values = new ArrayList<>();
    switch (shape.get("type").getAsString()) {
      case "structure" -> {
        forEachMember(
            shape, (member, of) -> outside(of).forEach(v -> values.add(with(name, member, v))));
        names(shape, "required")
            .forEach(member -> values.add(with(name, member, JsonNull.INSTANCE)));
      }
      case "list" -> {
        outside(shape.get("member").getAsString()).forEach(v -> values.add(list(1, v)));
        beyond(shape).forEach(n -> values.add(list(n, sample(shape.get("member").getAsString()))));
      }
      case "map" -> {
        outside(shape.get("key").getAsString())
            .forEach(k -> values.add(entry(k.getAsString(), "v")));
        outside(shape.get("value").getAsString())
            .forEach(v -> values.add(entry("k", v.getAsString())));
        beyond(shape).forEach(n -> values.add(map(n)));
      }
      case "string" -> {
        if (shape.has("enum")) {
          values.add(new JsonPrimitive("OTHER"));
        }
        beyond(shape).forEach(n -> values.add(text(name, "a", n)));
        if (shape.has("pattern")) {
          values.add(new JsonPrimitive("~".repeat(100)));
        }
      }
      case "blob" -> beyond(shape).forEach(n -> values.add(blob(n)));
      case "integer", "float" -> beyond(shape).forEach(n -> values.add(new JsonPrimitive(n)));
      default -> {}
    }
    return values;
  }

  private static List<JsonElement> ofOtherTypes(String name) {
    JsonObject shape = shape(name);
    List<JsonElement> values = new ArrayList<>();
    String type = shape.get("type").getAsString();
    boolean isText = type.equals("string") || type.equals("blob");
    values.add(isText ? new JsonPrimitive(1) : new JsonPrimitive("x"));
    values.add(type.equals("list") ? new JsonObject() : new JsonArray());
    if (type.equals("structure")) {
      forEachMember(
          shape, (member, of) -> ofOtherTypes(of).forEach(v -> values.add(with(name, member, v))));
    } else if (type.equals("list")) {
      ofOtherTypes(shape.get("member").getAsString()).forEach(v -> values.add(list(1, v)));
    } else if (type.equals("blob")) {
      values.add(new JsonPrimitive("no Base64"));
    } else if (type.equals("integer")) {
      Stream.of("1.5", "2147483648", "1e99")
          .forEach(n -> values.add(new JsonPrimitive(new java.math.BigDecimal(n))));
    }
    return values;
  }

  private static List<Integer> lengths(JsonObject shape, int least, int most) {
    int min = shape.has("min") ? shape.get("min").getAsInt() : least;
    return List.of(min, shape.has("max") ? shape.get("max").getAsInt() : Math.max(min, most));
  }

  private static List<Integer> beyond(JsonObject shape) {
    boolean isNumber = shape.get("type").getAsString().matches("integer|float");
    List<Integer> beyond = new ArrayList<>();
    if (shape.has("min") && (isNumber || shape.get("min").getAsInt() > 0)) {
      beyond.add(shape.get("min").getAsInt() - 1);
    }
    if (shape.has("max")) {
      beyond.add(shape.get("max").getAsInt() + 1);
    }
    return beyond;
  }

  private static JsonPrimitive text(String shape, String character, int length) {
    String arn =
        shape.equals("ProjectArn")
            ? PROJECT_ARN
            : shape.equals("ProjectVersionArn") ? MODEL_ARN : "";
    if (arn.isEmpty()) {
      return new JsonPrimitive(character.repeat(length));
    }
    // Every valid ARN is longer than the minimum length.
    return new JsonPrimitive(
        length < 20
            ? arn.substring(0, length)
            : arn + "1".repeat(Math.max(0, length - arn.length())));
  }

  private static JsonPrimitive blob(int bytes) {
    return new JsonPrimitive(Base64.getEncoder().encodeToString(new byte[bytes]));
  }

  private static JsonArray list(int length, JsonElement element) {
    JsonArray list = new JsonArray();
    for (int i = 0; i < length; i++) {
      list.add(element);
    }
    return list;
  }

  private static JsonObject map(int size) {
    JsonObject map = new JsonObject();
    for (int i = 0; i < size; i++) {
      map.addProperty("k" + i, "v");
    }
    return map;
  }

  private static JsonObject entry(String key, String value) {
    JsonObject map = new JsonObject();
    map.addProperty(key, value);
    return map;
  }

  private static JsonObject with(String shape, String member, JsonElement value) {
    JsonObject structure = smallest(shape);
    structure.add(member, value);
    return structure;
  }

  /** Returns a structure with only its required members. */
  private static JsonObject smallest(String name) {
    JsonObject structure = new JsonObject();
    forEachMember(
        shape(name),
        (member, of) -> {
          if (names(shape(name), "required").contains(member)) {
            structure.add(member, sample(of));
          }
        });
    return structure;
  }

  private static JsonElement sample(String name) {
    return inside(name).get(0);
  }

  private void compare(String name, SdkPojo pojo) throws ReflectiveOperationException {
    Map<String, String> expected = new LinkedHashMap<>();
    forEachMember(shape(name), expected::put);
    Set<String> members = new TreeSet<>();
    for (SdkField<?> field : pojo.sdkFields()) {
      members.add(field.memberName());
      if (expected.containsKey(field.memberName())) {
        String of = expected.get(field.memberName());
        check(name + "." + field.memberName(), type(field), shape(of).get("type").getAsString());
        compare(of, field, pojo);
      }
    }
    check(name, members, new TreeSet<>(expected.keySet()));
  }

  private void compare(String shape, SdkField<?> field, SdkPojo parent)
      throws ReflectiveOperationException {
    if (field.constructor() != null) {
      compare(
          shape,
          (SdkPojo)
              ((software.amazon.awssdk.utils.builder.Buildable) field.constructor().get()).build());
    } else if (field.containsTrait(ListTrait.class)) {
      SdkField<?> member = field.getTrait(ListTrait.class).memberFieldInfo();
      String of = shape(shape).get("member").getAsString();
      check(shape + " member", type(member), shape(of).get("type").getAsString());
      compare(of, member, parent);
    } else if (field.containsTrait(MapTrait.class)) {
      SdkField<?> value = field.getTrait(MapTrait.class).valueFieldInfo();
      String of = shape(shape).get("value").getAsString();
      check(shape + " value", type(value), shape(of).get("type").getAsString());
    } else if (shape(shape).has("enum")) {
      Class<?> type = Class.forName(MODEL + shape);
      Collection<?> known = (Collection<?>) type.getMethod("knownValues").invoke(null);
      check(
          shape,
          new TreeSet<>(known.stream().map(Object::toString).toList()),
          new TreeSet<>(names(shape(shape), "enum")));
    } else if (field.memberName() != null) {
      assertFalse(isEnum(parent, field), shape + " is an enum");
    }
  }

  private static boolean isEnum(SdkPojo parent, SdkField<?> field) {
    String getter =
        field.memberName().substring(0, 1).toLowerCase(Locale.ROOT)
            + field.memberName().substring(1);
    return Stream.of(parent.getClass().getMethods())
        .anyMatch(m -> m.getName().equals(getter + "AsString"));
  }

  private static String type(SdkField<?> field) {
    MarshallingType<?> type = field.marshallingType();
    return Map.of(
            MarshallingType.STRING, "string",
            MarshallingType.INTEGER, "integer",
            MarshallingType.FLOAT, "float",
            MarshallingType.BOOLEAN, "boolean",
            MarshallingType.SDK_BYTES, "blob",
            MarshallingType.LIST, "list",
            MarshallingType.MAP, "map",
            MarshallingType.SDK_POJO, "structure")
        .getOrDefault(type, type.toString());
  }

  private void check(String what, Object sdk, Object rules) {
    if (!sdk.equals(rules)) {
      wrong.add(what + ": the SDK has " + sdk + ", the rules " + rules);
    }
  }

  private static SdkPojo pojo(String name) throws ReflectiveOperationException {
    Object builder = Class.forName(MODEL + name).getMethod("builder").invoke(null);
    return (SdkPojo) ((software.amazon.awssdk.utils.builder.Buildable) builder).build();
  }

  private static JsonObject shape(String name) {
    return InputValidator.SHAPES.getAsJsonObject(name);
  }

  private static List<String> names(JsonObject shape, String list) {
    List<String> names = new ArrayList<>();
    if (shape.has(list)) {
      shape.getAsJsonArray(list).forEach(name -> names.add(name.getAsString()));
    }
    return names;
  }

  @FunctionalInterface
  private interface Member {
    void accept(String name, String shape);
  }

  private static void forEachMember(JsonObject shape, Member action) {
    shape
        .getAsJsonObject("members")
        .entrySet()
        .forEach(member -> action.accept(member.getKey(), member.getValue().getAsString()));
  }
}
