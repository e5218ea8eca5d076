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

  /** Writes a document that is one list of objects. */
  static String document(String name, List<JsonObject> objects) {
    JsonArray list = new JsonArray();
    objects.forEach(list::add);
    JsonObject document = new JsonObject();
    document.add(name, list);
    return ascii(GSON.toJson(document));
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
