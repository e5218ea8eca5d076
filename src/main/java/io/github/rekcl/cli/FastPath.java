package io.github.rekcl.cli;

import io.github.rekcl.output.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Answers that need no parser: picocli takes longer to say the same than the JVM to start. */
final class FastPath {
  /**
   * What picocli makes of {@code --help}; the build writes it, into the distribution's jar alone.
   */
  private static final String HELP = "help.txt";

  private FastPath() {}

  /**
   * Answers a command line that asks for the help or the version, and for nothing else.
   *
   * @param terminal where to; one with colours, or a width of its own, gets neither from the build
   * @param args the command line
   * @return the lines to print, or nothing if picocli has to find them
   */
  static Optional<String> answer(Terminal terminal, String... args) {
    return switch (args.length == 1 ? args[0] : "") {
      case "--help", "help" -> isPlain(terminal) ? help() : Optional.empty();
      case "--version" -> Optional.of(Version.lines(false)[0]);
      default -> Optional.empty();
    };
  }

  private static boolean isPlain(Terminal terminal) {
    return terminal.facts().columns() == 0 && !terminal.facts().outColours();
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
