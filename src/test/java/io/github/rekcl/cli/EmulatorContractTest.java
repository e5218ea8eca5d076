package io.github.rekcl.cli;

/** The contract against the emulator, over real HTTP. */
class EmulatorContractTest extends CommandContract {
  @Override
  FakeService open() {
    return new EmulatedService();
  }
}
