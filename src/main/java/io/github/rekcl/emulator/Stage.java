package io.github.rekcl.emulator;

/** A step between the HTTP front and the operations; steps wrap each other. */
@FunctionalInterface
interface Stage {
  Reply answer(Call call);
}
