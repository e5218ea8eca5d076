package io.github.rekcl.emulator;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;

/** Reads and writes the JSON of the protocol AWS JSON 1.1. */
final class Json {
  private static final TypeAdapter<JsonElement> ELEMENTS = new Gson().getAdapter(JsonElement.class);

  private Json() {}

  /**
   * Returns the object that the text is.
   *
   * @throws RefusedException if it is anything else
   */
  static JsonObject object(String text) {
    try (JsonReader reader = new JsonReader(new StringReader(text))) {
      reader.setStrictness(Strictness.STRICT);
      JsonElement element = ELEMENTS.read(reader);
      if (element.isJsonObject() && reader.peek() == JsonToken.END_DOCUMENT) {
        return element.getAsJsonObject();
      }
    } catch (IOException | JsonParseException e) {
      // Neither is it an object.
    }
    throw new RefusedException("SerializationException", "The body is not a JSON object.");
  }

  /** Returns the text of a resource beside this class. */
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
