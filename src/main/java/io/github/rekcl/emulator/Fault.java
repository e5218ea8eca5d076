package io.github.rekcl.emulator;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fault to inject: the requests that it affects, and what it does to them.
 *
 * <p>Written as {@code OPERATION[@N|@N-M|@N-]=EFFECT}, such as {@code StopProjectVersion@1=drop}.
 * The operation is one that the emulator supports, or {@code *} for any. Its requests are counted
 * from 1; without a number, the fault affects all of them. The effect is one of:
 *
 * <ul>
 *   <li>an error code such as {@code ThrottlingException}, with {@code /503} for another HTTP
 *       status
 *   <li>{@code delay:2s} (ms, s or m): the request is carried out and answered later
 *   <li>{@code hang}: it is not answered until the emulator closes
 *   <li>{@code drop}: the connection is closed without a response
 *   <li>{@code html}, {@code empty}, {@code object}: status 200 with a login page, without a body,
 *       or with an empty JSON object
 *   <li>{@code after:} followed by one of these: the request is carried out first
 *   <li>for DescribeProjectVersions only, {@code stale}: the models just before the last accepted
 *       start, stop or delete; {@code absent}: no models; {@code status:X}: every model in status
 *       X, or without a status for {@code null}; {@code loop}: a token of the same page, endlessly
 * </ul>
 */
public final class Fault {
  private static final String ANY = "*";
  private static final Pattern SPEC =
      Pattern.compile("(?<operation>[^@=]*)(@(?<calls>[^=]*))?=(?<after>after:)?(?<effect>.*)");
  private static final Pattern CALLS =
      Pattern.compile("(?<first>[0-9]{1,9})(?<range>-(?<last>[0-9]{1,9})?)?");

  private final String operation;
  private final FaultEffect effect;
  private int first = 1;
  private int last = Integer.MAX_VALUE;

  private Fault(String operation, FaultEffect effect) {
    this.operation = operation;
    this.effect = effect;
  }

  /**
   * Parses a fault.
   *
   * @throws IllegalArgumentException if it is not valid, with a message for the user
   */
  public static Fault parse(String spec) {
    Matcher parts = SPEC.matcher(spec.strip());
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "Not a fault: '%s'. Write OPERATION[@N|@N-M|@N-]=EFFECT, such as StopProjectVersion@1=drop."
              .formatted(spec));
    }
    String operation = parts.group("operation");
    if (!operation.equals(ANY) && !InputValidator.OPERATIONS.contains(operation)) {
      throw new IllegalArgumentException(
          "Unknown operation '%s' in a fault. Known: %s, and * for any."
              .formatted(operation, String.join(", ", InputValidator.OPERATIONS)));
    }
    String text = parts.group("effect");
    boolean after = parts.group("after") != null;
    FaultEffect effect = FaultEffect.parse(text);
    boolean editsModels = FaultEffect.editsModels(text);
    if (editsModels && !operation.equals(Operations.DESCRIBE_MODELS)) {
      throw new IllegalArgumentException(
          "The effect %s works for %s only.".formatted(text, Operations.DESCRIBE_MODELS));
    }
    if (editsModels && after) {
      throw new IllegalArgumentException("The effect %s takes no after:.".formatted(text));
    }
    Fault fault = new Fault(operation, after ? effect.afterRequest() : effect);
    String calls = parts.group("calls");
    if (calls != null) {
      fault.limitTo(calls);
    }
    return fault;
  }

  private void limitTo(String calls) {
    Matcher range = CALLS.matcher(calls);
    if (range.matches()) {
      first = Integer.parseInt(range.group("first"));
      String end = range.group("range") == null ? range.group("first") : range.group("last");
      last = end == null ? Integer.MAX_VALUE : Integer.parseInt(end);
    }
    if (!range.matches() || first < 1 || last < first) {
      throw new IllegalArgumentException(
          "Invalid call range: '@%s'. Write @N, @N-M or @N-, counting from 1.".formatted(calls));
    }
  }

  /**
   * Reports whether the fault affects a request.
   *
   * @param ofOperation the number of the request among those of its operation, from 1
   * @param ofAny its number among all requests, from 1
   */
  boolean hits(String called, int ofOperation, int ofAny) {
    int number = operation.equals(ANY) ? ofAny : ofOperation;
    boolean sameOperation = operation.equals(ANY) || operation.equals(called);
    return sameOperation && first <= number && number <= last;
  }

  FaultEffect effect() {
    return effect;
  }
}
