package io.github.rekcl.aws.network;

import io.github.rekcl.aws.config.Configuration;
import io.github.rekcl.aws.config.PathText;
import io.github.rekcl.aws.config.Profile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * A PEM file with the certificates to trust instead of the JVM's. The SDK has no such setting.
 *
 * @param file the file
 * @param from the setting that names it
 */
public record CaBundle(String file, String from) {
  static final String OPTION = "--ca-bundle";

  private static final String OF_AWS = "AWS_CA_BUNDLE";

  private static final String OF_REQUESTS = "REQUESTS_CA_BUNDLE";

  /** The environment variables that name a bundle. */
  static final List<String> VARIABLES = List.of(OF_AWS, OF_REQUESTS);

  /**
   * Returns the file of {@code --ca-bundle}, {@code AWS_CA_BUNDLE}, the profile's {@code ca_bundle}
   * or {@code REQUESTS_CA_BUNDLE}, in the order of the AWS CLI.
   *
   * @param option the value of {@code --ca-bundle}, or null
   */
  public static Optional<CaBundle> find(@Nullable Path option, Configuration configuration) {
    Map<String, String> environment = configuration.environment();
    Profile profile = configuration.profile();
    String setting = PathText.expand(profile.setting("ca_bundle").orElse(""), environment);
    return Stream.of(
            new CaBundle(option == null ? "" : option.toString(), OPTION),
            new CaBundle(environment.getOrDefault(OF_AWS, ""), OF_AWS),
            new CaBundle(setting, "ca_bundle of profile " + profile.name()),
            new CaBundle(environment.getOrDefault(OF_REQUESTS, ""), OF_REQUESTS))
        .filter(bundle -> !bundle.file.isBlank())
        .findFirst();
  }

  /**
   * Makes these the only trusted certificates for all later https connections of the process,
   * including the SDK's own to a container's endpoint.
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
      throw invalid("there is no such file", e);
    } catch (IOException | InvalidPathException e) {
      throw invalid("it can't be read (" + e.getMessage() + ")", e);
    } catch (GeneralSecurityException e) {
      throw invalid("a certificate in it is broken (" + e.getMessage() + ")", e);
    }
  }

  private KeyStore certificates() throws IOException, GeneralSecurityException {
    // The text between the certificates may be in any encoding.
    String text = Files.readString(Path.of(file), StandardCharsets.ISO_8859_1);
    List<Certificate> certificates = PemCertificates.read(text);
    if (certificates.isEmpty()) {
      throw invalid("it contains no PEM certificate", null);
    }
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    for (Certificate certificate : certificates) {
      store.setCertificateEntry(String.valueOf(store.size()), certificate);
    }
    return store;
  }

  private IllegalArgumentException invalid(String why, @Nullable Exception cause) {
    return new IllegalArgumentException(from + ": " + file + ": " + why, cause);
  }
}
