package io.github.rekcl.rekognition;

import java.util.function.Consumer;
import software.amazon.awssdk.services.rekognition.RekognitionClient;

/** Opens clients of the service, one per region. */
@FunctionalInterface
public interface Clients {
  /**
   * Opens a client, which its caller closes.
   *
   * @param region the region code
   * @param repeats called with the operation before the client retries a call, on any thread;
   *     blocks until the retry may be sent
   */
  RekognitionClient open(String region, Consumer<String> repeats);
}
