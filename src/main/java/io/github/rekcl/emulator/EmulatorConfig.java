package io.github.rekcl.emulator;

import java.time.InstantSource;
import java.util.List;

/**
 * What an emulator is told at its start.
 *
 * @param host the address or name to listen on
 * @param port the port to listen on, 0 for any free one
 * @param region the region of projects that are created without naming one
 * @param accountId the twelve digits of the account that owns everything
 * @param timings how long the statuses last that end by themselves
 * @param clock the time that the models live by
 * @param faults the calls that go wrong, the first that hits a call deciding
 * @param maxTps how many calls any one second may hold, of each operation in each region; 0 for any
 *     number
 * @param paging how lists are cut into pages
 */
public record EmulatorConfig(
    String host,
    int port,
    String region,
    String accountId,
    Timings timings,
    InstantSource clock,
    List<Fault> faults,
    int maxTps,
    Paging paging) {

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one has not the form that the service gives it
   */
  public EmulatorConfig {
    if (host.isBlank()) {
      throw new IllegalArgumentException("The host is empty");
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("Not a port: " + port);
    }
    if (!Arns.isRegion(region)) {
      throw new IllegalArgumentException("Not a region: " + region);
    }
    if (!accountId.matches("[0-9]{12}")) {
      throw new IllegalArgumentException("Not an account of twelve digits: " + accountId);
    }
    if (maxTps < 0) {
      throw new IllegalArgumentException("Not a number of calls: " + maxTps);
    }
    faults = List.copyOf(faults);
  }

  /** Returns a configuration on loopback, any free port, in us-east-1, by the system's clock. */
  public static EmulatorConfig defaults() {
    return new EmulatorConfig(
        "127.0.0.1",
        0,
        "us-east-1",
        "111122223333",
        Timings.defaults(),
        InstantSource.system(),
        List.of(),
        0,
        Paging.defaults());
  }

  /** Returns a copy that listens on another address. */
  public EmulatorConfig withHost(String newHost) {
    return new EmulatorConfig(
        newHost, port, region, accountId, timings, clock, faults, maxTps, paging);
  }

  /** Returns a copy that listens on another port, 0 for any free one. */
  public EmulatorConfig withPort(int newPort) {
    return new EmulatorConfig(
        host, newPort, region, accountId, timings, clock, faults, maxTps, paging);
  }

  /** Returns a copy with another region for new projects. */
  public EmulatorConfig withRegion(String newRegion) {
    return new EmulatorConfig(
        host, port, newRegion, accountId, timings, clock, faults, maxTps, paging);
  }

  /** Returns a copy with another account. */
  public EmulatorConfig withAccountId(String newAccountId) {
    return new EmulatorConfig(
        host, port, region, newAccountId, timings, clock, faults, maxTps, paging);
  }

  /** Returns a copy whose models take other times. */
  public EmulatorConfig withTimings(Timings newTimings) {
    return new EmulatorConfig(
        host, port, region, accountId, newTimings, clock, faults, maxTps, paging);
  }

  /** Returns a copy whose models live by another clock. */
  public EmulatorConfig withClock(InstantSource newClock) {
    return new EmulatorConfig(
        host, port, region, accountId, timings, newClock, faults, maxTps, paging);
  }

  /** Returns a copy in which other calls go wrong; the first fault that hits a call decides. */
  public EmulatorConfig withFaults(List<Fault> newFaults) {
    return new EmulatorConfig(
        host, port, region, accountId, timings, clock, newFaults, maxTps, paging);
  }

  /**
   * Returns a copy that refuses calls with ThrottlingException once a second of its clock has held
   * so many, of each operation and of each region that calls are signed for. Whichever second is
   * looked at, it holds no more; refused calls have no effect, do not count here, and do not count
   * as calls of a fault.
   *
   * @param callsPerSecond the number of calls, 0 for any
   */
  public EmulatorConfig withMaxTps(int callsPerSecond) {
    return new EmulatorConfig(
        host, port, region, accountId, timings, clock, faults, callsPerSecond, paging);
  }

  /**
   * Returns a copy whose answers hold no more than so many models or projects, even where
   * MaxResults asks for more.
   *
   * @param items from 1 to 100
   */
  public EmulatorConfig withPageSize(int items) {
    return with(new Paging(items, paging.shifting()));
  }

  /**
   * Returns a copy whose page tokens count the items before them: when one of those disappears
   * between two pages, the first item of the next page is not shown at all; when one is added, the
   * last one is shown twice. By default nothing shifts.
   */
  public EmulatorConfig withShiftingPages() {
    return with(new Paging(paging.size(), true));
  }

  private EmulatorConfig with(Paging newPaging) {
    return new EmulatorConfig(
        host, port, region, accountId, timings, clock, faults, maxTps, newPaging);
  }
}
