package io.github.rekcl.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** README is short and its figures are correct. DocsIT and ScreensIT test its other blocks. */
final class ReadmeIT {
  private static final int MAX_LINES = 200;

  private static final int MEGA = 1_000_000;

  /** An archive in the table, its size and its unpacked size. */
  private static final Pattern SIZES =
      Pattern.compile("(?m)^[|].*`(rekcl-[^`]+)`.*?[|] (\\d+) MB [|] (\\d+) MB [|].*$");

  /** A table cell with one or more exit codes. */
  private static final Pattern CODES = Pattern.compile("(?m)^[|] (\\d[\\d, ]*) [|]");

  @TempDir Path home;

  @Test
  void readme_isShort() {
    assertTrue(DocBlock.read(DocBlock.README).lines().count() <= MAX_LINES);
  }

  @Test
  void firstCommand_printsTheOutputBelowIt() throws Exception {
    List<DocBlock> blocks = DocBlock.of(DocBlock.README);
    DocBlock command = blocks.get(0);
    DocBlock output = blocks.get(1);
    assertEquals(List.of("sh", "text"), List.of(command.language(), output.language()));
    try (DocSandbox sandbox = DocSandbox.open(home)) {
      String shown = sandbox.script("sh", "exec 2>&1\n" + command.text()).run().out();
      if (ScreensIT.REFRESH) {
        output.replaceWith(shown);
      } else {
        assertEquals(
            ScreensIT.withoutIntermediateStatuses(output.text()),
            ScreensIT.withoutIntermediateStatuses(shown));
      }
    }
  }

  static Stream<MatchResult> sizes() {
    return SIZES.matcher(DocBlock.read(DocBlock.README)).results();
  }

  @Test
  void sizes_exist() {
    assertTrue(sizes().count() >= 3);
  }

  /** Allows a difference of one megabyte. */
  @ParameterizedTest
  @MethodSource("sizes")
  void size_isReal(MatchResult row) throws Exception {
    Path archive = Distribution.home().resolveSibling(row.group(1));
    assumeTrue(Files.exists(archive), () -> archive + " was not built");
    String sizes = Files.size(archive) / MEGA + " MB, " + unpacked(archive) / MEGA + " MB";
    assertTrue(near(Files.size(archive), row.group(2)), sizes);
    assertTrue(near(unpacked(archive), row.group(3)), sizes);
  }

  private static boolean near(long bytes, String megabytes) {
    return Math.abs(bytes - Long.parseLong(megabytes) * MEGA) <= MEGA;
  }

  private long unpacked(Path archive) throws Exception {
    Path folder = Files.createDirectories(home.resolve("unpacked"));
    String name = archive.toString();
    Launch unpack =
        name.endsWith(".deb")
            ? Launch.of("dpkg-deb", "-x", name, folder.toString())
            : name.endsWith(".zip")
                ? Launch.of(Distribution.javaHome() + "/bin/jar", "xf", name)
                : Launch.of("tar", "xzf", name);
    assertEquals(new Launched(0, "", ""), unpack.in(folder).run());
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(ReadmeIT::size).sum();
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The exit codes in the help are in the tables of README and of commands.md. */
  @Test
  void exitCodes_matchTheHelp() throws Exception {
    String help = Launch.rekcl("stop", "--help").run().out();
    Matcher listed = Pattern.compile("(?m)^ {2}(\\d+(?:, \\d+)*) {2,}").matcher(help);
    List<String> codes =
        listed.results().flatMap(found -> Stream.of(found.group(1).split(", "))).toList();
    assertTrue(codes.size() >= 7, help);
    for (Path page : List.of(DocBlock.README, DocBlock.MANUAL.resolve("commands.md"))) {
      List<String> documented =
          CODES
              .matcher(DocBlock.read(page))
              .results()
              .flatMap(found -> Stream.of(found.group(1).split(", ")))
              .toList();
      assertTrue(documented.containsAll(codes), () -> page + ": " + documented);
    }
  }
}
