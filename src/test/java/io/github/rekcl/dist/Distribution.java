package io.github.rekcl.dist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Where the build left what it packaged. */
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

  /**
   * Returns the Java to run rekcl with: the one that runs the tests, unless they were told another.
   */
  static Path javaHome() {
    String told = System.getProperty("rekcl.java.home", "");
    return Path.of(told.isEmpty() ? property("java.home") : told);
  }

  /** Returns the folder of each Java from 17 on beside the running one, itself included. */
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

  /** Returns the major version of a Java, 0 if that cannot be told. */
  static int release(Path javaHome) {
    try (Stream<String> lines = Files.lines(javaHome.resolve("release"))) {
      return lines
          .filter(line -> line.startsWith("JAVA_VERSION="))
          .map(line -> line.replaceFirst("JAVA_VERSION=\"?(?:1\\.)?([0-9]+).*", "$1"))
          .mapToInt(Integer::parseInt)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      // A folder of Java without this file is none that this can tell the version of.
      return 0;
    }
  }

  /**
   * Copies the distribution as an archive unpacks it: without class data.
   *
   * @return the copy's launcher
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

  /** Returns what lies in {@code lib}, without the class data that was made there. */
  static List<Path> lib() {
    try (Stream<Path> files = Files.list(home().resolve("lib"))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns what lies under {@code share}, each by its path in the distribution. */
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
