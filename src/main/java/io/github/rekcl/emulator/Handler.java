package io.github.rekcl.emulator;

/** Answers requests. Handlers wrap each other. */
@FunctionalInterface
interface Handler {
  /**
   * Answers a request.
   *
   * @throws RefusedException to respond with an error
   */
  Response handle(Request request);
}
