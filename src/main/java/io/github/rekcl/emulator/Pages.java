package io.github.rekcl.emulator;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Cuts lists, newest first, into pages. A token names the last item that was shown, so that nothing
 * moves when others come or go.
 */
class Pages {
  private static final int MAX_SIZE = 100;

  /** The position of the first page. */
  private static final long START = 0;

  /**
   * Returns a page, with the token of the next one if there is one.
   *
   * @param list what is listed; a token of another list is refused
   * @param digits a number that names an item, and is less for each further item
   * @param input MaxResults and NextToken, if the caller gave them
   * @param member what the page calls its items
   */
  <T> JsonObject page(
      String list,
      List<T> all,
      ToLongFunction<T> digits,
      JsonObject input,
      String member,
      Function<T, JsonObject> description) {
    long[] positions = all.stream().mapToLong(digits).toArray();
    int from =
        input.has("NextToken")
            ? from(positions, position(list, input.get("NextToken").getAsString()))
            : 0;
    int asked = input.has("MaxResults") ? input.get("MaxResults").getAsInt() : MAX_SIZE;
    int to = Math.min(all.size(), from + Math.min(asked, maxSize()));
    JsonArray descriptions = new JsonArray();
    all.subList(from, to).forEach(item -> descriptions.add(description.apply(item)));
    JsonObject page = new JsonObject();
    page.add(member, descriptions);
    if (to < all.size()) {
      page.addProperty("NextToken", token(list, next(positions, to)));
    }
    return page;
  }

  /** Returns the most items of a page, whatever the caller asks for. */
  int maxSize() {
    return MAX_SIZE;
  }

  /** Returns the position that the token of the page after these items names. */
  long next(long[] digits, int shown) {
    return digits[shown - 1];
  }

  /** Returns how many items are before the page that a token names. */
  int from(long[] digits, long position) {
    int from = 0;
    while (position > START && from < digits.length && digits[from] >= position) {
      from++;
    }
    return from;
  }

  /** Returns a token of the first page. */
  static String first(String list) {
    return token(list, START);
  }

  private static String token(String list, long position) {
    byte[] plain = (mark(list) + position).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
  }

  private static long position(String list, String token) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      if (plain.startsWith(mark(list))) {
        return Long.parseUnsignedLong(plain.substring(mark(list).length()));
      }
    } catch (IllegalArgumentException e) {
      // As with the token of another list.
    }
    throw new RefusedException(
        "InvalidPaginationTokenException", "The pagination token in the request is not valid.");
  }

  private static String mark(String list) {
    return Integer.toHexString(list.hashCode()) + ":";
  }
}
