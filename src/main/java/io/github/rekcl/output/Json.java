package io.github.rekcl.output;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.HexFormat;
import java.util.List;

/**
 * Writes a JSON document in printable ASCII alone: the same bytes in every locale, and nothing that
 * a terminal takes for more than text.
 */
final class Json {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls().create();

  private Json() {}

  /** Makes a list of objects. */
  static JsonArray list(List<JsonObject> objects) {
    JsonArray list = new JsonArray();
    objects.forEach(list::add);
    return list;
  }

  /** Writes a document that is one list of objects. */
  static List<String> document(String name, List<JsonObject> objects) {
    JsonObject document = new JsonObject();
    document.add(name, list(objects));
    return lines(document);
  }

  /** Writes a document. */
  static List<String> lines(JsonObject document) {
    return ascii(GSON.toJson(document)).lines().toList();
  }

  private static String ascii(String json) {
    StringBuilder ascii = new StringBuilder(json.length());
    json.chars()
        .mapToObj(c -> (char) c)
        .forEach(c -> ascii.append(isPlain(c) ? c : "\\u" + HexFormat.of().toHexDigits(c)));
    return ascii.toString();
  }

  private static boolean isPlain(char c) {
    return c == '\n' || (c >= ' ' && c <= '~');
  }
}
