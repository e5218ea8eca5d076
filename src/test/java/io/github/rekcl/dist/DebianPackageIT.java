package io.github.rekcl.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.rekcl.emulator.DemoContent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Installs the Debian package on this machine if run as root, and removes it completely. */
final class DebianPackageIT {
  private static final Path COMMAND = Path.of("/usr/bin/rekcl");
  private static final Path INSTALLED = Path.of("/usr/lib/rekcl");

  @Test
  void debianPackage_isInstalled_runs_isUpgraded_andIsRemoved() throws Exception {
    Standalone.assumeBuilt();
    assumeTrue(
        Files.exists(Standalone.debianPackage()), "the build created no package; see its output");
    assumeTrue(Launch.of("id", "-u").run().out().equals("0\n"), "only root installs packages");
    assumeFalse(dpkg("-s", "rekcl").code() == 0, "a rekcl is installed here");
    assumeFalse(Files.exists(INSTALLED), "there is something in " + INSTALLED);
    Launched removal;
    try {
      install();
      Standalone.launch(COMMAND, "--version").run().expect(0, Standalone.VERSION);
      Standalone.launch(COMMAND, "--emulate", "stop", DemoContent.PROJECT_ARN, "v2")
          .run()
          .expect(0, "Model stopped: " + DemoContent.RUNNING_MODEL_ARN + "\n");
      install();
      assertFilesUnchanged();
    } finally {
      removal = dpkg("-P", "rekcl");
    }
    assertEquals(0, removal.code(), removal::toString);
    assertFalse(Files.exists(INSTALLED), removal::toString);
    assertFalse(Files.isSymbolicLink(COMMAND), removal::toString);
  }

  /** The file modes do not depend on those of the checkout. */
  @Test
  void debianPackage_isReadableByAll() throws Exception {
    Standalone.assumeBuilt();
    assumeTrue(
        Files.exists(Standalone.debianPackage()), "the build created no package; see its output");

    Launched content =
        Launch.of("dpkg-deb").with("--contents", Standalone.debianPackage().toString()).run();

    assertEquals(0, content.code(), content::toString);
    assertEquals(
        List.of(),
        content
            .out()
            .lines()
            .filter(line -> !line.matches("(.rw.r-.r-.|l).* root/root .*"))
            .toList());
  }

  @Test
  void debianPackage_passesLintian() throws Exception {
    Standalone.assumeBuilt();
    assumeTrue(
        Files.exists(Standalone.debianPackage()), "the build created no package; see its output");
    assumeTrue(Launch.of("sh", "-c", "command -v lintian").run().code() == 0, "no lintian");

    Launched lintian =
        Launch.of("lintian", "--fail-on", "error")
            .with(Standalone.debianPackage().toString())
            .run();

    assertEquals(0, lintian.code(), lintian::toString);
  }

  private static void install() throws Exception {
    Launched install = dpkg("-i", Standalone.debianPackage().toString());
    assertEquals(0, install.code(), install::toString);
    assertTrue(Files.exists(INSTALLED.resolve("lib/class-data")), install::toString);
  }

  /** Ignores missing files, because small container images configure dpkg to skip man pages. */
  private static void assertFilesUnchanged() throws Exception {
    Launched check = dpkg("-V", "rekcl");
    List<String> changed =
        check.out().lines().filter(line -> !line.startsWith("missing ")).toList();
    assertEquals(List.of(), changed, check::toString);
  }

  private static Launched dpkg(String... args) throws Exception {
    return Launch.of("dpkg").with(args).env("DEBIAN_FRONTEND", "noninteractive").run();
  }
}
