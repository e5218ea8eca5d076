package io.github.rekcl.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this build and of its environment. */
final class Version {
  private Version() {}

  /**
   * Returns the lines of --version.
   *
   * @param verbose true to include the details that a bug report needs
   */
  static String[] lines(boolean verbose) {
    Properties build = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
      build.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String version = "rekcl " + build.getProperty("version");
    if (!verbose) {
      return new String[] {version};
    }
    String commit = build.getProperty("commit");
    return new String[] {
      version,
      // Empty or the placeholder in a build without a Git checkout.
      "commit " + (commit.matches("[0-9a-f]+") ? commit : "unknown"),
      "AWS SDK for Java " + build.getProperty("sdk"),
      "Java " + property("java.runtime.version") + " from " + property("java.home"),
      property("os.name") + " " + property("os.version") + " " + property("os.arch")
    };
  }

  private static String property(String name) {
    return System.getProperty(name, "");
  }
}
