package io.github.rekcl.emulator;

/**
 * Something that goes wrong by appointment: which calls it hits, and what becomes of them.
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
 *
 * @param operation the operation's name, or {@code *}
 * @param first the first call that is hit, from 1
 * @param last the last call that is hit
 * @param after whether the call takes effect before its answer is replaced
 * @param effect what becomes of the call
 */
public record Fault(String operation, int first, int last, boolean after, Effect effect) {
  static final String ANY = "*";

  /**
   * Reads a fault as a user writes it.
   *
   * @throws IllegalArgumentException if it cannot be read, with a message for that user
   */
  public static Fault parse(String spec) {
    return FaultParser.parse(spec);
  }

  boolean hits(int call) {
    return first <= call && call <= last;
  }

  Reply answer(Call call, Stage operationItself, Effect.Surroundings surroundings) {
    if (!after) {
      return effect.answer(call, operationItself, surroundings);
    }
    Reply done = operationItself.answer(call);
    return effect.answer(call, ignored -> done, surroundings);
  }

  /** Returns the fault as {@link #parse} reads it. */
  @Override
  public String toString() {
    return operation + calls() + "=" + (after ? "after:" : "") + effect;
  }

  private String calls() {
    if (last == Integer.MAX_VALUE) {
      return first == 1 ? "" : "@" + first + "-";
    }
    return first == last ? "@" + first : "@" + first + "-" + last;
  }
}
