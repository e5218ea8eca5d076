package io.github.rekcl.emulator;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;

/** Reads and writes JSON as the protocol AWS JSON 1.1 has it. */
final class Json {
  private static final Gson STRICT = new GsonBuilder().setStrictness(Strictness.STRICT).create();

  private Json() {}

  /**
   * Parses an object.
   *
   * @throws RefusedException if the text is anything else
   */
  static JsonObject object(String text) {
    try {
      JsonObject object = STRICT.fromJson(text, JsonObject.class);
      if (object != null) {
        return object;
      }
    } catch (JsonParseException e) {
      // Refused below, as an empty text is.
    }
    throw new RefusedException("SerializationException", "The body is not a JSON object.");
  }

  /** Returns a new object of those members that are present in another one. */
  static JsonObject pick(JsonObject from, String... members) {
    JsonObject picked = new JsonObject();
    for (String member : members) {
      if (from.has(member)) {
        picked.add(member, from.get(member));
      }
    }
    return picked;
  }

  static String text(JsonObject object, String member) {
    return object.get(member).getAsString();
  }

  /** Returns the text of a resource in this package. */
  static String resource(String name) {
    try (InputStream in = Json.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns epoch seconds with milliseconds as their fraction. */
  static JsonPrimitive timestamp(Instant instant) {
    return new JsonPrimitive(BigDecimal.valueOf(instant.toEpochMilli(), 3));
  }
}
