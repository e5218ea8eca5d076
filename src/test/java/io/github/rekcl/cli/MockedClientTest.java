package io.github.rekcl.cli;

/** The contract against a mocked client. */
class MockedClientTest extends CommandContract {
  @Override
  FakeService open() {
    return new MockedService();
  }
}
