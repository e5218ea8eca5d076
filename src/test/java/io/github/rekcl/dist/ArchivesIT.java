package io.github.rekcl.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The published archives contain exactly the distribution that the other tests run. */
final class ArchivesIT {
  /** A link to a file; links to web pages contain a colon. */
  private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)\\)");

  private static final String TOP = "rekcl-" + Distribution.version() + "/";

  @Test
  void jar_hasOneHttpClient() throws Exception {
    try (ZipFile jar = new ZipFile(Distribution.jar().toFile())) {
      List<String> services =
          jar.stream()
              .map(ZipEntry::getName)
              .filter(name -> name.matches("META-INF/services/.*[.]http[.].*Service"))
              .toList();
      assertEquals(
          List.of("META-INF/services/software.amazon.awssdk.http.SdkHttpService"), services);
      List<String> providers =
          read(jar, services.get(0)).lines().filter(line -> line.matches("[a-z].*")).toList();
      assertEquals(
          List.of("software.amazon.awssdk.http.urlconnection.UrlConnectionSdkHttpService"),
          providers);
    }
  }

  /** Compressed entries or several jars would take a tenth of the startup time. */
  @Test
  void jar_isUncompressed_andTheOnlyOne() throws Exception {
    assertEquals(
        List.of("class-data.sh", "rekcl.jar", "rekcl.jar.sha256"),
        Distribution.lib().stream().map(Distribution::name).toList());
    try (ZipFile jar = new ZipFile(Distribution.jar().toFile())) {
      assertTrue(jar.stream().allMatch(entry -> entry.getMethod() == ZipEntry.STORED));
    }
  }

  /** Java 25 leaves older class files out of class data; Java 17 verifies them at every start. */
  @Test
  void picocli_hasClassFilesOfJava17() throws Exception {
    try (ZipFile jar = new ZipFile(Distribution.jar().toFile())) {
      List<ZipEntry> classes =
          jar.stream()
              .filter(entry -> entry.getName().matches("picocli/.*[.]class"))
              .collect(Collectors.toList());
      assertTrue(classes.size() > 100, classes::toString);
      for (ZipEntry each : classes) {
        byte[] start = jar.getInputStream(each).readNBytes(8);
        assertEquals(61, start[7], each::getName);
      }
    }
  }

  /** The build replaces the lambdas in class files; the JVM must accept the result. */
  @Test
  void jar_lambdasAreClasses_andEachClassPassesVerification() throws Exception {
    URL[] urls = {Distribution.jar().toUri().toURL()};
    try (ZipFile jar = new ZipFile(Distribution.jar().toFile());
        URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
      List<String> names =
          jar.stream()
              .map(ZipEntry::getName)
              .filter(name -> name.endsWith(".class") && !name.startsWith("META-INF"))
              .map(name -> name.replace(".class", "").replace('/', '.'))
              .toList();
      assertTrue(names.contains("io.github.rekcl.Main$Lambda0"));
      Map<String, Integer> methods = new HashMap<>();
      for (String name : names) {
        try {
          // Verifies the class as well.
          methods.put(name, Class.forName(name, false, loader).getDeclaredMethods().length);
        } catch (NoClassDefFoundError e) {
          // A class for an optional library, such as Log4j.
        }
      }
      assertTrue(methods.size() > names.size() - 20, () -> names.size() + " " + methods.size());
    }
  }

  @Test
  void jar_hasTheLicencesOfItsParts() throws Exception {
    try (ZipFile jar = new ZipFile(Distribution.jar().toFile())) {
      assertTrue(read(jar, "META-INF/LICENSE.txt").contains("Apache License"));
      assertTrue(read(jar, "META-INF/NOTICE.txt").contains("AWS SDK for Java 2.0"));
      assertTrue(read(jar, "META-INF/licenses/CHANGES.txt").contains("lambdas"));
      assertTrue(read(jar, "META-INF/licenses/slf4j-api/META-INF/LICENSE.txt").contains("QOS.ch"));
    }
  }

  @Test
  void checksumFile_matchesTheJar() throws Exception {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(Distribution.jar()));
    Path file = Distribution.jar().resolveSibling("rekcl.jar.sha256");
    assertEquals(HexFormat.of().formatHex(digest), Files.readString(file).strip());
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
  void zip_launcherIsExecutableByAll() throws Exception {
    Map<String, String> withModes = Map.of("enablePosixFileAttributes", "true");
    try (FileSystem zip = FileSystems.newFileSystem(archive(".zip"), withModes)) {
      Set<PosixFilePermission> mode = Files.getPosixFilePermissions(zip.getPath(TOP, "bin/rekcl"));
      assertEquals("rwxr-xr-x", PosixFilePermissions.toString(mode));
    }
  }

  @Test
  void tar_launcherIsExecutableByAll_andFilesAreWritableByOwnerOnly() throws Exception {
    Launched listed = Launch.of("tar", "tvzf", archive(".tar.gz").toString()).run();
    List<String> launchers =
        listed.out().lines().filter(line -> line.endsWith(TOP + "bin/rekcl")).toList();
    assertEquals(1, launchers.size(), listed::toString);
    assertTrue(launchers.get(0).startsWith("-rwxr-xr-x "), launchers::toString);
    assertTrue(
        listed.out().lines().noneMatch(line -> line.matches(".(?:....w|.......w).*")),
        listed::toString);
  }

  @Test
  void readme_linksToIncludedFiles() throws Exception {
    String readme = Files.readString(Distribution.home().resolve("README.md"));
    List<String> links =
        LINK.matcher(readme).results().map(link -> link.group(1)).distinct().toList();
    assertTrue(links.contains("src/site/markdown/commands.md"), links::toString);
    links.forEach(link -> assertTrue(Files.exists(Distribution.home().resolve(link)), link));
  }

  private static String read(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    assertNotNull(entry, name);
    return new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
  }

  private static Path archive(String ending) {
    return Distribution.home().resolveSibling("rekcl-" + Distribution.version() + ending);
  }

  private static Set<String> files() throws IOException {
    return Stream.of(
            Stream.of("LICENSE", "bin/rekcl", "bin/rekcl.cmd"),
            Distribution.lib().stream().map(file -> "lib/" + Distribution.name(file)),
            Distribution.share().stream(),
            DocBlock.pages().stream().map(Path::toString))
        .flatMap(files -> files)
        .map(TOP::concat)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> named(Stream<String> entries) {
    return entries
        .filter(name -> !name.endsWith("/"))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
