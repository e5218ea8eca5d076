package io.github.rekcl.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is published: both archives hold the distribution that the other tests run, and no more. */
final class ArchivesIT {
  private static final String TOP = "rekcl-" + Distribution.version() + "/";

  @Test
  void distribution_hasOneHttpClient() {
    List<String> clients =
        Distribution.jars(Distribution.home()).stream()
            .map(Distribution::name)
            .filter(jar -> jar.matches("(?:netty|httpc|apache|.*-client-|aws-crt).*"))
            .filter(jar -> !jar.startsWith("http-client-spi-"))
            .toList();
    assertEquals(1, clients.size(), clients::toString);
    assertTrue(clients.get(0).startsWith("url-connection-client-"), clients::toString);
  }

  @Test
  void zip_holdsTheDistribution() throws Exception {
    try (ZipFile zip = new ZipFile(archive(".zip").toFile())) {
      assertEquals(files(), named(zip.stream().map(entry -> entry.getName())));
    }
  }

  @Test
  void tar_holdsTheDistribution_andItRuns(@TempDir Path folder) throws Exception {
    String tar = archive(".tar.gz").toString();
    Launched listed = Launch.of("tar", "tzf", tar).run();
    assertEquals(files(), named(listed.out().lines()));

    Launched unpacked = Launch.of("tar", "xzf", tar).in(folder).run();
    assertEquals(new Launched(0, "", ""), unpacked);
    Path launcher = folder.resolve(TOP + "bin/rekcl");
    assertEquals(
        new Launched(0, "rekcl " + Distribution.version() + "\n", ""),
        Launch.of(launcher.toString(), "--version").run());
  }

  @Test
  void zip_letsEveryoneRunTheLauncher() throws Exception {
    Map<String, String> withModes = Map.of("enablePosixFileAttributes", "true");
    try (FileSystem zip = FileSystems.newFileSystem(archive(".zip"), withModes)) {
      Set<PosixFilePermission> mode = Files.getPosixFilePermissions(zip.getPath(TOP, "bin/rekcl"));
      assertEquals("rwxr-xr-x", PosixFilePermissions.toString(mode));
    }
  }

  @Test
  void tar_letsEveryoneRunTheLauncher_andNobodyElseWrite() throws Exception {
    Launched listed = Launch.of("tar", "tvzf", archive(".tar.gz").toString()).run();
    List<String> launchers =
        listed.out().lines().filter(line -> line.endsWith(TOP + "bin/rekcl")).toList();
    assertEquals(1, launchers.size(), listed::toString);
    assertTrue(launchers.get(0).startsWith("-rwxr-xr-x "), launchers::toString);
    assertTrue(
        listed.out().lines().noneMatch(line -> line.matches(".(?:....w|.......w).*")),
        listed::toString);
  }

  private static Path archive(String ending) {
    return Distribution.home().resolveSibling("rekcl-" + Distribution.version() + ending);
  }

  private static Set<String> files() {
    return Stream.concat(
            Stream.of("LICENSE", "README.md", "bin/rekcl"),
            Distribution.jars(Distribution.home()).stream()
                .map(jar -> "lib/" + Distribution.name(jar)))
        .map(TOP::concat)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> named(Stream<String> entries) {
    return entries
        .filter(name -> !name.endsWith("/"))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
