package io.github.rekcl.output;

/** Makes untrusted text safe for one line of a terminal. */
final class Sanitizer {
  private static final int LONGEST = 1_000;

  private Sanitizer() {}

  /** Replaces characters that end a line, move the cursor, or reverse the text direction. */
  static String text(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints().forEach(c -> plain.appendCodePoint(plain(c)));
    return plain.toString();
  }

  /** Shortens text from the service, and removes color marks. */
  static String excerpt(String text) {
    String plain = TextColor.paint(text, false);
    return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "...";
  }

  private static int plain(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ' ';
      case Character.FORMAT, Character.SURROGATE -> '?';
      default -> c;
    };
  }
}
