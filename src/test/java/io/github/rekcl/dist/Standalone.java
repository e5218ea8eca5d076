package io.github.rekcl.dist;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Path;

/** rekcl with a Java of its own, which the profile {@code standalone} makes. */
final class Standalone {
  /** What the version option prints. */
  static final String VERSION = "rekcl " + Distribution.version() + "\n";

  /** What is made, without the ending; empty where nothing is. */
  private static final String MADE = System.getProperty("rekcl.standalone", "");

  private Standalone() {}

  static void assumeMade() {
    assumeFalse(MADE.isEmpty(), "only -Pstandalone makes it");
  }

  static Path archive() {
    return Path.of(MADE + ".tar.gz");
  }

  static Path debianPackage() {
    return Path.of(MADE + ".deb");
  }

  /** Starts a launcher where any other Java would fail, if it were looked at. */
  static Launch launch(Path launcher, String... args) {
    return Launch.of(launcher.toString()).with(args).env("JAVA_HOME", "/nonexistent");
  }
}
