package io.github.rekcl.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder that looks like a JDK, with a script for its {@code java}. */
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

  /** Writes the {@code java}, and returns the folder that JAVA_HOME names. */
  Path script(String script) throws IOException {
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\n" + script + "\n");
    if (!java.toFile().setExecutable(true)) {
      throw new IOException("Can't make it executable: " + java);
    }
    return home;
  }

  /** Writes a {@code java} that answers {@code -version} like this, and else says that it ran. */
  Path answering(String version) throws IOException {
    return script(
        "if [ \"$1\" = -version ]; then printf '%s\\n' '" + version + "' >&2; else echo ran; fi");
  }
}
