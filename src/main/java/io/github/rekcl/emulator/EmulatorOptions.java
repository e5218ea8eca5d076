package io.github.rekcl.emulator;

import java.util.List;

/**
 * Configures an emulator.
 *
 * @param host the address or name to listen on
 * @param port the port to listen on, or 0 for any free one
 * @param region the region of projects that are created without a region
 * @param timings how long statuses last that end without a request
 * @param faults the faults to inject; the first that hits a request decides
 * @param maxTps the maximum number of requests per second, for each operation in each region; 0
 *     means no limit. Requests beyond it get ThrottlingException, have no effect, and count neither
 *     here nor as calls of a fault.
 */
public record EmulatorOptions(
    String host, int port, String region, Timings timings, List<Fault> faults, int maxTps) {

  /** Copies the faults. */
  public EmulatorOptions {
    faults = List.copyOf(faults);
  }

  /** Returns options for loopback, any free port, and us-east-1. */
  public static EmulatorOptions defaults() {
    return new EmulatorOptions("127.0.0.1", 0, "us-east-1", Timings.defaults(), List.of(), 0);
  }
}
