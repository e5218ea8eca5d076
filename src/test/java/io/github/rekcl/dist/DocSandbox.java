package io.github.rekcl.dist;

import io.github.rekcl.emulator.DemoContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The environment in which examples of the documentation run: a separate home folder with links to
 * the archives of the build, {@code rekcl} on the PATH, and an emulator in place of AWS. The
 * examples access nothing else.
 */
final class DocSandbox implements AutoCloseable {
  /** Scripts that replace the tools that a test cannot use; all other tools are the real ones. */
  private static final Map<String, String> STUBS =
      Map.of(
          // Prints the output that the recipes expect, without calling AWS.
          "bin/aws",
          """
          case "$1 $2" in
            'configure export-credentials')
              printf 'export %s\\n' AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test ;;
            'cloudwatch get-metric-statistics') echo 5 ;;
            's3 cp') cat "$HOME/${3##*/}" ;;
          esac
          """,
          // Only checks the subcommand, because there is no container engine.
          "bin/docker",
          "case $1 in build|run) ;; *) exit 64 ;; esac\n",
          // Only checks the command, so that nothing is installed.
          "bin/sudo",
          "case $1 in dpkg|apt-get|ln|update-ca-certificates) ;; *) exit 64 ;; esac\n",
          // Only checks the arguments, because a build is already running.
          "mvnw",
          """
          for word; do
            case $word in
              -q|-DskipTests|package|verify|-Pstandalone|-Ppit|test|spotless:apply) ;;
              -Dit.test=*|-Dtest=*|-Dsurefire.*|-Drekcl.*|failsafe:*) ;;
              *) exit 64 ;;
            esac
          done
          """,
          // The job that uses the model.
          "bin/run-predictions",
          "exit ${JOB_EXIT:-0}\n",
          "src/bench/benchmark.py",
          "\n");

  private static final Pattern URL =
      Pattern.compile("AWS_ENDPOINT_URL_REKOGNITION=(http://127[.]0[.]0[.]1:\\d+)\\s");

  private final Path home;
  private final Running emulator;
  private final String endpoint;

  private DocSandbox(Path home, Running emulator, String endpoint) {
    this.home = home;
    this.emulator = emulator;
    this.endpoint = endpoint;
  }

  static DocSandbox open(Path home) throws IOException, InterruptedException {
    for (Map.Entry<String, String> stub : STUBS.entrySet()) {
      Path file = home.resolve(stub.getKey());
      Files.createDirectories(file.resolveSibling("."));
      Files.writeString(file, "#!/bin/sh\n" + stub.getValue());
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    Files.createSymbolicLink(home.resolve("bin/rekcl"), Distribution.launcher());
    Files.createSymbolicLink(home.resolve("target"), Distribution.home().resolveSibling("."));
    for (Path archive : archives()) {
      Files.createSymbolicLink(home.resolve(Distribution.name(archive)), archive);
    }
    Running emulator = Launch.rekcl("emulator", "--transition", "0s", "--training", "1s").start();
    emulator.await(() -> URL.matcher(emulator.out()).find(), "the endpoint");
    Matcher url = URL.matcher(emulator.out());
    url.find();
    return new DocSandbox(home, emulator, url.group(1));
  }

  private static List<Path> archives() throws IOException {
    try (Stream<Path> files = Files.list(Distribution.home().resolveSibling("."))) {
      return files.filter(file -> Distribution.name(file).startsWith("rekcl-")).toList();
    }
  }

  /** Prepares a script, which ends at the first failure. */
  Launch script(String shell, String text) {
    return in(Launch.of(shell, shell.equals("fish") ? "-c" : "-euc", text));
  }

  /** Sets the working directory and environment of a launch to those of this sandbox. */
  Launch in(Launch launch) {
    String path = home.resolve("bin") + ":" + System.getenv("PATH");
    return launch
        .in(home)
        .credentials()
        .env("PATH", path)
        .env("HOME", home.toString())
        .env("AWS_ENDPOINT_URL_REKOGNITION", endpoint)
        .env("AWS_EC2_METADATA_DISABLED", "true")
        .env("AWS_REGION", "us-east-1")
        .env("PROJECT_ARN", DemoContent.PROJECT_ARN)
        .env("MODEL_ARN", DemoContent.RUNNING_MODEL_ARN);
  }

  Path home() {
    return home;
  }

  /** Returns the models and their statuses on the server, as in {@code demo/v2=RUNNING}. */
  List<String> statuses() throws IOException, InterruptedException {
    Launched list = in(Launch.rekcl("list")).run();
    return list.out()
        .lines()
        .skip(1)
        .map(line -> line.split(" +"))
        .filter(words -> words[1].matches("v\\d+"))
        .map(words -> words[0] + "/" + words[1] + "=" + words[2])
        .sorted()
        .toList();
  }

  @Override
  public void close() throws IOException {
    emulator.close();
    // JUnit warns about links that lead out of a folder that it deletes.
    try (Stream<Path> files = Files.find(home, 2, (file, is) -> is.isSymbolicLink())) {
      for (Path link : files.toList()) {
        Files.delete(link);
      }
    }
  }
}
