package io.github.rekcl.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.rekcl.loopback.PrivateCa;
import io.github.rekcl.loopback.TlsFront;
import java.io.IOException;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * TLS handshakes. With Java 20 and later, rekcl first offers only the group x25519 and repeats the
 * handshake if the server does not support it.
 */
final class HandshakeIT {
  /** The number of failed handshakes with a server that does not support x25519. */
  private static final int FAILED_HANDSHAKES =
      Distribution.release(Distribution.javaHome()) >= 20 ? 1 : 0;

  private final AwsHome home;
  private final PrivateCa ca;
  private final SSLContext context;

  HandshakeIT(@TempDir Path folder) throws Exception {
    home = new AwsHome(folder);
    ca = PrivateCa.in(folder);
    context = ca.server();
  }

  @AfterEach
  void close() {
    home.close();
  }

  private int emulatorPort() {
    return home.emulator().endpoint().getPort();
  }

  private TlsFront withoutX25519() throws IOException {
    return TlsFront.startWithout("x25519", context, emulatorPort());
  }

  private Launch list(TlsFront front) {
    return home.list("--endpoint-url", "https://localhost:" + front.port())
        .credentials()
        .env("AWS_CA_BUNDLE", ca.certificate().toString())
        .env("AWS_MAX_ATTEMPTS", "1");
  }

  private void assertListed(Launch launch) throws IOException, InterruptedException {
    Launched run = launch.run();
    assertEquals(0, run.code(), run::toString);
    assertEquals(1, home.emulator().requests().size(), run::toString);
  }

  @Test
  void handshake_succeedsAtOnce() throws Exception {
    try (TlsFront front = TlsFront.start(context, emulatorPort())) {
      assertListed(list(front));
      assertEquals(0, front.failures());
    }
  }

  @Test
  void serverWithoutTheGroup_isRetriedWithinTheSameAttempt() throws Exception {
    try (TlsFront front = withoutX25519()) {
      assertListed(list(front));
      assertEquals(FAILED_HANDSHAKES, front.failures());
    }
  }

  @Test
  void groupsOfTheUser_areOffered() throws Exception {
    try (TlsFront front = withoutX25519()) {
      assertListed(
          list(front).env("JAVA_TOOL_OPTIONS", "-Djdk.tls.namedGroups=x25519,secp256r1,secp384r1"));
      assertEquals(0, front.failures());
    }
  }

  @Test
  void untrustedCertificate_isReported() throws Exception {
    try (TlsFront front = withoutX25519()) {
      Launched run = list(front).without("AWS_CA_BUNDLE").run();
      run.expect(1, "").errContains("unable to find valid certification path");
    }
  }
}
