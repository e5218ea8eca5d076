package io.github.rekcl.emulator;

import com.google.gson.JsonObject;

/** Does one operation and returns the body of its answer. */
@FunctionalInterface
interface Handler {
  /**
   * Does the operation.
   *
   * @throws RefusedException if the service refuses it
   */
  JsonObject handle(Call call);
}
