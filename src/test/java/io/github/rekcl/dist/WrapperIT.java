package io.github.rekcl.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Maven wrapper runs only an archive with the right checksum, with and without unzip. */
final class WrapperIT {
  private static final Path PROJECT = Distribution.home().resolve("../..").normalize();
  private static final Path PROPERTIES = Path.of(".mvn/wrapper/maven-wrapper.properties");

  private static final List<String> TOOLS =
      List.of(
          "sh",
          "uname",
          "basename",
          "dirname",
          "mktemp",
          "mkdir",
          "rm",
          "mv",
          "tr",
          "tar",
          "gzip",
          "sha256sum",
          "cat",
          "cp");

  private final Path folder;
  private final Path tools;
  private final Path served;

  WrapperIT(@TempDir Path folder) throws Exception {
    this.folder = folder;
    tools = Files.createDirectory(folder.resolve("tools"));
    served = folder.resolve("served");
    Files.copy(PROJECT.resolve("mvnw"), folder.resolve("mvnw"));
    Files.createDirectories(folder.resolve(PROPERTIES).resolveSibling("."));
    for (String tool : TOOLS) {
      Launched found = Launch.of("sh", "-c", "command -v " + tool).run();
      tool(tool, "exec " + found.out().strip() + " \"$@\"");
    }
    tool("wget", "for last; do :; done; cp '" + served + "' \"$last\"");
  }

  private void tool(String name, String script) throws Exception {
    Path file = Files.writeString(tools.resolve(name), "#!/bin/sh\n" + script + "\n");
    assertTrue(file.toFile().setExecutable(true));
  }

  private Launched mvnw() throws Exception {
    return Launch.of("sh", folder.resolve("mvnw").toString())
        .env("PATH", tools.toString())
        .env("HOME", folder.toString())
        .run();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anotherArchive_isRejected(boolean unzip) throws Exception {
    Files.copy(PROJECT.resolve(PROPERTIES), folder.resolve(PROPERTIES));
    Files.writeString(served, "something else");
    if (unzip) {
      tool("unzip", "echo unpacked");
    }
    mvnw().expect(1, "").errContains("Failed to validate Maven distribution SHA-256");
  }

  @Test
  void archiveForMachinesWithoutUnzip_hasItsOwnChecksum() throws Exception {
    Path maven = Files.createDirectories(folder.resolve("apache-maven-9/bin")).resolve("mvn");
    Files.writeString(maven, "#!/bin/sh\necho ran\n");
    assertTrue(maven.toFile().setExecutable(true));
    Launched packed = Launch.of("tar", "czf", served.toString(), "apache-maven-9").in(folder).run();
    assertEquals(0, packed.code(), packed::toString);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(served));
    Files.write(
        folder.resolve(PROPERTIES),
        List.of(
            "distributionUrl=https://localhost/apache-maven-9-bin.zip",
            "distributionSha256Sum=0",
            "distributionSha256SumTarGz=" + HexFormat.of().formatHex(digest)));
    assertEquals(new Launched(0, "ran\n", ""), mvnw());
  }
}
