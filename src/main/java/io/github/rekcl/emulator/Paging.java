package io.github.rekcl.emulator;

/**
 * How lists are cut into pages.
 *
 * @param size the most items of an answer, whatever MaxResults asks for
 * @param shifting whether a token counts the items before its page, so that the removal of one of
 *     them moves an item out of sight; otherwise it names the last item shown, and nothing moves
 */
public record Paging(int size, boolean shifting) {
  /**
   * Checks the size.
   *
   * @throws IllegalArgumentException if it is not from 1 to 100
   */
  public Paging {
    if (size < 1 || size > 100) {
      throw new IllegalArgumentException("Not a page size from 1 to 100: " + size);
    }
  }

  /** Returns pages of the service's size, a hundred items, that do not shift. */
  public static Paging defaults() {
    return new Paging(100, false);
  }
}
