package io.github.rekcl.rekognition;

import io.github.rekcl.rekognition.ControlPlane.Page;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list page by page.
 *
 * @param <T> the type of the items
 */
final class PageReader<T> {
  /** Far more than an account holds: the quota is 100 projects, and 100 models per project. */
  private static final int MOST_PAGES = 1_000;

  /** How often a list is read that has new items each time. */
  private static final int MOST_READS = 5;

  private final String operation;
  private final RateLimiter limiter;
  private final ReadBackoff backoff;
  private final Source<T> source;

  /** Requests the page with a token, or the first page. */
  @FunctionalInterface
  interface Source<T> {
    Page<T> page(@Nullable String token);
  }

  /**
   * The items of all pages.
   *
   * @param onePage true if one response had them all, and so is a consistent snapshot
   */
  record Listing<T>(List<T> items, boolean onePage) {}

  PageReader(String operation, RateLimiter limiter, ReadBackoff backoff, Source<T> source) {
    this.operation = operation;
    this.limiter = limiter;
    this.backoff = backoff;
    this.source = source;
  }

  /** Reads all pages once. */
  Listing<T> read() {
    List<T> items = new ArrayList<>();
    Set<String> tokens = new HashSet<>();
    Page<T> page = page(null);
    items.addAll(page.items());
    String token = page.token();
    while (token != null) {
      if (!tokens.add(token) || tokens.size() > MOST_PAGES) {
        throw new CallException(
            CallFailures.unreadable(operation, "pages that never end", page.requestId()));
      }
      page = page(token);
      items.addAll(page.items());
      token = page.token();
    }
    return new Listing<>(List.copyOf(items), tokens.isEmpty());
  }

  /**
   * Reads a list until it has no new items. Several pages are not a consistent snapshot: while they
   * are read, an item may move from a later page to one that was read before.
   *
   * @param read reads the list once
   * @param key identifies an item; of two with the same key, the later counts
   */
  static <K, T> List<T> readUntilComplete(
      String operation, Supplier<Listing<T>> read, Function<T, K> key) {
    Map<K, T> seen = new LinkedHashMap<>();
    for (int reads = 0; reads < MOST_READS; reads++) {
      int before = seen.size();
      Listing<T> listing = read.get();
      listing.items().forEach(item -> seen.put(key.apply(item), item));
      if (listing.onePage() || (reads > 0 && seen.size() == before)) {
        return List.copyOf(seen.values());
      }
    }
    throw new CallException(CallFailures.changing(operation));
  }

  private Page<T> page(@Nullable String token) {
    while (true) {
      if (!limiter.acquire(backoff.deadline())) {
        throw new CallException(CallFailures.tooLate(operation));
      }
      backoff.deadline().begin();
      try {
        Page<T> page = limiter.call(() -> source.page(token));
        backoff.reset();
        return page;
      } catch (CallException e) {
        backoff.retry(e);
      }
    }
  }
}
