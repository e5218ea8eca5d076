package io.github.rekcl.cli;

import io.github.rekcl.output.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Answers --help and --version without picocli, which takes longer than the start of the JVM. */
final class FastPath {
  /** picocli's output for {@code --help}; the build adds it to the jar of the distribution only. */
  private static final String HELP = "help.txt";

  private FastPath() {}

  /** Returns the text to print, or empty if the command line needs picocli. */
  static Optional<String> answer(Terminal terminal, String... args) {
    return switch (args.length == 1 ? args[0] : "") {
      case "--help", "help" -> isPlain(terminal) ? help() : Optional.empty();
      case "--version" -> Optional.of(Version.lines(false)[0]);
      default -> Optional.empty();
    };
  }

  /** The text of the build has no colors and a fixed width. */
  private static boolean isPlain(Terminal terminal) {
    return terminal.facts().columns() == 0 && !terminal.facts().outColors();
  }

  private static Optional<String> help() {
    try (InputStream in = FastPath.class.getResourceAsStream(HELP)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
