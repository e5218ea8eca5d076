package io.github.rekcl.aws.network;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import software.amazon.awssdk.regions.ServiceMetadata;
import software.amazon.awssdk.utils.Logger;

/**
 * Loads what a call needs that takes long, on another thread while the command line is read. Sends
 * nothing, and looks at none of the user's AWS settings but whether there will be TLS, and whose
 * certificates are to be trusted; nothing depends on whether it succeeds, or is ever done.
 */
public final class HeadStart {
  private static final Set<String> COMMANDS = Set.of("stop", "delete", "list");

  private static final Set<String> NO_CALLS = Set.of("--help", "-h", "--version", "-V");

  private static final String EMULATE = "--emulate";

  private static final String PLAIN = "http://";

  /** Set where the JVM notes which classes to keep, with an emulator that speaks plain http. */
  private static final String TRAINING = "rekcl.training";

  private HeadStart() {}

  /** What can be loaded beforehand. */
  enum Part {
    /** The SDK makes the metadata of every service and region, only to find the region to sign. */
    SERVICES {
      @Override
      void load() {
        ServiceMetadata.of("rekognition");
      }
    },

    /** The certificates of the JVM, or what its properties name instead. */
    TRUST_STORE {
      @Override
      void load() throws GeneralSecurityException {
        SSLContext.getDefault();
      }
    },

    /** What TLS is made of, where other certificates than the JVM's are to be trusted. */
    TLS {
      @Override
      void load() throws GeneralSecurityException {
        SSLContext.getInstance("TLS").init(null, new TrustManager[0], null);
      }
    },

    /** The JVM's own certificates once more, which it reads in the midst of the first handshake. */
    ANCHORS {
      @Override
      void load() throws ClassNotFoundException {
        // Nobody's API: only its making is asked for, and where it isn't there, that is no loss.
        Class.forName("sun.security.util.AnchorCertificates");
      }
    };

    abstract void load() throws GeneralSecurityException, ClassNotFoundException;
  }

  /**
   * Begins, if a command line looks as if it would come to a call.
   *
   * @param args the command line
   */
  public static void begin(String... args) {
    Set<Part> parts = parts(System.getenv(), Arrays.asList(args));
    if (!parts.isEmpty()) {
      // On this thread: two that begin to log at once make slf4j say so on standard error.
      Logger.loggerFor(HeadStart.class);
      Thread thread = new Thread(() -> load(parts), "head start");
      thread.setDaemon(true);
      // What goes wrong here goes wrong again where it matters, and is told there.
      thread.setUncaughtExceptionHandler((failed, e) -> {});
      thread.start();
    }
  }

  /** Returns what a command line will need. */
  static Set<Part> parts(Map<String, String> environment, List<String> words) {
    if (Boolean.getBoolean(TRAINING)) {
      return EnumSet.allOf(Part.class);
    }
    if (words.isEmpty() || !COMMANDS.contains(words.get(0)) || hasAny(words, NO_CALLS)) {
      return EnumSet.noneOf(Part.class);
    }
    if (words.contains(EMULATE) || saysPlain(environment, words)) {
      return EnumSet.of(Part.SERVICES);
    }
    boolean others =
        environment.containsKey(CaBundle.VARIABLE)
            || words.stream().anyMatch(word -> word.startsWith(CaBundle.OPTION));
    return EnumSet.of(Part.SERVICES, others ? Part.TLS : Part.TRUST_STORE, Part.ANCHORS);
  }

  private static boolean hasAny(List<String> words, Set<String> wanted) {
    return words.stream().anyMatch(wanted::contains);
  }

  private static boolean saysPlain(Map<String, String> environment, List<String> words) {
    Stream<String> urls =
        Stream.of("AWS_ENDPOINT_URL_REKOGNITION", "AWS_ENDPOINT_URL")
            .map(name -> environment.getOrDefault(name, ""));
    return Stream.concat(urls, words.stream()).anyMatch(word -> word.contains(PLAIN));
  }

  private static void load(Set<Part> parts) {
    for (Part part : parts) {
      try {
        part.load();
      } catch (GeneralSecurityException | ClassNotFoundException e) {
        // As above.
      }
    }
  }
}
