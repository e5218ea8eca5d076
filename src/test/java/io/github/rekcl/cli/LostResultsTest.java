package io.github.rekcl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Results that cannot be written: an error message, and never exit code 0. */
class LostResultsTest {
  private static final PrintStream FULL =
      new PrintStream(
          new OutputStream() {
            @Override
            public void write(int b) throws IOException {
              throw new IOException("No space left on device");
            }
          },
          true,
          StandardCharsets.UTF_8);

  @ParameterizedTest
  @CsvSource({
    "list PROJECT, RUNNING",
    "list --output json PROJECT, RUNNING",
    "stop PROJECT v1, STOPPED",
    "stop --output json PROJECT v1, STOPPED",
    "stop --dry-run PROJECT v1, RUNNING",
    "stop --dry-run --output json PROJECT v1, RUNNING",
    "delete -y --stop PROJECT v1, ''",
  })
  void full_isSaidAndFails(String line, String status) {
    try (FakeService rekognition = new MockedService()) {
      String model = rekognition.model("v1", "RUNNING");

      Run run =
          rekognition
              .cli()
              .resultsTo(FULL)
              .run(line.replace("PROJECT", rekognition.project()).split(" "));

      assertEquals(1, run.code(), run::toString);
      run.says("rekcl: cannot write the results: standard output is full or closed\n");
      assertEquals(
          status.isEmpty() ? Optional.empty() : Optional.of(status), rekognition.status(model));
    }
  }
}
