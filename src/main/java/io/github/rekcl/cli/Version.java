package io.github.rekcl.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** The version that the build wrote, and what it runs on. */
final class Version {
  private Version() {}

  /**
   * Returns the lines of --version.
   *
   * @param verbose true for what a bug report needs
   */
  static String[] lines(boolean verbose) {
    Properties build = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
      build.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Stream<String> version = Stream.of("rekcl " + build.getProperty("version"));
    List<String> details =
        List.of(
            "commit " + built(build, "commit"),
            "AWS SDK for Java " + built(build, "sdk"),
            "Java "
                + System.getProperty("java.runtime.version")
                + " from "
                + System.getProperty("java.home"),
            System.getProperty("os.name")
                + " "
                + System.getProperty("os.version")
                + " "
                + System.getProperty("os.arch"));
    return Stream.concat(version, verbose ? details.stream() : Stream.of()).toArray(String[]::new);
  }

  /** A build outside of a checkout leaves a placeholder. */
  private static String built(Properties build, String name) {
    String value = build.getProperty(name, "");
    return value.isEmpty() || value.startsWith("$") ? "unknown" : value;
  }
}
