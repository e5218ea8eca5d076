package io.github.rekcl.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.rekcl.emulator.DemoContent;
import io.github.rekcl.emulator.Emulator;
import io.github.rekcl.emulator.EmulatorConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * rekcl with a Java of its own, unpacked and as a Debian package; made by the profile of that name.
 */
final class StandaloneIT {
  private static final String MADE = System.getProperty("rekcl.standalone", "");

  /** Would fail every start, if it were looked at. */
  private static final String NO_JAVA = "/nonexistent";

  private final Path folder;

  StandaloneIT(@TempDir Path folder) throws Exception {
    this.folder = folder;
    assumeFalse(MADE.isEmpty(), "only -Pstandalone makes it");
    Launched unpacked = Launch.of("tar", "xzf", MADE + ".tar.gz").in(folder).run();
    assertEquals(new Launched(0, "", ""), unpacked);
  }

  private Path home() {
    return folder.resolve("rekcl-" + Distribution.version());
  }

  private Launch rekcl(String... args) {
    return Launch.of(home().resolve("bin/rekcl").toString()).with(args).env("JAVA_HOME", NO_JAVA);
  }

  @Test
  void image_needsNoJava() throws Exception {
    assertEquals(
        new Launched(0, "rekcl " + Distribution.version() + "\n", ""), rekcl("--version").run());
    rekcl("--emulate", "stop", DemoContent.PROJECT_ARN, "v2")
        .run()
        .expect(0, "Model stopped: " + DemoContent.RUNNING_MODEL_ARN + "\n");
  }

  @Test
  void classData_isMadeForIt() throws Exception {
    rekcl("--version").env("REKCL_CLASS_DATA", "now").run().expect(0, version());
    Launched found =
        Launch.of("find", home().resolve("lib/class-data").toString(), "-name", "*.made").run();
    assertEquals(1, found.out().lines().count(), found::toString);
    rekcl("--version").run().expect(0, version());
  }

  /** The JVM starts a process through another program, which has to be executable. */
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

  /**
   * A server that nobody vouches for: it takes curves to speak with it, and anchors to refuse it.
   */
  @Test
  void tls_knowsCurvesAndAnchors() throws Exception {
    try (SSLServerSocket server = server(folder.resolve("keys"))) {
      Thread answers = new Thread(() -> answer(server));
      answers.setDaemon(true);
      answers.start();
      String url = "https://localhost:" + server.getLocalPort();
      Launched launched =
          rekcl("list", "-v", "--endpoint-url", url, DemoContent.PROJECT_ARN).credentials().run();
      assertEquals(1, launched.code(), launched::toString);
      launched.errContains("unable to find valid certification path").errLacks("trustAnchors");
    }
  }

  private SSLServerSocket server(Path file) throws Exception {
    Launch.of(home().resolve("runtime/bin/keytool").toString())
        .with("-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=localhost")
        .with("-storetype", "PKCS12", "-storepass", "secret", "-keystore", file.toString())
        .run()
        .expect(0, "");
    KeyStore keys = KeyStore.getInstance(file.toFile(), "secret".toCharArray());
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, "secret".toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, new SecureRandom());
    return (SSLServerSocket)
        context
            .getServerSocketFactory()
            .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  private static void answer(SSLServerSocket server) {
    for (int i = 0; i < 100 && !server.isClosed(); i++) {
      try (SSLSocket socket = (SSLSocket) server.accept()) {
        socket.startHandshake();
      } catch (IOException e) {
        // It is refused, or the test is over.
      }
    }
  }

  private static String version() {
    return "rekcl " + Distribution.version() + "\n";
  }
}
