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
 * Builds and starts a process with a clean environment, without the developer's AWS configuration,
 * locale or Java options. Standard input is the null device by default.
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
    // Hundreds of launches must not create class data in the background; ClassDataIT allows it.
    env("REKCL_CLASS_DATA", System.getProperty("rekcl.classData", "existing"));
    builder.redirectInput(Redirect.from(new File("/dev/null")));
  }

  /** Runs the launcher of the built distribution. */
  static Launch rekcl(String... args) {
    return of(Distribution.launcher().toString()).with(args);
  }

  /** Runs any command on the PATH. */
  static Launch of(String... command) {
    return new Launch(List.of(command));
  }

  /** Runs a shell script with the launcher as {@code $1}. */
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

  /** Connects a stop or delete to an emulator, with a short poll interval. */
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

  /** Sets the content of standard input. */
  Launch typing(String text) {
    typed = text;
    return openInput();
  }

  /** Makes standard input a pipe that stays open. */
  Launch openInput() {
    builder.redirectInput(Redirect.PIPE);
    return this;
  }

  /**
   * Makes the process respond to SIGHUP, which nohup ignores, and to SIGINT and SIGQUIT, which a
   * shell ignores for background jobs: the tests themselves may have been started so.
   */
  Launch interruptible() throws IOException, InterruptedException {
    if (of("env", "--default-signal=HUP,INT,QUIT", "true").run().code() == 0) {
      command.addAll(0, List.of("env", "--default-signal=HUP,INT,QUIT"));
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
