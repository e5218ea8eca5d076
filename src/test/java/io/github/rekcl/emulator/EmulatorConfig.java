package io.github.rekcl.emulator;

import java.time.InstantSource;
import java.util.List;

/**
 * What the emulator of a test is told at its start.
 *
 * @param options what users can choose
 * @param clock the time that the models live by
 * @param pageSize the most items of an answer, whatever MaxResults asks for
 * @param shifting whether a token counts the items before its page, so that the removal of one of
 *     them moves an item out of sight
 */
public record EmulatorConfig(
    EmulatorOptions options, InstantSource clock, int pageSize, boolean shifting) {
  /** Returns a configuration on loopback, any free port, in us-east-1, by the system's clock. */
  public static EmulatorConfig defaults() {
    return new EmulatorConfig(EmulatorOptions.defaults(), InstantSource.system(), 100, false);
  }

  /** Returns a copy that listens elsewhere; port 0 is any free one. */
  public EmulatorConfig listeningOn(String host, int port) {
    return with(
        new EmulatorOptions(
            host, port, options.region(), options.timings(), options.faults(), options.maxTps()));
  }

  /** Returns a copy whose models take other times. */
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

  /** Returns a copy in which other calls go wrong; the first fault that hits a call decides. */
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

  /** Returns a copy that throttles, 0 for never. */
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

  /** Returns a copy whose models live by another clock. */
  public EmulatorConfig withClock(InstantSource newClock) {
    return new EmulatorConfig(options, newClock, pageSize, shifting);
  }

  /**
   * Returns a copy whose answers hold no more models or projects, even where more are asked for.
   */
  public EmulatorConfig withPageSize(int items) {
    return new EmulatorConfig(options, clock, items, shifting);
  }

  /**
   * Returns a copy whose page tokens count the items before them: when one of those disappears
   * between two pages, the first item of the next page is not shown at all; when one is added, the
   * last one is shown twice.
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
