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

/** The handshake with one group alone, of Java 20 and later, and servers that don't know it. */
final class HandshakeIT {
  /** How many handshakes it takes to find out. */
  private static final int REFUSED = Distribution.release(Distribution.javaHome()) >= 20 ? 1 : 0;

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

  private void listed(Launch launch) throws IOException, InterruptedException {
    Launched run = launch.run();
    assertEquals(0, run.code(), run::toString);
    assertEquals(1, home.emulator().requests().size(), run::toString);
  }

  @Test
  void server_isSpokenToAtOnce() throws Exception {
    try (TlsFront front = TlsFront.start(context, emulatorPort())) {
      listed(list(front));
      assertEquals(0, front.failures());
    }
  }

  @Test
  void server_withoutTheGroup_isSpokenToWithinTheSameAttempt() throws Exception {
    try (TlsFront front = withoutX25519()) {
      listed(list(front));
      assertEquals(REFUSED, front.failures());
    }
  }

  @Test
  void groups_thatTheUserChose_areOffered() throws Exception {
    try (TlsFront front = withoutX25519()) {
      listed(
          list(front).env("JAVA_TOOL_OPTIONS", "-Djdk.tls.namedGroups=x25519,secp256r1,secp384r1"));
      assertEquals(0, front.failures());
    }
  }

  @Test
  void certificate_thatIsNotTrusted_isTold() throws Exception {
    try (TlsFront front = withoutX25519()) {
      Launched run = list(front).without("AWS_CA_BUNDLE").run();
      run.expect(1, "").errContains("unable to find valid certification path");
    }
  }
}
