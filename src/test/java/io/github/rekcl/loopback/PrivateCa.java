package io.github.rekcl.loopback;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate authority that nobody knows, and a server's certificate that it signed. */
public final class PrivateCa {
  private static final String PASSWORD = "changeit";

  /** The hosts that the tests ask for, in this process or through a proxy. */
  private static final String HOSTS =
      "SAN=IP:127.0.0.1,DNS:localhost,DNS:*.us-east-1.amazonaws.com,DNS:*.us-east-1.api.aws";

  private final Path folder;

  private PrivateCa(Path folder) {
    this.folder = folder;
  }

  /** Makes one, with the JDK's keytool. */
  public static PrivateCa in(Path folder) throws IOException, InterruptedException {
    PrivateCa ca = new PrivateCa(folder);
    ca.keytool("-genkeypair", "-alias", "ca", "-dname", "CN=Private CA", "-ext", "bc:c");
    ca.keytool("-genkeypair", "-alias", "server", "-dname", "CN=server");
    ca.keytool("-certreq", "-alias", "server", "-file", "server.csr");
    ca.keytool(
        "-gencert",
        "-alias",
        "ca",
        "-rfc",
        "-ext",
        HOSTS,
        "-infile",
        "server.csr",
        "-outfile",
        "server.pem");
    ca.keytool("-exportcert", "-alias", "ca", "-rfc", "-file", "ca.pem");
    return ca;
  }

  private void keytool(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-storepass", PASSWORD, "-keystore", "keys.p12"));
    if (arguments[0].equals("-genkeypair")) {
      command.addAll(List.of("-keyalg", "EC"));
    }
    Process keytool = new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start();
    if (!keytool.waitFor(1, TimeUnit.MINUTES) || keytool.exitValue() != 0) {
      throw new IOException("keytool failed: " + command);
    }
  }

  /** Returns the authority's own certificate, in PEM. */
  public Path certificate() {
    return folder.resolve("ca.pem");
  }

  /** Returns what a server needs to show its certificate. */
  public SSLContext server() throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(folder.resolve("keys.p12"));
        InputStream signed = Files.newInputStream(folder.resolve("server.pem"))) {
      keys.load(in, PASSWORD.toCharArray());
      Certificate certificate = CertificateFactory.getInstance("X.509").generateCertificate(signed);
      PrivateKey key = (PrivateKey) keys.getKey("server", PASSWORD.toCharArray());
      keys.deleteEntry("ca");
      keys.setKeyEntry("server", key, PASSWORD.toCharArray(), new Certificate[] {certificate});
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }
}
