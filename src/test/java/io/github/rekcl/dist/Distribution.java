package io.github.rekcl.dist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The distribution that the build has packaged. */
final class Distribution {
  private Distribution() {}

  /** Returns the unpacked distribution. */
  static Path home() {
    return Path.of(property("rekcl.distribution")).toAbsolutePath();
  }

  static Path launcher() {
    return home().resolve("bin/rekcl");
  }

  static String version() {
    return property("rekcl.version");
  }

  /** Returns the Java to run rekcl with: that of the tests, or the property rekcl.java.home. */
  static Path javaHome() {
    String configured = System.getProperty("rekcl.java.home", "");
    return Path.of(configured.isEmpty() ? property("java.home") : configured);
  }

  /** Returns the home folders of the running Java and of each Java 17 or newer beside it. */
  static List<Path> javaHomes() throws IOException {
    Path parent = Objects.requireNonNull(javaHome().getParent());
    try (Stream<Path> siblings = Files.list(parent)) {
      return siblings
          .filter(home -> !Files.isSymbolicLink(home) || home.equals(javaHome()))
          .filter(home -> Files.isExecutable(home.resolve("bin/java")))
          .filter(home -> home.equals(javaHome()) || release(home) >= 17)
          .sorted()
          .toList();
    }
  }

  /** Returns the major version of a Java, or 0 if it is unknown. */
  static int release(Path javaHome) {
    try (Stream<String> lines = Files.lines(javaHome.resolve("release"))) {
      return lines
          .filter(line -> line.startsWith("JAVA_VERSION="))
          .map(line -> line.replaceFirst("JAVA_VERSION=\"?(?:1\\.)?([0-9]+).*", "$1"))
          .mapToInt(Integer::parseInt)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      // Without this file, the version is unknown.
      return 0;
    }
  }

  /**
   * Copies the distribution without class data, as it is after unpacking.
   *
   * @return the launcher of the copy
   */
  static Path copyTo(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("lib"));
    Files.createDirectories(folder.resolve("bin"));
    for (Path file : lib()) {
      Files.copy(
          file, folder.resolve("lib").resolve(name(file)), StandardCopyOption.COPY_ATTRIBUTES);
    }
    return Files.copy(launcher(), folder.resolve("bin/rekcl"), StandardCopyOption.COPY_ATTRIBUTES);
  }

  static Path jar() {
    return home().resolve("lib/rekcl.jar");
  }

  /** Returns the files in {@code lib}, without class data. */
  static List<Path> lib() {
    try (Stream<Path> files = Files.list(home().resolve("lib"))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the files in {@code share}, relative to the distribution. */
  static List<String> share() throws IOException {
    try (Stream<Path> files = Files.walk(home().resolve("share"))) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> home().relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  static String name(Path file) {
    return Objects.requireNonNull(file.getFileName()).toString();
  }

  private static String property(String name) {
    return Objects.requireNonNull(System.getProperty(name), name);
  }
}
