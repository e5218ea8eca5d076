package io.github.rekcl.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rekcl.emulator.DemoContent;
import io.github.rekcl.emulator.Emulator;
import io.github.rekcl.emulator.EmulatorConfig;
import io.github.rekcl.emulator.RecordedRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A home folder with {@code ~/.aws}, and an emulator in place of the service. */
final class AwsHome implements AutoCloseable {
  private final Path home;
  private final Emulator emulator;

  AwsHome(Path home) throws IOException {
    this.home = home;
    emulator = Emulator.start(EmulatorConfig.defaults());
    DemoContent.seed(emulator);
    Files.createDirectories(home.resolve(".aws/sso/cache"));
  }

  Emulator emulator() {
    return emulator;
  }

  Path path() {
    return home;
  }

  /** Writes a file in the home folder. */
  Path write(String name, String text) throws IOException {
    return Files.writeString(home.resolve(name), text);
  }

  /** Writes {@code ~/.aws/config}; {@code |} stands for a line break. */
  void config(String lines) throws IOException {
    write(".aws/config", lines.replace('|', '\n') + "\n");
  }

  /** Lists a project of the configured endpoint. */
  Launch list(String... options) {
    return Launch.rekcl("list", DemoContent.PROJECT_ARN)
        .with(options)
        .env("HOME", home.toString())
        .env("AWS_EC2_METADATA_DISABLED", "true");
  }

  /** Lists a project of the emulator. */
  Launch listEmulated(String... options) {
    return list(options).with("--endpoint-url", emulator.endpoint().toString());
  }

  /** Expects that a command succeeds and signs all requests with this access key. */
  void expectSignedWith(String key, Launch launch) throws IOException, InterruptedException {
    Launched run = launch.run();
    assertEquals(0, run.code(), run::toString);
    List<RecordedRequest> requests = emulator.requests();
    assertTrue(
        !requests.isEmpty()
            && requests.stream()
                .allMatch(
                    r ->
                        String.valueOf(r.headers().get("Authorization"))
                            .contains("Credential=" + key + "/")),
        () -> requests + " " + run);
  }

  /** Expects that a command fails before it sends a request to the emulator. */
  Launched expectNone(Launch launch) throws IOException, InterruptedException {
    Launched run = launch.run().expect(1, "").errLacks("\tat ");
    assertEquals(List.of(), emulator.requests(), run::toString);
    return run;
  }

  @Override
  public void close() {
    emulator.close();
  }
}
