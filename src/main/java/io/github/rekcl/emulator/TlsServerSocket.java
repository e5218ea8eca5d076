package io.github.rekcl.emulator;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Makes sockets that speak TLS with a key from a file. */
final class TlsServerSocket {
  /** As in every key store of the JDK. */
  private static final String PASSWORD = "changeit";

  private TlsServerSocket() {}

  static ServerSocket of(Path keyStore) throws IOException {
    char[] password = PASSWORD.toCharArray();
    try {
      KeyStore keys = KeyStore.getInstance(keyStore.toFile(), password);
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(keys, password);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context.getServerSocketFactory().createServerSocket();
    } catch (GeneralSecurityException e) {
      throw new IOException("can't use the key in " + keyStore + ": " + e.getMessage(), e);
    }
  }
}
