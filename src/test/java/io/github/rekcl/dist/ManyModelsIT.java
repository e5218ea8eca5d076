package io.github.rekcl.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.github.rekcl.emulator.Emulator;
import io.github.rekcl.emulator.EmulatorConfig;
import io.github.rekcl.emulator.Timings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands for many models, with real threads, signals, documents and a real terminal. */
final class ManyModelsIT {
  private Emulator emulator;
  private String project;

  @BeforeEach
  void start() throws Exception {
    emulator =
        Emulator.start(
            EmulatorConfig.defaults().withTimings(Timings.transitions(Duration.ofSeconds(1))));
    project = emulator.createProject("demo");
  }

  @AfterEach
  void close() {
    emulator.close();
  }

  private List<String> models(int number, String status) {
    List<String> models = new ArrayList<>();
    for (int i = 1; i <= number; i++) {
      models.add(emulator.createModel(project, "v" + i, status));
    }
    return models;
  }

  @Test
  void deleteAll_deletesAndCountsAllModels() throws Exception {
    List<String> models = models(30, "STOPPED");

    Launched launched =
        Launch.rekcl("delete", "--all", "--yes", "--max-tps", "100", project)
            .against(emulator)
            .run();

    assertEquals(0, launched.code(), launched::toString);
    assertEquals(30, launched.out().lines().count(), launched::toString);
    launched.errContains("30 models: 30 deleted\n");
    models.forEach(model -> assertEquals(Optional.empty(), emulator.status(model)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"delete 2\n", "delete 1\n", "delete\n"})
  void deleteTwo_promptsForTheirNumber(String answer) throws Exception {
    List<String> models = models(2, "STOPPED");

    Launched launched =
        Launch.rekcl("delete", project, "v1", "v2").against(emulator).typing(answer).run();

    boolean confirmed = answer.equals("delete 2\n");
    assertEquals(confirmed ? 0 : 3, launched.code(), launched::toString);
    models.forEach(model -> assertEquals(!confirmed, emulator.status(model).isPresent()));
  }

  @ParameterizedTest
  @CsvSource({"INT, 130, 3", "TERM, 143, 3", "INT, 130, 400"})
  void signal_printsACompleteDocument(String signal, int code, int number) throws Exception {
    models(number, "RUNNING");
    try (Running running =
        Launch.rekcl("stop", "--all", "--output", "json", "--timeout", "1h", project)
            .against(emulator)
            .interruptible()
            .start()) {
      running.await(() -> !emulator.requests("StopProjectVersion").isEmpty(), "a call");
      running.signal(signal);
      Launched launched = running.finish();

      assertEquals(code, launched.code(), launched::toString);
      List<JsonElement> models = modelsIn(launched);
      assertEquals(number, models.size());
      assertTrue(launched.err().contains("Interrupted: "), launched::toString);
    }
  }

  private static List<JsonElement> modelsIn(Launched launched) {
    return StreamSupport.stream(
            JsonParser.parseString(launched.out())
                .getAsJsonObject()
                .getAsJsonArray("Models")
                .spliterator(),
            false)
        .toList();
  }

  /** A terminal shows one progress line per model, which is cleared at the end. */
  @ParameterizedTest
  @CsvSource({"xterm, true", "dumb, false"})
  void progress_isRedrawn_andCleared(String terminal, boolean redrawn) throws Exception {
    Launched script = Launch.of("sh", "-c", "script --version").run();
    assumeTrue(script.out().contains("util-linux"), "There is no 'script' of util-linux here");
    models(2, "RUNNING");
    String command =
        "unset CI; exec env TERM=%s '%s' stop --endpoint-url %s %s v1 v2"
            .formatted(terminal, Distribution.launcher(), emulator.endpoint(), project);

    Launched launched =
        Launch.of("script", "-qec", command, "/dev/null")
            .env("SHELL", "/bin/sh")
            .credentials()
            .run();

    String screen = launched.out().replace("\r\n", "\n");
    assertEquals(0, launched.code(), launched::toString);
    assertTrue(screen.endsWith("2 models: 2 stopped\n"), launched::toString);
    assertEquals(redrawn, screen.contains("\u001b[J"), launched::toString);
    assertEquals(!redrawn, screen.contains("demo/v1: STOPPED\n"), launched::toString);
    int lastDrawn = screen.lastIndexOf("\u001b[?7h");
    assertFalse(lastDrawn > screen.lastIndexOf("\u001b[J"), launched::toString);
  }
}
