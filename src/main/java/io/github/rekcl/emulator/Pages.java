package io.github.rekcl.emulator;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * Cuts a list, newest first, into pages. A token names the last item that was shown by its digits,
 * so that nothing is shown twice or skipped when items vanish between two pages.
 *
 * @param list what is listed; a token of another list is refused
 */
record Pages(String list) {
  /** A page, and the token of the next one if there is one. */
  record Page<T>(List<T> items, Optional<String> nextToken) {}

  <T> Page<T> page(List<T> all, ToLongFunction<T> digits, int size, Optional<String> token) {
    long shown = token.map(this::shown).orElse(Long.MAX_VALUE);
    List<T> rest = all.stream().filter(item -> digits.applyAsLong(item) < shown).toList();
    if (rest.size() <= size) {
      return new Page<>(rest, Optional.empty());
    }
    List<T> items = rest.subList(0, size);
    return new Page<>(items, Optional.of(token(digits.applyAsLong(items.get(size - 1)))));
  }

  /** Returns a token of the first page. */
  String first() {
    return token(Long.MAX_VALUE);
  }

  private String token(long digits) {
    byte[] plain = (mark() + digits).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
  }

  private long shown(String token) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      if (plain.startsWith(mark())) {
        return Long.parseLong(plain.substring(mark().length()));
      }
    } catch (IllegalArgumentException e) {
      throw invalid();
    }
    throw invalid();
  }

  private String mark() {
    return Integer.toHexString(list.hashCode()) + ":";
  }

  private static RefusedException invalid() {
    return new RefusedException(
        "InvalidPaginationTokenException", "The pagination token in the request is not valid.");
  }
}
