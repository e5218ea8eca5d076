package io.github.rekcl.emulator;

import java.time.InstantSource;
import java.util.List;

/**
 * Configures an emulator for a test.
 *
 * @param options the options that users have, too
 * @param clock the source of the current time
 * @param pageSize the maximum page size, which MaxResults cannot raise
 * @param shifting whether a token counts the items before its page, so that the next page skips an
 *     item when one of them is removed
 */
public record EmulatorConfig(
    EmulatorOptions options, InstantSource clock, int pageSize, boolean shifting) {
  /** Returns a configuration for loopback, any free port, us-east-1, and the system clock. */
  public static EmulatorConfig defaults() {
    return new EmulatorConfig(EmulatorOptions.defaults(), InstantSource.system(), 100, false);
  }

  /** Returns a copy with another address; port 0 means any free one. */
  public EmulatorConfig listeningOn(String host, int port) {
    return with(
        new EmulatorOptions(
            host, port, options.region(), options.timings(), options.faults(), options.maxTps()));
  }

  public EmulatorConfig withTimings(Timings timings) {
    return with(
        new EmulatorOptions(
            options.host(),
            options.port(),
            options.region(),
            timings,
            options.faults(),
            options.maxTps()));
  }

  public EmulatorConfig withFaults(List<Fault> faults) {
    return with(
        new EmulatorOptions(
            options.host(),
            options.port(),
            options.region(),
            options.timings(),
            faults,
            options.maxTps()));
  }

  public EmulatorConfig withMaxTps(int callsPerSecond) {
    return with(
        new EmulatorOptions(
            options.host(),
            options.port(),
            options.region(),
            options.timings(),
            options.faults(),
            callsPerSecond));
  }

  public EmulatorConfig withClock(InstantSource newClock) {
    return new EmulatorConfig(options, newClock, pageSize, shifting);
  }

  public EmulatorConfig withPageSize(int items) {
    return new EmulatorConfig(options, clock, items, shifting);
  }

  /**
   * Returns a copy whose page tokens count the items before them. If one of those is removed
   * between two pages, the next page skips an item; if one is added, it repeats an item.
   */
  public EmulatorConfig withShiftingPages() {
    return new EmulatorConfig(options, clock, pageSize, true);
  }

  Pages pages() {
    return new Pages() {
      @Override
      int maxSize() {
        return pageSize;
      }

      @Override
      long next(long[] digits, int shown) {
        return shifting ? shown : super.next(digits, shown);
      }

      @Override
      int from(long[] digits, long position) {
        return shifting ? (int) Math.min(position, digits.length) : super.from(digits, position);
      }
    };
  }

  private EmulatorConfig with(EmulatorOptions newOptions) {
    return new EmulatorConfig(newOptions, clock, pageSize, shifting);
  }
}
