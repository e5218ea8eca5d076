package io.github.rekcl.dist;

import io.github.rekcl.emulator.Emulator;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A process about to start, in an environment of its own: nothing of the developer's AWS
 * configuration, locale or Java options gets in. Standard input is the null device unless told.
 */
final class Launch {
  private final List<String> command = new ArrayList<>();
  private final ProcessBuilder builder = new ProcessBuilder(command);
  private @Nullable String typed;

  private Launch(List<String> command) {
    this.command.addAll(command);
    Map<String, String> environment = builder.environment();
    String path = environment.getOrDefault("PATH", "/usr/bin:/bin");
    environment.clear();
    env("PATH", path);
    env("HOME", "/nonexistent");
    env("LC_ALL", "C.UTF-8");
    env("JAVA_HOME", Distribution.javaHome().toString());
    // Hundreds of launches must not each leave a JVM in the background; ClassDataIT lets them.
    env("REKCL_CLASS_DATA", System.getProperty("rekcl.classData", "existing"));
    builder.redirectInput(Redirect.from(new File("/dev/null")));
  }

  /** Runs the launcher where the build left it. */
  static Launch rekcl(String... args) {
    return of(Distribution.launcher().toString()).with(args);
  }

  /** Runs any command, found through the PATH. */
  static Launch of(String... command) {
    return new Launch(List.of(command));
  }

  /** Runs a script; the launcher is its {@code $1}, and its environment that of any launch. */
  static Launch sh(String script, String... args) {
    return of("sh", "-c", script, "sh", Distribution.launcher().toString()).with(args);
  }

  Launch with(String... args) {
    command.addAll(List.of(args));
    return this;
  }

  Launch env(String name, String value) {
    builder.environment().put(name, value);
    return this;
  }

  Launch without(String name) {
    builder.environment().remove(name);
    return this;
  }

  /** Directs a stop or delete at an emulator whose models need no patience. */
  Launch against(Emulator emulator) {
    return credentials()
        .with("--endpoint-url", emulator.endpoint().toString(), "--poll-interval", "10ms");
  }

  Launch credentials() {
    return env("AWS_ACCESS_KEY_ID", "test").env("AWS_SECRET_ACCESS_KEY", "test");
  }

  Launch in(Path directory) {
    builder.directory(directory.toFile());
    return this;
  }

  /** Makes standard input a pipe with this in it. */
  Launch typing(String text) {
    typed = text;
    return openInput();
  }

  /** Makes standard input a pipe that stays open until it is closed. */
  Launch openInput() {
    builder.redirectInput(Redirect.PIPE);
    return this;
  }

  /** Undoes that a shell ignores Ctrl-C and Ctrl-\ for background jobs, where tests may run. */
  Launch interruptible() throws IOException, InterruptedException {
    if (of("env", "--default-signal=INT,QUIT", "true").run().code() == 0) {
      command.addAll(0, List.of("env", "--default-signal=INT,QUIT"));
    }
    return this;
  }

  Running start() throws IOException {
    Path out = Files.createTempFile("rekcl", ".out");
    Path err = Files.createTempFile("rekcl", ".err");
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    return new Running(builder.start(), out, err);
  }

  Launched run() throws IOException, InterruptedException {
    try (Running running = start()) {
      if (typed != null) {
        running.type(typed);
        running.closeInput();
      }
      return running.finish();
    }
  }
}
