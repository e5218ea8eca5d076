package io.github.rekcl.emulator;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads faults as users write them. */
final class FaultParser {
  private static final Pattern SPEC =
      Pattern.compile("(?<operation>[^@=]*)(@(?<calls>[^=]*))?=(?<after>after:)?(?<effect>.*)");
  private static final Pattern CALLS =
      Pattern.compile("(?<first>[0-9]{1,9})(?<range>-(?<last>[0-9]{1,9})?)?");
  private static final Pattern DELAY = Pattern.compile("delay:([0-9]{1,9})(ms|s|m)");
  private static final Pattern STATUS = Pattern.compile("status:([A-Za-z0-9_]+)");
  // A capital first, so that a mistyped effect does not pass for an error code.
  private static final Pattern FAILURE = Pattern.compile("([A-Z][A-Za-z0-9]*)(/([45][0-9]{2}))?");

  private FaultParser() {}

  static Fault parse(String spec) {
    Matcher parts = SPEC.matcher(spec.strip());
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "Not a fault: '%s'. Write OPERATION[@N|@N-M|@N-]=EFFECT, such as StopProjectVersion@1=drop."
              .formatted(spec));
    }
    String operation = operation(parts.group("operation"));
    boolean after = parts.group("after") != null;
    Effect effect = effect(parts.group("effect"));
    checkFits(effect, operation, after);
    String calls = parts.group("calls");
    if (calls == null) {
      return new Fault(operation, 1, Integer.MAX_VALUE, after, effect);
    }
    Matcher range = CALLS.matcher(calls);
    if (!range.matches()) {
      throw notCalls(calls);
    }
    int first = Integer.parseInt(range.group("first"));
    int last = last(range, first);
    if (first < 1 || last < first) {
      throw notCalls(calls);
    }
    return new Fault(operation, first, last, after, effect);
  }

  private static String operation(String name) {
    if (name.equals(Fault.ANY) || Dispatcher.operations().contains(name)) {
      return name;
    }
    throw new IllegalArgumentException(
        "Unknown operation '%s' in a fault. Known: %s, and * for any."
            .formatted(name, String.join(", ", Dispatcher.operations())));
  }

  private static int last(Matcher range, int first) {
    if (range.group("range") == null) {
      return first;
    }
    String last = range.group("last");
    return last == null ? Integer.MAX_VALUE : Integer.parseInt(last);
  }

  private static Effect effect(String text) {
    Matcher delay = DELAY.matcher(text);
    if (delay.matches()) {
      return new Effect.Delay(duration(Long.parseLong(delay.group(1)), delay.group(2)));
    }
    Matcher status = STATUS.matcher(text);
    if (status.matches()) {
      return new Effect.StatusIs(status.group(1));
    }
    Matcher failure = FAILURE.matcher(text);
    if (failure.matches()) {
      String code = failure.group(1);
      String http = failure.group(3);
      return new Effect.Failure(
          code, http == null ? RefusedException.httpStatus(code) : Integer.parseInt(http));
    }
    return word(text);
  }

  private static Duration duration(long amount, String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      default -> Duration.ofMinutes(amount);
    };
  }

  private static Effect word(String text) {
    for (Effect effect : Effect.Fixed.values()) {
      if (effect.toString().equals(text)) {
        return effect;
      }
    }
    for (Effect effect : Effect.Picture.values()) {
      if (effect.toString().equals(text)) {
        return effect;
      }
    }
    throw new IllegalArgumentException(
        ("Unknown effect '%s' in a fault. Known: an error code such as ThrottlingException or"
                + " ThrottlingException/503, delay:2s, hang, drop, html, empty, object, each also as"
                + " after:EFFECT; and for %s stale, absent, status:X, loop.")
            .formatted(text, DescribeProjectVersions.NAME));
  }

  private static void checkFits(Effect effect, String operation, boolean after) {
    if (!(effect instanceof Effect.Picture || effect instanceof Effect.StatusIs)) {
      return;
    }
    if (!operation.equals(DescribeProjectVersions.NAME)) {
      throw new IllegalArgumentException(
          "The effect %s works for %s only.".formatted(effect, DescribeProjectVersions.NAME));
    }
    if (after) {
      throw new IllegalArgumentException("The effect %s takes no after:.".formatted(effect));
    }
  }

  private static IllegalArgumentException notCalls(String calls) {
    return new IllegalArgumentException(
        "Not the numbers of calls: '@%s'. Write @N, @N-M or @N-, counting from 1."
            .formatted(calls));
  }
}
