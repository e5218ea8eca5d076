package io.github.rekcl.aws.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rekcl.aws.config.Configuration;
import io.github.rekcl.loopback.Answers;
import io.github.rekcl.loopback.PrivateCa;
import io.github.rekcl.loopback.TlsFront;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaBundleTest {
  private static final String BLOCK =
      "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n";

  private final SSLSocketFactory before = HttpsURLConnection.getDefaultSSLSocketFactory();
  private final Path folder;

  CaBundleTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @AfterEach
  void restore() {
    HttpsURLConnection.setDefaultSSLSocketFactory(before);
  }

  @ParameterizedTest
  @CsvSource({
    "o.pem, v.pem, p.pem, r.pem, o.pem, --ca-bundle",
    "'',    v.pem, p.pem, r.pem, v.pem, AWS_CA_BUNDLE",
    "'',    ' ',   p.pem, r.pem, p.pem, ca_bundle of profile work",
    "'',    '',    '',    r.pem, r.pem, REQUESTS_CA_BUNDLE",
  })
  void find_inTheOrderOfTheAwsCli(
      String option, String variable, String profile, String requests, String file, String from)
      throws IOException {
    assertEquals(Optional.of(new CaBundle(file, from)), find(option, variable, profile, requests));
  }

  @Test
  void find_nothingConfigured_isEmpty() throws IOException {
    assertEquals(Optional.empty(), find("", "", "", ""));
  }

  private Optional<CaBundle> find(String option, String variable, String profile, String requests)
      throws IOException {
    Path config = folder.resolve("config");
    Files.writeString(config, "[profile work]\nca_bundle = " + profile + "\n");
    Map<String, String> environment =
        Map.of(
            "AWS_CONFIG_FILE",
            config.toString(),
            "AWS_SHARED_CREDENTIALS_FILE",
            folder.resolve("none").toString(),
            "AWS_CA_BUNDLE",
            variable,
            "REQUESTS_CA_BUNDLE",
            requests);
    return CaBundle.find(
        option.isEmpty() ? null : Path.of(option), new Configuration("work", environment));
  }

  private String refusal(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("some.pem"), content);
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new CaBundle(file.toString(), "AWS_CA_BUNDLE").trust());
    String message = String.valueOf(e.getMessage());
    assertTrue(message.startsWith("AWS_CA_BUNDLE: " + file + ": "), message);
    return message;
  }

  @Test
  void trust_fileWithoutCertificate_throws() throws IOException {
    assertTrue(refusal("").endsWith("it contains no PEM certificate"));
    assertTrue(refusal("-----BEGIN PRIVATE KEY-----").endsWith("it contains no PEM certificate"));
    assertTrue(refusal(BLOCK.formatted("!!")).contains("a certificate in it is broken"));
    assertTrue(refusal(BLOCK.formatted("AAAA")).contains("a certificate in it is broken"));
  }

  @Test
  void trust_unreadableFile_throws() {
    for (String file : new String[] {folder.toString(), folder.resolve("x").toString(), "\0"}) {
      assertThrows(
          IllegalArgumentException.class, () -> new CaBundle(file, "AWS_CA_BUNDLE").trust(), file);
    }
  }

  @Test
  void trust_severalCertificatesWithTextBetween() throws Exception {
    PrivateCa first = PrivateCa.in(Files.createDirectory(folder.resolve("first")));
    PrivateCa second = PrivateCa.in(Files.createDirectory(folder.resolve("second")));
    Path file =
        Files.writeString(
            folder.resolve("several.pem"),
            "# Ours -- of 2026\r\n"
                + Files.readString(first.certificate())
                + "\n\u00dcber uns\n"
                + Files.readString(second.certificate()));

    new CaBundle(file.toString(), "AWS_CA_BUNDLE").trust();

    for (PrivateCa ca : new PrivateCa[] {first, second}) {
      assertEquals(404, status(ca));
    }
    PrivateCa unknown = PrivateCa.in(folder);
    assertThrows(SSLHandshakeException.class, () -> status(unknown));
  }

  /** As in the bundle of a Linux distribution, which includes distrusted certificates. */
  @ParameterizedTest
  @CsvSource({
    "'',                             true",
    "300c300a06082b06010505070301,   true",
    "300ca00a06082b06010505070301,   false",
    "300c300a06082b06010505070304,   false",
    "300ca00a06082b06010505070304,   true",
  })
  void trustedCertificate_isTrustedForItsUses(String uses, boolean trusted) throws Exception {
    String pem = Files.readString(PrivateCa.in(folder).certificate());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(Base64.getMimeDecoder().decode(pem.replaceAll("-----.*-----", "")));
    bytes.writeBytes(HexFormat.of().parseHex(uses));
    String text =
        BLOCK
            .replace("CERTIFICATE", "TRUSTED CERTIFICATE")
            .formatted(Base64.getMimeEncoder().encodeToString(bytes.toByteArray()));

    assertEquals(trusted ? 1 : 0, PemCertificates.read(text).size());
  }

  /** Sends a request to a server whose certificate is signed by an authority. */
  private static int status(PrivateCa ca) throws Exception {
    try (Answers behind = Answers.start();
        TlsFront front = TlsFront.start(ca.server(), behind.port())) {
      URL url = URI.create("https://127.0.0.1:" + front.port() + "/").toURL();
      HttpURLConnection connection = (HttpURLConnection) url.openConnection(Proxy.NO_PROXY);
      connection.setRequestProperty("Connection", "close");
      return connection.getResponseCode();
    }
  }
}
