package io.github.rekcl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.rekcl.aws.AwsSettings;
import io.github.rekcl.aws.RekognitionClients;
import io.github.rekcl.emulator.Emulator;
import io.github.rekcl.emulator.EmulatorConfig;
import io.github.rekcl.emulator.Fault;
import io.github.rekcl.emulator.Timings;
import io.github.rekcl.lifecycle.ModelLifecycleService;
import io.github.rekcl.time.Timer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;

/**
 * Many models with the threads and the time of real life: elsewhere calls are made one after the
 * other, by the thread that decides. What is asserted here holds in whatever order they come.
 */
class ThreadsTest {
  private static final Duration BOUND = Duration.ofSeconds(60);

  private final ExecutorService workers = Executors.newCachedThreadPool();

  @AfterEach
  void end() {
    workers.shutdownNow();
  }

  @RepeatedTest(6)
  void delete_fiftyModelsThatRun_areStoppedAndDeletedSideBySide() throws IOException {
    try (Emulator emulator = Emulator.start(fast())) {
      List<String> models = models(emulator, 50, "RUNNING");

      Run run =
          run(emulator, Stream.concat(options("delete", "-y", "--stop"), models.stream()).toList());

      assertEquals(0, run.code(), run::toString);
      assertEquals("50 models: 50 deleted", lastLine(run));
      assertEquals(
          new TreeSet<>(models.stream().map(m -> "Model deleted: " + m).toList()),
          new TreeSet<>(run.out().lines().toList()));
      models.forEach(model -> assertEquals(Optional.empty(), emulator.status(model)));
      assertEquals(50, emulator.requests("StopProjectVersion").size());
      assertEquals(50, emulator.requests("DeleteProjectVersion").size());
    }
  }

  /** Responses that arrive late, out of order, or not at all. */
  @RepeatedTest(6)
  void stop_fiftyModels_someCallsFail_eachHasItsOwnEnd() throws IOException {
    List<Fault> faults =
        Stream.of(
                // Before the one that is repeated: else that may be refused in another's place.
                "StopProjectVersion@3-6=AccessDeniedException",
                "StopProjectVersion@7=after:drop",
                "StopProjectVersion@11-14=delay:40ms",
                "DescribeProjectVersions@3=delay:150ms")
            .map(Fault::parse)
            .toList();
    try (Emulator emulator = Emulator.start(fast().withFaults(faults))) {
      List<String> models = models(emulator, 50, "RUNNING");

      Run run = run(emulator, Stream.concat(options("stop"), models.stream()).toList());

      assertEquals(1, run.code(), run::toString);
      assertEquals("50 models: 46 stopped, 4 failed", lastLine(run), run::toString);
      List<String> stopped = run.out().lines().map(l -> l.replace("Model stopped: ", "")).toList();
      assertEquals(46, stopped.size());
      for (String model : models) {
        assertEquals(
            Optional.of(stopped.contains(model) ? "STOPPED" : "RUNNING"), emulator.status(model));
      }
    }
  }

  private static EmulatorConfig fast() {
    return EmulatorConfig.defaults().withTimings(Timings.transitions(Duration.ofMillis(50)));
  }

  /** Models of five projects. */
  private static List<String> models(Emulator emulator, int count, String status) {
    List<String> projects = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      projects.add(emulator.createProject("p" + i));
    }
    List<String> models = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      models.add(emulator.createModel(projects.get(i % projects.size()), "v" + i, status));
    }
    return models;
  }

  private static Stream<String> options(String command, String... options) {
    return Stream.of(
            Stream.of(command),
            Stream.of("--poll-interval", "100ms", "--max-tps", "1000"),
            Stream.of(options))
        .flatMap(part -> part);
  }

  private Run run(Emulator emulator, List<String> args) {
    Context.Services services =
        new Context.Services() {
          @Override
          public ModelLifecycleService open(AwsSettings settings, int maxTps) {
            return new ModelLifecycleService(
                new RekognitionClients(AwsSettings.emulator(emulator.endpoint(), null))::open,
                Timer.system(),
                workers,
                maxTps);
          }

          @Override
          public Optional<String> region(AwsSettings settings) {
            return Optional.empty();
          }
        };
    return assertTimeoutPreemptively(
        BOUND, () -> new Cli(services, Timer.system()).run(args.toArray(String[]::new)));
  }

  private static String lastLine(Run run) {
    return run.err().lines().reduce("", (before, line) -> line);
  }
}
