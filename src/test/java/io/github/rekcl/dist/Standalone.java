package io.github.rekcl.dist;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Path;

/** The self-contained image, which the Maven profile {@code standalone} builds. */
final class Standalone {
  /** The output of {@code --version}. */
  static final String VERSION = "rekcl " + Distribution.version() + "\n";

  /** The path of the image without extension; empty if it was not built. */
  private static final String IMAGE = System.getProperty("rekcl.standalone", "");

  private Standalone() {}

  static void assumeBuilt() {
    assumeFalse(IMAGE.isEmpty(), "only -Pstandalone builds it");
  }

  static Path archive() {
    return Path.of(IMAGE + ".tar.gz");
  }

  static Path debianPackage() {
    return Path.of(IMAGE + ".deb");
  }

  /** Prepares a launcher with a JAVA_HOME that would fail if the launcher used it. */
  static Launch launch(Path launcher, String... args) {
    return Launch.of(launcher.toString()).with(args).env("JAVA_HOME", "/nonexistent");
  }
}
