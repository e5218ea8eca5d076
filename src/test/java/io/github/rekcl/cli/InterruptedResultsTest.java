package io.github.rekcl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import io.github.rekcl.aws.AwsSettings;
import io.github.rekcl.lifecycle.ModelLifecycleService;
import io.github.rekcl.output.Terminal;
import io.github.rekcl.output.TerminalFacts;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exactly one complete document, or none, whenever the process is interrupted. */
class InterruptedResultsTest {
  private final MockedService rekognition = new MockedService();
  private ByteArrayOutputStream err = new ByteArrayOutputStream();

  @AfterEach
  void close() {
    rekognition.close();
  }

  private Terminal terminal(ByteArrayOutputStream out) {
    return new Terminal(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        TerminalFacts.of(name -> "", Map.of()));
  }

  private Context context(Terminal terminal, Runnable beforeOpening) {
    return new Context(
        InputStream.nullInputStream(),
        terminal,
        rekognition.time(),
        new Context.Services() {
          @Override
          public ModelLifecycleService open(AwsSettings settings, int maxTps) {
            beforeOpening.run();
            return new ModelLifecycleService(
                rekognition.clients(), rekognition.time(), Runnable::run, maxTps);
          }

          @Override
          public Optional<String> region(AwsSettings settings) {
            return Optional.empty();
          }
        });
  }

  private String[] args(String line) {
    return line.replace("PROJECT", rekognition.project()).split(" ");
  }

  /** Acts as a shutdown hook does: the main thread does not wait for it. */
  private static Thread interruption(Terminal terminal) {
    Thread hook = new Thread(terminal::interrupted, "hook");
    hook.setDaemon(true);
    return hook;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "list --output json PROJECT | ''",
        "--output json list PROJECT | ''",
        "list PROJECT | ''",
        "stop --output json PROJECT v1 | {\"Models\":[]}",
      })
  void whileCredentialsAreLookedUp_thereIsOneDocumentAtMost(String line, String document) {
    rekognition.model("v1", "RUNNING");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Terminal terminal = terminal(out);
    AtomicBoolean told = new AtomicBoolean();
    Context context =
        context(
            terminal,
            () -> {
              Thread hook = interruption(terminal);
              hook.start();
              join(hook);
              told.set(true);
            });
    Thread command = new Thread(() -> RekclCommand.run(context, args(line)), "main");
    command.setDaemon(true);
    command.start();

    // After an interruption the main thread gets no further than to its next result.
    assertTimeoutPreemptively(
        Duration.ofMinutes(1),
        () -> {
          while (!told.get() || command.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
          }
        });
    assertEquals(document, out.toString(StandardCharsets.UTF_8).replaceAll("\\s", ""));
    assertEquals("Interrupted: nothing was changed.\n", err.toString(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"list --output json PROJECT", "stop --output json PROJECT v1"})
  void whileTheDocumentIsWritten_itIsWrittenWhole(String line) {
    rekognition.model("v1", "STOPPED");
    CompletableFuture<Thread> hook = new CompletableFuture<>();
    CompletableFuture<Terminal> made = new CompletableFuture<>();
    ByteArrayOutputStream out =
        new ByteArrayOutputStream() {
          @Override
          public synchronized void write(byte[] bytes, int offset, int length) {
            if (!hook.isDone()) {
              Thread interruption = interruption(made.join());
              interruption.start();
              hook.complete(interruption);
            }
            super.write(bytes, offset, length);
          }
        };
    Terminal terminal = terminal(out);
    made.complete(terminal);
    Thread command =
        new Thread(() -> RekclCommand.run(context(terminal, () -> {}), args(line)), "main");
    command.setDaemon(true);
    command.start();

    assertTimeoutPreemptively(Duration.ofMinutes(1), () -> hook.get().join());
    assertEquals(
        1,
        JsonParser.parseString(out.toString(StandardCharsets.UTF_8))
            .getAsJsonObject()
            .entrySet()
            .iterator()
            .next()
            .getValue()
            .getAsJsonArray()
            .size());
  }

  /** A request that has been announced is part of an interruption notice. */
  @Test
  void whileARequestIsTold_theInterruptionKnowsIt() {
    rekognition.model("v1", "RUNNING");
    CompletableFuture<Thread> hook = new CompletableFuture<>();
    CompletableFuture<Terminal> made = new CompletableFuture<>();
    err =
        new ByteArrayOutputStream() {
          @Override
          public synchronized void write(byte[] bytes, int offset, int length) {
            super.write(bytes, offset, length);
            if (!hook.isDone() && toString(StandardCharsets.UTF_8).contains("stop requested")) {
              Thread interruption = interruption(made.join());
              interruption.start();
              while (!made.join().resultsWritten()) {
                Thread.onSpinWait();
              }
              hook.complete(interruption);
            }
          }
        };
    Terminal terminal = terminal(new ByteArrayOutputStream());
    made.complete(terminal);
    Context context = context(terminal, () -> {});
    Thread command = new Thread(() -> RekclCommand.run(context, args("stop PROJECT v1")), "main");
    command.setDaemon(true);
    command.start();

    assertTimeoutPreemptively(Duration.ofMinutes(1), () -> hook.get().join());
    String told = err.toString(StandardCharsets.UTF_8);
    assertTrue(told.contains("\nInterrupted: AWS may be stopping 1 model"), told);
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
