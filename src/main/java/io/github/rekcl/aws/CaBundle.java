package io.github.rekcl.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * A PEM file with the certificates to trust instead of the JVM's. The SDK knows none; the AWS CLI's
 * are the {@code --ca-bundle} option, else {@code AWS_CA_BUNDLE}, else the profile's {@code
 * ca_bundle}.
 *
 * @param file the file
 * @param from the setting that names it
 */
record CaBundle(String file, String from) {
  static final String OPTION = "--ca-bundle";

  static final String VARIABLE = "AWS_CA_BUNDLE";

  private static final Pattern CERTIFICATE =
      Pattern.compile("-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----");

  /** Finds the file that is to be used, if any. */
  static Optional<CaBundle> find(
      AwsSettings settings, Map<String, String> environment, ChosenProfile profile) {
    if (settings.caBundle() != null) {
      return Optional.of(new CaBundle(settings.caBundle().toString(), OPTION));
    }
    String variable = environment.getOrDefault(VARIABLE, "");
    return variable.isBlank() ? ofProfile(profile) : Optional.of(new CaBundle(variable, VARIABLE));
  }

  private static Optional<CaBundle> ofProfile(ChosenProfile profile) {
    return profile
        .property("ca_bundle")
        .map(file -> new CaBundle(file, "ca_bundle of profile " + profile.name()));
  }

  /**
   * Has every later https connection of this process trust these certificates alone: also those
   * that the SDK makes by itself, to STS, SSO or a container's endpoint.
   *
   * @throws IllegalArgumentException if there are none
   */
  void trust() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(certificates());
      context.init(null, trust.getTrustManagers(), null);
      HttpsURLConnection.setDefaultSSLSocketFactory(context.getSocketFactory());
    } catch (NoSuchFileException e) {
      throw useless("there is no such file", e);
    } catch (IOException | InvalidPathException e) {
      throw useless("it can't be read (" + e.getMessage() + ")", e);
    } catch (GeneralSecurityException e) {
      throw useless("a certificate in it is broken (" + e.getMessage() + ")", e);
    }
  }

  private KeyStore certificates() throws IOException, GeneralSecurityException {
    // Whatever stands between the certificates is for people, in whatever encoding.
    String text = Files.readString(Path.of(file), StandardCharsets.ISO_8859_1);
    List<String> blocks = CERTIFICATE.matcher(text).results().map(MatchResult::group).toList();
    if (blocks.isEmpty()) {
      throw useless("it holds no certificate in PEM", null);
    }
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    for (String block : blocks) {
      byte[] bytes = block.getBytes(StandardCharsets.ISO_8859_1);
      store.setCertificateEntry(
          String.valueOf(store.size()),
          factory.generateCertificate(new ByteArrayInputStream(bytes)));
    }
    return store;
  }

  private IllegalArgumentException useless(String why, @Nullable Exception cause) {
    return new IllegalArgumentException(from + ": " + file + ": " + why, cause);
  }
}
