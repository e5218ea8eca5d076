package io.github.rekcl.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Build results do not depend on the machine, user, folder or time of the build. Instead of a
 * second build, which would take a minute, this checks for known differences between builds.
 */
final class ReproducibleIT {
  private static Path buildResult(String ending) {
    return Distribution.home().resolveSibling("rekcl-" + Distribution.version() + ending);
  }

  @Test
  void tar_hasOneTime_oneOwner_andTwoModes() throws Exception {
    List<TarEntry> entries = TarEntry.read(buildResult(".tar.gz"));
    assertEquals(Set.of("0/0"), distinct(entries.stream().map(TarEntry::owner)));
    assertEquals(1, distinct(entries.stream().map(TarEntry::time)).size(), entries::toString);
    assertEquals(
        Set.of("755"), distinct(entries.stream().filter(TarEntry::directory).map(TarEntry::mode)));
    List<TarEntry> files = entries.stream().filter(entry -> !entry.directory()).toList();
    assertEquals(Set.of("644", "755"), distinct(files.stream().map(TarEntry::mode)));
    assertEquals(
        List.of("bin/rekcl", "bin/rekcl.cmd"),
        files.stream()
            .filter(entry -> entry.mode().equals("755"))
            .map(entry -> entry.name().replaceFirst("^[^/]*/", ""))
            .toList());
  }

  private static Set<String> distinct(Stream<String> values) {
    return values.collect(Collectors.toSet());
  }

  @ParameterizedTest
  @ValueSource(strings = {".zip", ".jar"})
  void zip_hasOneTime(String ending) throws Exception {
    try (ZipFile zip = new ZipFile(buildResult(ending).toFile())) {
      assertEquals(1, zip.stream().map(ZipEntry::getTimeLocal).distinct().count());
    }
  }

  /** {@code rekcl.jar} keeps neither the times of its libraries nor any modes. */
  @Test
  void jar_hasOneTime_andNoModes() throws Exception {
    try (ZipFile jar = new ZipFile(Distribution.jar().toFile())) {
      assertEquals(1, jar.stream().map(ZipEntry::getTimeLocal).distinct().count());
    }
    Map<String, String> withModes = Map.of("enablePosixFileAttributes", "true");
    try (FileSystem zip = FileSystems.newFileSystem(Distribution.jar(), withModes);
        Stream<Path> entries = Files.walk(zip.getPath("/"))) {
      Set<String> modes = new TreeSet<>();
      for (Path entry : entries.skip(1).toList()) {
        modes.add(PosixFilePermissions.toString(Files.getPosixFilePermissions(entry)));
      }
      // What Java reports for files without a mode.
      assertEquals(Set.of("rwxrwxrwx"), modes);
    }
  }

  @Test
  void jars_lackTheClassesOfTheBuild() throws Exception {
    for (Path each : List.of(Distribution.jar(), buildResult(".jar"))) {
      try (ZipFile jar = new ZipFile(each.toFile())) {
        assertTrue(jar.stream().anyMatch(entry -> entry.getName().contains("rekcl/Main.class")));
        assertFalse(jar.stream().anyMatch(entry -> entry.getName().contains("rekcl/build")));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {".tar.gz", ".zip", "-cyclonedx.json"})
  void checksumFile_matches(String ending) throws Exception {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(buildResult(ending)));
    assertEquals(
        HexFormat.of().formatHex(digest) + "  " + buildResult(ending).getFileName(),
        Files.readString(buildResult(ending + ".sha256")).strip());
  }

  @Test
  void bom_namesTheLibraries_withoutTimeOrRandomness() throws Exception {
    String bom = Files.readString(buildResult("-cyclonedx.json"));
    for (String part : List.of("rekognition", "picocli", "gson", "slf4j-simple")) {
      assertTrue(bom.contains("\"name\" : \"" + part + "\""), part);
    }
    for (String unwanted :
        List.of("junit", "serialNumber", "timestamp", System.getProperty("user.dir"))) {
      assertFalse(bom.contains(unwanted), unwanted);
    }
  }
}
