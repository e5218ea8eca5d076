package io.github.rekcl.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.rekcl.emulator.DemoContent;
import io.github.rekcl.emulator.Emulator;
import io.github.rekcl.emulator.EmulatorConfig;
import io.github.rekcl.loopback.PrivateCa;
import io.github.rekcl.loopback.TlsFront;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unpacked self-contained image; {@link DebianPackageIT} installs it as a package. */
final class StandaloneIT {
  private final Path folder;

  StandaloneIT(@TempDir Path folder) throws Exception {
    this.folder = folder;
    Standalone.assumeBuilt();
    Launched unpacked = Launch.of("tar", "xzf", Standalone.archive().toString()).in(folder).run();
    assertEquals(new Launched(0, "", ""), unpacked);
  }

  private Path home() {
    // The folder in the archive has the name of the archive.
    return folder.resolve(Distribution.name(Standalone.archive()).replaceFirst("[.]tar[.]gz$", ""));
  }

  private Launch rekcl(String... args) {
    return Standalone.launch(home().resolve("bin/rekcl"), args);
  }

  @Test
  void image_needsNoJava() throws Exception {
    assertEquals(new Launched(0, Standalone.VERSION, ""), rekcl("--version").run());
    rekcl("--emulate", "stop", DemoContent.PROJECT_ARN, "v2")
        .run()
        .expect(0, "Model stopped: " + DemoContent.RUNNING_MODEL_ARN + "\n");
  }

  @Test
  void classData_isCreated() throws Exception {
    rekcl("--version").env("REKCL_CLASS_DATA", "now").run().expect(0, Standalone.VERSION);
    Launched found =
        Launch.of("find", home().resolve("lib/class-data").toString(), "-name", "*.made").run();
    assertEquals(1, found.out().lines().count(), found::toString);
    rekcl("--version").run().expect(0, Standalone.VERSION);
  }

  @Test
  void bom_namesTheRuntime() throws Exception {
    Path bom = Standalone.archive().resolveSibling(Distribution.name(home()) + "-cyclonedx.json");
    JsonObject runtime =
        JsonParser.parseString(Files.readString(bom))
            .getAsJsonObject()
            .getAsJsonArray("components")
            .get(0)
            .getAsJsonObject();
    assertEquals("OpenJDK", runtime.get("name").getAsString());
    String release = Files.readString(home().resolve("runtime/release"));
    assertTrue(
        release.contains("JAVA_RUNTIME_VERSION=\"" + runtime.get("version").getAsString() + "\""),
        release);
    assertTrue(Files.readString(bom).contains("\"rekognition\""));
  }

  /** The JVM starts processes through a helper program, which must be executable. */
  @Test
  void credentialProcess_isStarted() throws Exception {
    Path process = folder.resolve("process");
    Files.writeString(
        process, "echo '{\"Version\": 1, \"AccessKeyId\": \"x\", \"SecretAccessKey\": \"y\"}'\n");
    Path config = folder.resolve("config");
    Files.writeString(config, "[profile mine]\ncredential_process = sh " + process + "\n");
    try (Emulator emulator = Emulator.start(EmulatorConfig.defaults())) {
      DemoContent.seed(emulator);
      String url = emulator.endpoint().toString();
      rekcl("list", "--profile", "mine", "--endpoint-url", url, DemoContent.PROJECT_ARN, "-q")
          .env("AWS_CONFIG_FILE", config.toString())
          .run()
          .errLacks("rekcl")
          .expect(0, rekcl("--emulate", "list", DemoContent.PROJECT_ARN).run().out());
    }
  }

  /** TLS needs the curves for the handshake and the trust anchors to reject unknown servers. */
  @Test
  void tls_hasCurvesAndTrustAnchors() throws Exception {
    PrivateCa ca = PrivateCa.in(folder);
    try (Emulator emulator = Emulator.start(EmulatorConfig.defaults());
        TlsFront front = TlsFront.start(ca.server(), emulator.endpoint().getPort())) {
      DemoContent.seed(emulator);
      String url = "https://localhost:" + front.port();
      Launch list =
          rekcl("list", "-v", "--endpoint-url", url, DemoContent.PROJECT_ARN).credentials();
      Launched refused = list.run();
      assertEquals(1, refused.code(), refused::toString);
      refused.errContains("unable to find valid certification path").errLacks("trustAnchors");
      Launched trusted = list.with("--ca-bundle", ca.certificate().toString()).run();
      assertEquals(0, trusted.code(), trusted::toString);
    }
  }
}
