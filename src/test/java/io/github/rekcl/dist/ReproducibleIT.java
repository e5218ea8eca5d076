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
 * Nothing of the machine, the user, the folder or the hour of a build is in what it makes: a second
 * build would cost the tests a minute, so they look for what made two builds differ before.
 */
final class ReproducibleIT {
  private static Path made(String ending) {
    return Distribution.home().resolveSibling("rekcl-" + Distribution.version() + ending);
  }

  @Test
  void tar_hasOneTime_oneOwner_andTwoModes() throws Exception {
    Launched listed = Launch.of("tar", "tvzf", made(".tar.gz").toString(), "--numeric-owner").run();
    List<String[]> entries = listed.out().lines().map(line -> line.split(" +")).toList();
    assertEquals(List.of("0/0"), entries.stream().map(e -> e[1]).distinct().toList());
    assertEquals(1, entries.stream().map(e -> e[3] + e[4]).distinct().count(), listed::toString);
    Map<String, TreeSet<String>> modes =
        entries.stream()
            .collect(
                Collectors.groupingBy(
                    e -> e[0],
                    Collectors.mapping(
                        e -> e[5].replaceFirst("^[^/]*/", ""),
                        Collectors.toCollection(TreeSet::new))));
    assertEquals(
        List.of("-rw-r--r--", "-rwxr-xr-x", "drwxr-xr-x"),
        modes.keySet().stream().sorted().toList());
    assertEquals(
        List.of("bin/rekcl"), List.copyOf(modes.getOrDefault("-rwxr-xr-x", new TreeSet<>())));
  }

  @ParameterizedTest
  @ValueSource(strings = {".zip", ".jar"})
  void zip_hasOneTime(String ending) throws Exception {
    try (ZipFile zip = new ZipFile(made(ending).toFile())) {
      assertEquals(1, zip.stream().map(ZipEntry::getTimeLocal).distinct().count());
    }
  }

  /** {@code rekcl.jar} keeps no times of its libraries, and no modes of files that umask set. */
  @Test
  void jar_hasOneTime_andFixedModes() throws Exception {
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
      // The assembly plugin joins the services of several libraries in files of a mode of its own.
      assertEquals(Set.of("rw-------", "rw-r--r--", "rwxr-xr-x"), modes);
    }
  }

  @Test
  void jars_lackWhatTheBuildAloneRuns() throws Exception {
    for (Path each : List.of(Distribution.jar(), made(".jar"))) {
      try (ZipFile jar = new ZipFile(each.toFile())) {
        assertTrue(jar.stream().anyMatch(entry -> entry.getName().contains("rekcl/Main.class")));
        assertFalse(jar.stream().anyMatch(entry -> entry.getName().contains("rekcl/build")));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {".tar.gz", ".zip", "-cyclonedx.json"})
  void checksum_liesBeside(String ending) throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(made(ending)));
    assertEquals(
        HexFormat.of().formatHex(digest) + "  " + made(ending).getFileName(),
        Files.readString(made(ending + ".sha256")).strip());
  }

  @Test
  void bom_namesWhatIsInTheJar_andNoTimeNorChance() throws Exception {
    String bom = Files.readString(made("-cyclonedx.json"));
    for (String part : List.of("rekognition", "picocli", "gson", "slf4j-simple")) {
      assertTrue(bom.contains("\"name\" : \"" + part + "\""), part);
    }
    for (String no :
        List.of("junit", "serialNumber", "timestamp", System.getProperty("user.dir"))) {
      assertFalse(bom.contains(no), no);
    }
  }
}
