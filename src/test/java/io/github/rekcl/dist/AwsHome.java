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

/** A user's home with a {@code ~/.aws} in it, and the service that the user's commands reach. */
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

  /** Writes a file below the home. */
  Path write(String name, String text) throws IOException {
    return Files.writeString(home.resolve(name), text);
  }

  /** Writes {@code ~/.aws/config}; a bar is a line break. */
  void config(String lines) throws IOException {
    write(".aws/config", lines.replace('|', '\n') + "\n");
  }

  /** Lists a project, wherever the home and the environment say that the service is. */
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

  /** Runs a command, which is to end well, signed with this key and no other. */
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

  /** Runs a command that finds no credentials, and sends nothing. */
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
