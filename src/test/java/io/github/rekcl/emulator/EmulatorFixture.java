package io.github.rekcl.emulator;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Starts an emulator with a manual clock, transitions of ten seconds, and one project. */
abstract class EmulatorFixture {
  static final Duration CHANGE = Duration.ofSeconds(10);

  final ManualClock clock = new ManualClock();
  Emulator emulator;
  TestClient client;
  String projectArn;

  @BeforeEach
  void start() throws IOException {
    emulator = Emulator.start(config());
    client = new TestClient(emulator);
    projectArn = emulator.createProject("my-version");
  }

  /** Restarts the emulator with only the project. */
  void restart(EmulatorConfig config) throws IOException {
    emulator.close();
    emulator = Emulator.start(config);
    client = new TestClient(emulator);
    projectArn = emulator.createProject("my-version");
  }

  @AfterEach
  void close() {
    emulator.close();
  }

  EmulatorConfig config() {
    return EmulatorConfig.defaults().withClock(clock).withTimings(Timings.transitions(CHANGE));
  }

  String model(String status) {
    return emulator.createModel(projectArn, "v.1", status);
  }
}
