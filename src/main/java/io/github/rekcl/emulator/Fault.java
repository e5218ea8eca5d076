package io.github.rekcl.emulator;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fault that a user asked for: which calls it hits, and what happens to them.
 *
 * <p>Written {@code OPERATION[@N|@N-M|@N-]=EFFECT}, such as {@code StopProjectVersion@1=drop}. The
 * operation is one that the emulator knows, or {@code *} for any; its calls count from 1, and
 * without a number each is hit. The effect is one of:
 *
 * <ul>
 *   <li>an error code such as {@code ThrottlingException}, with {@code /503} for another HTTP
 *       status
 *   <li>{@code delay:2s} (ms, s or m): the call is done and answered later
 *   <li>{@code hang}: it is not answered before the emulator closes
 *   <li>{@code drop}: the connection is closed without an answer
 *   <li>{@code html}, {@code empty}, {@code object}: status 200 with a login page, without a body,
 *       or with an empty JSON object
 *   <li>{@code after:} before one of these: the call takes effect first, and is answered so
 *   <li>for DescribeProjectVersions alone, {@code stale}: the models just before the last accepted
 *       start, stop or delete; {@code absent}: no model; {@code status:X}: each model in status X,
 *       without a status for {@code null}; {@code loop}: the token of the same page, without end
 * </ul>
 */
public final class Fault {
  static final String ANY = "*";

  private static final Pattern SPEC =
      Pattern.compile("(?<operation>[^@=]*)(@(?<calls>[^=]*))?=(?<after>after:)?(?<effect>.*)");
  private static final Pattern CALLS =
      Pattern.compile("(?<first>[0-9]{1,9})(?<range>-(?<last>[0-9]{1,9})?)?");

  private final String operation;
  private final boolean after;
  private final FaultEffect effect;
  private int first = 1;
  private int last = Integer.MAX_VALUE;

  private Fault(String operation, boolean after, FaultEffect effect) {
    this.operation = operation;
    this.after = after;
    this.effect = effect;
  }

  /**
   * Reads a fault as a user writes it.
   *
   * @throws IllegalArgumentException if it cannot be read, with a message for that user
   */
  public static Fault parse(String spec) {
    Matcher parts = SPEC.matcher(spec.strip());
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "Not a fault: '%s'. Write OPERATION[@N|@N-M|@N-]=EFFECT, such as StopProjectVersion@1=drop."
              .formatted(spec));
    }
    String operation = parts.group("operation");
    if (!operation.equals(ANY) && !InputValidator.operations().contains(operation)) {
      throw new IllegalArgumentException(
          "Unknown operation '%s' in a fault. Known: %s, and * for any."
              .formatted(operation, String.join(", ", InputValidator.operations())));
    }
    String effect = parts.group("effect");
    boolean after = parts.group("after") != null;
    Fault fault = new Fault(operation, after, FaultEffect.parse(effect));
    if (FaultEffect.isView(effect) && !operation.equals(Operations.DESCRIBE_MODELS)) {
      throw new IllegalArgumentException(
          "The effect %s works for %s only.".formatted(effect, Operations.DESCRIBE_MODELS));
    }
    if (FaultEffect.isView(effect) && after) {
      throw new IllegalArgumentException("The effect %s takes no after:.".formatted(effect));
    }
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
          "Not the numbers of calls: '@%s'. Write @N, @N-M or @N-, counting from 1."
              .formatted(calls));
    }
  }

  /**
   * Tells whether it hits a call.
   *
   * @param ofOperation the number of the call among those of its operation, from 1
   * @param ofAny its number among all calls, from 1
   */
  boolean hits(String called, int ofOperation, int ofAny) {
    int number = operation.equals(ANY) ? ofAny : ofOperation;
    boolean fits = operation.equals(ANY) || operation.equals(called);
    return fits && first <= number && number <= last;
  }

  Reply answer(Call call, Handler operationItself, FaultInjector emulator) {
    if (!after) {
      return effect.answer(call, operationItself, emulator);
    }
    Reply done = operationItself.handle(call);
    return effect.answer(call, ignored -> done, emulator);
  }
}
