package io.github.rekcl.aws;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/**
 * Loads what TLS needs, the trust store above all, on another thread while the command line is
 * read. Sends nothing, and looks at none of the user's AWS settings but whether other certificates
 * are to be trusted; nothing depends on whether it succeeds, or is ever done.
 */
public final class HeadStart {
  private static final Set<String> COMMANDS = Set.of("stop", "delete", "list");

  private static final Set<String> NO_CALLS =
      Set.of("--help", "-h", "--version", "-V", "--emulate");

  /** Set where the JVM notes which classes to keep, with an emulator that speaks plain http. */
  private static final String TRAINING = "rekcl.training";

  private HeadStart() {}

  /**
   * Begins, if a command line looks as if it would come to a call over TLS.
   *
   * @param args the command line
   * @return true if it has begun
   */
  public static boolean begin(String... args) {
    return begin(System.getenv(), args);
  }

  static boolean begin(Map<String, String> environment, String... args) {
    boolean ownCertificates = environment.containsKey(CaBundle.VARIABLE);
    if (!Boolean.getBoolean(TRAINING) && (ownCertificates || !callsOverTls(Arrays.asList(args)))) {
      return false;
    }
    Thread thread = new Thread(HeadStart::load, "head start");
    thread.setDaemon(true);
    // What goes wrong here goes wrong again where it matters, and is told there.
    thread.setUncaughtExceptionHandler((failed, e) -> {});
    thread.start();
    return true;
  }

  private static boolean callsOverTls(List<String> words) {
    return !words.isEmpty()
        && COMMANDS.contains(words.get(0))
        && words.stream().noneMatch(NO_CALLS::contains)
        && words.stream().noneMatch(word -> word.contains("http://"))
        // The JDK's own context is not the one that trusts these certificates.
        && words.stream().noneMatch(word -> word.startsWith(CaBundle.OPTION));
  }

  private static void load() {
    try {
      handshake(SSLContext.getDefault());
    } catch (GeneralSecurityException | SSLException e) {
      // As above.
    }
  }

  /** Makes the first message of a handshake, for nobody. */
  private static void handshake(SSLContext context) throws SSLException {
    SSLEngine engine = context.createSSLEngine("localhost", 443);
    engine.setUseClientMode(true);
    int size = engine.getSession().getPacketBufferSize();
    engine.wrap(ByteBuffer.allocate(0), ByteBuffer.allocate(size));
  }
}
