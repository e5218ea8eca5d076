package io.github.rekcl.lifecycle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Parts of a set that are small enough for one call. */
final class Chunks {
  private Chunks() {}

  static List<Set<String>> of(Collection<String> all, int most) {
    List<Set<String>> chunks = new ArrayList<>();
    for (String one : new LinkedHashSet<>(all)) {
      if (chunks.isEmpty() || chunks.get(chunks.size() - 1).size() == most) {
        chunks.add(new LinkedHashSet<>());
      }
      chunks.get(chunks.size() - 1).add(one);
    }
    return chunks;
  }
}
