package io.github.rekcl.aws.network;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/**
 * Loads the JVM's trusted certificates in the background while the command line is parsed, if they
 * will probably be needed. This only saves time: they are loaded on demand otherwise.
 */
public final class TrustStorePreload {
  private static final Set<String> COMMANDS = Set.of("stop", "delete", "list");

  private static final Set<String> NO_TLS =
      Set.of("--help", "-h", "--version", "-V", "--emulate", CaBundle.OPTION);

  private TrustStorePreload() {}

  /** Starts loading, if the command line looks as if it needs https. */
  public static void begin(String... args) {
    if (needsTrustStore(System.getenv(), Arrays.asList(args))) {
      Thread thread = new Thread(TrustStorePreload::readTrustStore, "trust store");
      thread.setDaemon(true);
      thread.start();
    }
  }

  static boolean needsTrustStore(Map<String, String> environment, List<String> words) {
    Stream<String> urls =
        Stream.of("AWS_ENDPOINT_URL_REKOGNITION", "AWS_ENDPOINT_URL")
            .map(name -> environment.getOrDefault(name, ""));
    return words.stream().anyMatch(COMMANDS::contains)
        && CaBundle.VARIABLES.stream().noneMatch(environment::containsKey)
        && words.stream().noneMatch(word -> NO_TLS.contains(word.replaceFirst("=.*", "")))
        && Stream.concat(urls, words.stream()).noneMatch(word -> word.contains("http://"));
  }

  private static void readTrustStore() {
    try {
      SSLContext.getDefault();
    } catch (GeneralSecurityException | RuntimeException e) {
      // The first https connection fails in the same way, and reports it.
    }
  }
}
