package io.github.rekcl.aws.network;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Reads PEM certificates as OpenSSL and the AWS CLI do. The JDK knows only one of the three labels
 * that OpenSSL accepts.
 */
final class PemCertificates {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ((?:TRUSTED |X509 )?CERTIFICATE)-----([^-]*)-----END \\1-----");

  private static final int TRUSTED_USES = 0x30;
  private static final int REJECTED_USES = 0xa0;

  /** The DER encoding of the object identifier 1.3.6.1.5.5.7.3.1. */
  private static final String SERVER_AUTH =
      latin1(ByteBuffer.wrap(HexFormat.of().parseHex("06082b06010505070301")));

  private PemCertificates() {}

  static List<Certificate> read(String text) throws CertificateException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    List<Certificate> certificates = new ArrayList<>();
    for (MatchResult block : BLOCK.matcher(text).results().toList()) {
      ByteArrayInputStream bytes = new ByteArrayInputStream(decoded(block.group(2)));
      Certificate certificate = factory.generateCertificate(bytes);
      if (trustsServers(ByteBuffer.wrap(bytes.readAllBytes()))) {
        certificates.add(certificate);
      }
    }
    return certificates;
  }

  private static byte[] decoded(String base64) throws CertificateException {
    try {
      return Base64.getMimeDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new CertificateException(e.getMessage(), e);
    }
  }

  /**
   * Reports whether a certificate is trusted for servers, according to the lists of uses that
   * follow a TRUSTED CERTIFICATE. Linux distributions also put distrusted certificates into such
   * files.
   */
  private static boolean trustsServers(ByteBuffer auxiliary) throws CertificateException {
    boolean trusted = true;
    ByteBuffer lists = auxiliary.hasRemaining() ? content(auxiliary) : auxiliary;
    while (lists.hasRemaining()) {
      int tag = Byte.toUnsignedInt(lists.get(lists.position()));
      boolean named = latin1(content(lists)).contains(SERVER_AUTH);
      trusted &= tag == TRUSTED_USES ? named : tag != REJECTED_USES || !named;
    }
    return trusted;
  }

  private static String latin1(ByteBuffer bytes) {
    return StandardCharsets.ISO_8859_1.decode(bytes).toString();
  }

  /** Returns the content of the next DER element. */
  private static ByteBuffer content(ByteBuffer elements) throws CertificateException {
    try {
      elements.get();
      int length = Byte.toUnsignedInt(elements.get());
      if (length >= 0x80) {
        int digits = length & 0x7f;
        length = 0;
        for (int i = 0; i < digits; i++) {
          length = length << 8 | Byte.toUnsignedInt(elements.get());
        }
      }
      ByteBuffer content = elements.slice(elements.position(), length);
      elements.position(elements.position() + length);
      return content;
    } catch (RuntimeException e) {
      throw new CertificateException("unreadable trust settings", e);
    }
  }
}
