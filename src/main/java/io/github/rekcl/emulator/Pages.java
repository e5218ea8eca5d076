package io.github.rekcl.emulator;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Splits lists, newest first, into pages. A token contains the digits of the last item of its page,
 * so that added or removed items do not shift the next page. Tests override the page size, and how
 * a token marks its position.
 */
class Pages {
  private static final long START = 0;

  /**
   * Returns a page, with a token if there is a next one.
   *
   * @param list identifies the list; a token of another list is refused
   * @param digits a number that identifies an item and is smaller for each further item
   * @param input the MaxResults and NextToken of the request, if any
   * @param member the name under which the page holds its items
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
        input.has("NextToken") ? from(positions, position(list, Json.text(input, "NextToken"))) : 0;
    int size =
        input.has("MaxResults")
            ? Math.min(input.get("MaxResults").getAsInt(), maxSize())
            : maxSize();
    int to = Math.min(all.size(), from + size);
    JsonArray descriptions = new JsonArray();
    all.subList(from, to).forEach(item -> descriptions.add(description.apply(item)));
    JsonObject page = new JsonObject();
    page.add(member, descriptions);
    if (to < all.size()) {
      page.addProperty("NextToken", token(list, next(positions, to)));
    }
    return page;
  }

  /** Returns the largest size of a page. */
  int maxSize() {
    return 100;
  }

  /** Returns the position for the token of the page that follows this many items. */
  long next(long[] digits, int shown) {
    return digits[shown - 1];
  }

  /** Returns the number of items before the page at a position. */
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
    byte[] plain = (prefix(list) + position).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
  }

  private static long position(String list, String token) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      if (plain.startsWith(prefix(list))) {
        return Long.parseUnsignedLong(plain.substring(prefix(list).length()));
      }
    } catch (IllegalArgumentException e) {
      // Refused below, as a token of another list is.
    }
    throw new RefusedException(
        "InvalidPaginationTokenException", "The pagination token in the request is not valid.");
  }

  private static String prefix(String list) {
    return Integer.toHexString(list.hashCode()) + ":";
  }
}
