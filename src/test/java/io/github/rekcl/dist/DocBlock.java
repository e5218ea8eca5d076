package io.github.rekcl.dist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A fenced code block of README or of a page under {@code src/site/markdown}.
 *
 * @param page the file
 * @param line the line number of its opening fence
 * @param heading the heading above it
 * @param language the word after the opening fence
 * @param text the text between the fences; each line ends with a line feed
 */
record DocBlock(Path page, int line, String heading, String language, String text) {
  private static final String FENCE = "```";

  /** Relative, because tests run in the project folder. */
  static final Path README = Path.of("README.md");

  static final Path MANUAL = Path.of("src/site/markdown");

  /** Returns README and all pages. */
  static List<Path> pages() {
    try (Stream<Path> files = Files.list(MANUAL)) {
      return Stream.concat(Stream.of(README), files.sorted()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns all blocks in a language. */
  static List<DocBlock> all(String language) {
    return all().stream().filter(block -> block.language.equals(language)).toList();
  }

  static List<DocBlock> all() {
    return pages().stream().flatMap(page -> of(page).stream()).toList();
  }

  /** Returns the first block under a heading in a language. */
  static DocBlock of(String page, String heading, String language) {
    return of(MANUAL.resolve(page)).stream()
        .filter(block -> block.heading.equals(heading) && block.language.equals(language))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + language + " under " + heading));
  }

  static List<DocBlock> of(Path page) {
    List<DocBlock> blocks = new ArrayList<>();
    List<String> lines = read(page).lines().toList();
    String heading = "";
    int open = -1;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (open >= 0 && line.equals(FENCE)) {
        String text = String.join("\n", lines.subList(open + 1, i)) + "\n";
        String language = lines.get(open).substring(FENCE.length());
        blocks.add(new DocBlock(page, open + 1, heading, language, text));
        open = -1;
      } else if (open < 0 && line.startsWith(FENCE)) {
        open = i;
      } else if (open < 0 && line.startsWith("#")) {
        heading = line.replaceFirst("^#+ ", "");
      }
    }
    return blocks;
  }

  static String read(Path page) {
    try {
      return Files.readString(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Replaces the text of this block in its page. */
  void replaceWith(String newText) throws IOException {
    String fenced = FENCE + language + "\n%s" + FENCE + "\n";
    Files.writeString(page, read(page).replace(fenced.formatted(text), fenced.formatted(newText)));
  }

  @Override
  public String toString() {
    return page.getFileName() + ":" + line + " " + language;
  }
}
