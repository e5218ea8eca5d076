package io.github.rekcl.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder that looks like a JDK but has a script as its {@code java}. */
final class FakeJava {
  private final Path home;

  FakeJava(Path folder) throws IOException {
    home = Files.createDirectories(folder.resolve("jdk"));
  }

  FakeJava release(String version) throws IOException {
    Files.writeString(
        home.resolve("release"),
        "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"%s\"\nJAVA_VERSION_DATE=\"x\"\n".formatted(version));
    return this;
  }

  /** Writes the script. Returns the value for JAVA_HOME. */
  Path script(String script) throws IOException {
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\n" + script + "\n");
    if (!java.toFile().setExecutable(true)) {
      throw new IOException("Can't make it executable: " + java);
    }
    return home;
  }

  /** Writes a script that prints this text for {@code -version} and otherwise "ran". */
  Path answering(String version) throws IOException {
    return script(
        "if [ \"$1\" = -version ]; then printf '%s\\n' '" + version + "' >&2; else echo ran; fi");
  }
}
