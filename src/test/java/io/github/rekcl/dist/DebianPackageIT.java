package io.github.rekcl.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.rekcl.emulator.DemoContent;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The Debian package on this very machine, where root runs the tests; it leaves nothing behind. */
final class DebianPackageIT {
  private static final String MADE = System.getProperty("rekcl.standalone", "");

  /** Would fail every start, if it were looked at. */
  private static final String NO_JAVA = "/nonexistent";

  @Test
  void debianPackage_isInstalled_runs_andIsRemoved() throws Exception {
    assumeTrue(Files.exists(Path.of(MADE + ".deb")), "there was no dpkg-deb to make it");
    assumeTrue(Launch.of("id", "-u").run().out().equals("0\n"), "only root installs packages");
    assumeFalse(Launch.of("dpkg", "-s", "rekcl").run().code() == 0, "a rekcl is installed here");
    Path installed = Path.of("/usr/lib/rekcl");
    assumeFalse(Files.exists(installed), "there is something in " + installed);
    try {
      Launched install = dpkg("-i", MADE + ".deb");
      assertEquals(0, install.code(), install::toString);
      Launch.of("/usr/bin/rekcl", "--version").env("JAVA_HOME", NO_JAVA).run().expect(0, version());
      Launch.of("/usr/bin/rekcl", "--emulate", "stop", DemoContent.PROJECT_ARN, "v2")
          .env("JAVA_HOME", NO_JAVA)
          .run()
          .expect(0, "Model stopped: " + DemoContent.RUNNING_MODEL_ARN + "\n");
      assertTrue(Files.exists(installed.resolve("lib/class-data")), install::toString);
      assertEquals(new Launched(0, "", ""), dpkg("-V", "rekcl"));
    } finally {
      Launched removal = dpkg("-P", "rekcl");
      assertEquals(0, removal.code(), removal::toString);
    }
    assertFalse(Files.exists(installed));
    assertFalse(Files.isSymbolicLink(Path.of("/usr/bin/rekcl")));
  }

  private static Launched dpkg(String... args) throws Exception {
    return Launch.of("dpkg").with(args).env("DEBIAN_FRONTEND", "noninteractive").run();
  }

  private static String version() {
    return "rekcl " + Distribution.version() + "\n";
  }
}
