package io.github.rekcl.loopback;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * An untrusted certificate authority and a server certificate that it signed. Encodes the few
 * required elements of RFC 5280 itself, because keytool would need five processes.
 */
public final class PrivateCa {
  private static final int SEQUENCE = 0x30;
  private static final int SET = 0x31;
  private static final int CONTEXT_0 = 0xa0;
  private static final int CONTEXT_3 = 0xa3;
  private static final int BITS = 3;
  private static final int OCTETS = 4;
  private static final int UTF_8 = 12;
  private static final int TIME = 23;
  private static final int DNS_NAME = 0x82;
  private static final int IP_ADDRESS = 0x87;

  private static final byte[] ECDSA_WITH_SHA256 =
      der(SEQUENCE, HexFormat.of().parseHex("06082a8648ce3d040302"));
  private static final byte[] COMMON_NAME = HexFormat.of().parseHex("0603550403");
  private static final byte[] ALTERNATIVE_NAMES = HexFormat.of().parseHex("0603551d11");

  /** BasicConstraints: critical, CA = true. */
  private static final byte[] IS_A_CA =
      der(SEQUENCE, HexFormat.of().parseHex("0603551d130101ff040530030101ff"));

  /** The host names that the tests connect to, directly or through a proxy. */
  private static final List<String> HOSTS =
      List.of("localhost", "*.us-east-1.amazonaws.com", "*.us-east-1.api.aws");

  private final KeyPair server;
  private final Certificate certificate;
  private final Path pem;

  private PrivateCa(KeyPair server, Certificate certificate, Path pem) {
    this.server = server;
    this.certificate = certificate;
    this.pem = pem;
  }

  /**
   * Creates an authority and a server certificate.
   *
   * @param folder the folder that the authority's certificate is written to
   */
  public static PrivateCa in(Path folder) throws IOException, GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    KeyPair own = generator.generateKeyPair();
    KeyPair server = generator.generateKeyPair();
    Certificate ca = certificate("ca", own.getPublic(), IS_A_CA, own.getPrivate());
    Certificate signed = certificate("server", server.getPublic(), names(), own.getPrivate());
    String base64 = Base64.getMimeEncoder().encodeToString(ca.getEncoded());
    String pem = "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
    return new PrivateCa(server, signed, Files.writeString(folder.resolve("ca.pem"), pem));
  }

  /** Returns the PEM file with the authority's certificate. */
  public Path certificate() {
    return pem;
  }

  /** Returns an SSL context for a server that presents the signed certificate. */
  public SSLContext server() throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance(KeyStore.getDefaultType());
    keys.load(null, null);
    char[] password = {'p'};
    keys.setKeyEntry("server", server.getPrivate(), password, new Certificate[] {certificate});
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private static Certificate certificate(
      String subject, PublicKey key, byte[] extension, PrivateKey signer)
      throws GeneralSecurityException {
    byte[] toBeSigned =
        der(
            SEQUENCE,
            der(CONTEXT_0, new byte[] {2, 1, 2}),
            new byte[] {2, 1, (byte) subject.length()},
            ECDSA_WITH_SHA256,
            name("ca"),
            der(SEQUENCE, text(TIME, "200101000000Z"), text(TIME, "491231235959Z")),
            name(subject),
            key.getEncoded(),
            der(CONTEXT_3, der(SEQUENCE, extension)));
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(signer);
    signature.update(toBeSigned);
    byte[] bits = der(BITS, new byte[1], signature.sign());
    byte[] encoded = der(SEQUENCE, toBeSigned, ECDSA_WITH_SHA256, bits);
    return CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(encoded));
  }

  private static byte[] name(String commonName) {
    return der(SEQUENCE, der(SET, der(SEQUENCE, COMMON_NAME, text(UTF_8, commonName))));
  }

  private static byte[] names() {
    ByteArrayOutputStream names = new ByteArrayOutputStream();
    names.writeBytes(der(IP_ADDRESS, new byte[] {127, 0, 0, 1}));
    HOSTS.forEach(host -> names.writeBytes(text(DNS_NAME, host)));
    return der(SEQUENCE, ALTERNATIVE_NAMES, der(OCTETS, der(SEQUENCE, names.toByteArray())));
  }

  private static byte[] text(int tag, String text) {
    return der(tag, text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Encodes a DER element: tag, length and content. */
  private static byte[] der(int tag, byte[]... content) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : content) {
      all.writeBytes(part);
    }
    ByteArrayOutputStream element = new ByteArrayOutputStream();
    element.write(tag);
    if (all.size() >= 0x80) {
      element.write(0x82);
      element.write(all.size() >> 8);
    }
    element.write(all.size());
    element.writeBytes(all.toByteArray());
    return element.toByteArray();
  }
}
