package io.github.rekcl.emulator;

import java.util.List;

/**
 * What an emulator is told at its start.
 *
 * @param host the address or name to listen on
 * @param port the port to listen on, 0 for any free one
 * @param region the region of projects that are created without naming one
 * @param timings how long the statuses last that end by themselves
 * @param faults the calls that go wrong, the first that hits a call deciding
 * @param maxTps how many calls any one second may hold, of each operation in each region that calls
 *     are signed for; 0 for any number. Others get ThrottlingException, have no effect, and do not
 *     count, here nor as calls of a fault.
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
