package io.github.rekcl.rekognition;

import java.util.function.Consumer;
import software.amazon.awssdk.services.rekognition.RekognitionClient;

/** Opens clients of the service, one a region, once they are needed. */
@FunctionalInterface
public interface Clients {
  /**
   * Opens a client, which the service closes.
   *
   * @param region the region's code
   * @param repeats to be told the operation of each attempt before the client repeats it by itself,
   *     on any thread; returns once the attempt may be sent
   * @return a client of that region
   */
  RekognitionClient open(String region, Consumer<String> repeats);
}
