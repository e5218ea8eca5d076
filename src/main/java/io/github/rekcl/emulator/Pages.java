package io.github.rekcl.emulator;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * Cuts a list, newest first, into pages.
 *
 * @param list what is listed; a token of another list is refused
 */
record Pages(String list, Paging paging) {
  /** The position of the first page, with either kind of token: all digits are greater. */
  private static final long START = 0;

  /** A page, and the token of the next one if there is one. */
  record Page<T>(List<T> items, Optional<String> nextToken) {}

  /**
   * Returns a page.
   *
   * @param digits a number that names an item, and is less for each further item
   * @param asked how many items the caller wants at most
   */
  <T> Page<T> page(List<T> all, ToLongFunction<T> digits, int asked, Optional<String> token) {
    int from = from(all, digits, token.map(this::position).orElse(START));
    int to = Math.min(all.size(), from + Math.min(asked, paging.size()));
    List<T> items = all.subList(from, to);
    if (to == all.size()) {
      return new Page<>(items, Optional.empty());
    }
    long next = paging.shifting() ? to : digits.applyAsLong(all.get(to - 1));
    return new Page<>(items, Optional.of(token(list, next)));
  }

  /** Returns a token of the first page. */
  static String first(String list) {
    return token(list, START);
  }

  private <T> int from(List<T> all, ToLongFunction<T> digits, long position) {
    if (position == START) {
      return 0;
    }
    return paging.shifting()
        ? (int) Math.min(position, all.size())
        : (int) all.stream().filter(item -> digits.applyAsLong(item) >= position).count();
  }

  private static String token(String list, long position) {
    byte[] plain = (mark(list) + position).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
  }

  private long position(String token) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      if (plain.startsWith(mark(list))) {
        long position = Long.parseLong(plain.substring(mark(list).length()));
        if (position >= START) {
          return position;
        }
      }
    } catch (IllegalArgumentException e) {
      throw invalid();
    }
    throw invalid();
  }

  private static String mark(String list) {
    return Integer.toHexString(list.hashCode()) + ":";
  }

  private static RefusedException invalid() {
    return new RefusedException(
        "InvalidPaginationTokenException", "The pagination token in the request is not valid.");
  }
}
