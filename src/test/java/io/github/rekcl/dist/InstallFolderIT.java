package io.github.rekcl.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.rekcl.emulator.DemoContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher finds its distribution in any folder, however it is called. */
final class InstallFolderIT {
  private static final Launched WORKED =
      new Launched(0, "rekcl " + Distribution.version() + "\n", "");

  private final Path folder;

  InstallFolderIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void anotherWorkingDirectory_stopsTheModel() throws Exception {
    Launch.rekcl("--emulate", "stop", DemoContent.PROJECT_ARN, DemoContent.RUNNING_MODEL_ARN)
        .in(folder)
        .run()
        .expect(0, "Model stopped: " + DemoContent.RUNNING_MODEL_ARN + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sp ace", "it's \"$HOME\" `id` \\ *", "Müller 模型", "-n", "line end\n"})
  void anyName_isFound(String name) throws Exception {
    Path launcher = Distribution.copyTo(folder.resolve(name));
    assertEquals(WORKED, Launch.of(launcher.toString(), "--version").run());
  }

  @Test
  void nonAsciiName_isFoundWithoutALocale() throws Exception {
    Path launcher = Distribution.copyTo(folder.resolve("Müller"));
    assertEquals(WORKED, Launch.of(launcher.toString(), "--version").without("LC_ALL").run());
    assertEquals(WORKED, Launch.of(launcher.toString(), "--version").env("LC_ALL", "C").run());
  }

  @Test
  void nameWithColon_isRejected() throws Exception {
    Path home = folder.toRealPath().resolve("a:b");
    Launch.of(Distribution.copyTo(home).toString(), "--version")
        .run()
        .refused(
            "Java can't run from a folder with a colon in its path; move " + home + " elsewhere");
  }

  @Test
  void copyOfTheLauncherOnly_isRejected() throws Exception {
    Path home = folder.toRealPath();
    Path copy = Distribution.copyTo(home.resolve("whole"));
    Path alone = Files.createDirectory(home.resolve("bin")).resolve("rekcl");
    Files.move(copy, alone);
    Launch.of(alone.toString(), "--version")
        .run()
        .refused(
            "there is no folder "
                + home.resolve("lib")
                + "; link to the launcher rather than copying it");
  }

  @Test
  void absoluteLink_isFollowed() throws Exception {
    worksThrough(link("rekcl", Distribution.launcher()));
  }

  @Test
  void relativeLink_isFollowed() throws Exception {
    Distribution.copyTo(folder.resolve("opt/rekcl 1"));
    Files.createDirectory(folder.resolve("bin"));
    worksThrough(link("bin/rekcl", Path.of("../opt/rekcl 1/bin/rekcl")));
  }

  @Test
  void chainOfLinks_isFollowed() throws Exception {
    link("first\n", Distribution.launcher());
    link("second", Path.of("first\n"));
    worksThrough(link("third", folder.resolve("second")));
  }

  @Test
  void linkedFolder_isFollowed() throws Exception {
    worksThrough(link("current", Distribution.home()).resolve("bin/rekcl"));
  }

  @Test
  void linkedBinFolder_isFollowed() throws Exception {
    worksThrough(link("tools", Distribution.home().resolve("bin")).resolve("rekcl"));
  }

  @Test
  void path_findsIt() throws Exception {
    String path = Distribution.home().resolve("bin") + ":/usr/bin:/bin";
    assertEquals(WORKED, Launch.of("sh", "-c", "rekcl --version").env("PATH", path).run());
  }

  @Test
  void relativePath_findsIt() throws Exception {
    Distribution.copyTo(folder.resolve("-x"));
    link("-y", Path.of("-x/bin/rekcl"));
    for (String call : List.of("PATH=-x/bin:$PATH; rekcl --version", "PATH=:$PATH; -y --version")) {
      assertEquals(WORKED, Launch.of("sh", "-c", call).in(folder).run());
    }
  }

  @Test
  void relativeCall_ignoresCdpath() throws Exception {
    Distribution.copyTo(folder.resolve("here/rekcl"));
    Files.createDirectories(folder.resolve("there/rekcl/bin"));
    assertEquals(
        WORKED,
        Launch.of("sh", "-c", "rekcl/bin/rekcl --version")
            .env("CDPATH", folder.resolve("there").toString())
            .in(folder.resolve("here"))
            .run());
  }

  static Stream<List<String>> shells() {
    return Stream.of(
        List.of("sh"),
        List.of("dash"),
        List.of("bash", "--posix"),
        List.of("busybox", "sh"),
        List.of("ksh"),
        List.of("mksh"),
        List.of("yash"),
        List.of("zsh"));
  }

  @ParameterizedTest
  @MethodSource("shells")
  void anyShell_runsIt(List<String> shell) throws Exception {
    Launched found = Launch.of("sh", "-c", "command -v " + shell.get(0)).run();
    assumeTrue(found.code() == 0, "There is no " + shell.get(0) + " on this machine");
    Launch launch = Launch.of(shell.toArray(String[]::new));
    assertEquals(WORKED, launch.with(Distribution.launcher().toString(), "--version").run());
  }

  private Path link(String name, Path target) throws IOException {
    return Files.createSymbolicLink(folder.resolve(name), target);
  }

  private static void worksThrough(Path launcher) throws IOException, InterruptedException {
    assertEquals(WORKED, Launch.of(launcher.toString(), "--version").run());
  }
}
