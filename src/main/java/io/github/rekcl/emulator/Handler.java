package io.github.rekcl.emulator;

/** Answers a request; handlers wrap each other. */
@FunctionalInterface
interface Handler {
  /**
   * Answers a request.
   *
   * @throws RefusedException if it is refused
   */
  Reply handle(Call call);
}
