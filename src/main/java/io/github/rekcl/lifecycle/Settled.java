package io.github.rekcl.lifecycle;

import io.github.rekcl.lifecycle.Listing.Read;
import io.github.rekcl.rekognition.CallFailures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A list that has to be complete. Several pages don't show one moment: while they are read, what
 * vanishes from a page that was read already may move something else there, unseen. So such a list
 * is read again until nothing new comes up.
 *
 * @param <K> what tells the items apart
 * @param <T> what is listed
 */
final class Settled<K, T> {
  /** A list that has something new after as many reads as this isn't believed. */
  private static final int MOST_READS = 5;

  private final String operation;
  private final Function<T, K> key;
  private final Consumer<Consumer<Answer<Read<T>>>> read;
  private final Consumer<Answer<List<T>>> then;
  private final Map<K, T> seen = new LinkedHashMap<>();
  private int reads;

  /**
   * Makes a reader.
   *
   * @param operation the API operation that lists
   * @param key tells items apart
   * @param read reads the list once
   * @param then told what is on it
   */
  Settled(
      String operation,
      Function<T, K> key,
      Consumer<Consumer<Answer<Read<T>>>> read,
      Consumer<Answer<List<T>>> then) {
    this.operation = operation;
    this.key = key;
    this.read = read;
    this.then = then;
  }

  void begin() {
    read.accept(
        answer -> answer.then(this::goOn, failure -> then.accept(new Answer.Failed<>(failure))));
  }

  private void goOn(Read<T> once) {
    int before = seen.size();
    once.items().forEach(item -> seen.put(key.apply(item), item));
    reads++;
    boolean nothingNew = reads > 1 && seen.size() == before;
    if (once.onePage() || nothingNew) {
      then.accept(new Answer.Value<>(List.copyOf(seen.values())));
    } else if (reads < MOST_READS) {
      begin();
    } else {
      then.accept(
          new Answer.Failed<>(
              CallFailures.unreadable(operation, "a list that never stays the same", null)));
    }
  }
}
