package io.github.rekcl.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.rekcl.emulator.DemoContent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The main commands with every installed Java, without warnings of newer versions. */
final class OtherJavaIT {

  static List<Path> javaHomes() throws IOException {
    return Distribution.javaHomes();
  }

  @ParameterizedTest
  @MethodSource("javaHomes")
  void stop_stops(Path javaHome) throws Exception {
    String model = DemoContent.RUNNING_MODEL_ARN;
    assertEquals(
        new Launched(0, "Model stopped: " + model + "\n", ""),
        emulated(javaHome, "stop", model).run());
  }

  @ParameterizedTest
  @MethodSource("javaHomes")
  void delete_readsTheWordFromAPipe(Path javaHome) throws Exception {
    String model = DemoContent.STOPPED_MODEL_ARN;
    emulated(javaHome, "delete", model)
        .typing("delete\n")
        .run()
        .expect(0, "Model deleted: " + model + "\n")
        .errLacks("WARNING");
  }

  private static Launch emulated(Path javaHome, String command, String model) {
    return Launch.rekcl("--emulate", command, "--quiet", DemoContent.PROJECT_ARN, model)
        .env("JAVA_HOME", javaHome.toString());
  }
}
