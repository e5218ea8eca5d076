package io.github.rekcl.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.rekcl.emulator.DemoContent;
import io.github.rekcl.emulator.Emulator;
import io.github.rekcl.emulator.EmulatorConfig;
import io.github.rekcl.loopback.BlackHole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Completion in bash, fish and zsh. */
final class CompletionIT {
  private static final String PROJECT = DemoContent.PROJECT_ARN;
  private static final String PARTS = DemoContent.PARTS_PROJECT_ARN;

  /** A long time limit for slow machines. The JVM's notice about it goes to standard error. */
  private static final String LONG_TIME_LIMIT = "-Drekcl.completionMillis=60000";

  /** Splits a line as bash does and prints the completions. */
  private static final String BASH =
      """
      . "$1"
      line=$2
      COMP_WORDS=() COMP_LINE=$line COMP_POINT=${#line}
      while [[ -n $line ]]; do
        if [[ $line =~ ^[[:space:]]+ ]]; then
          [[ -n ${line#"$BASH_REMATCH"} ]] || COMP_WORDS+=('')
        elif [[ $line =~ ^\\"[^\\"]*\\"? || $line =~ ^[:=]+ || $line =~ ^[^:=[:space:]\\"]+ ]]; then
          COMP_WORDS+=("$BASH_REMATCH")
        fi
        line=${line#"$BASH_REMATCH"}
      done
      COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
      COMPREPLY=(left over)
      _rekcl "${COMP_WORDS[0]}"
      printf '%s\\n' "${COMPREPLY[@]}"
      """;

  /** A pseudo-terminal with zsh; after each tab, waits for the expected completion. */
  private static final String ZSH =
      """
      zmodload zsh/zpty
      zpty shell zsh -f -i
      type() { zpty -w -n shell "$1" }
      await() { zpty -r -m shell screen "*$1*" || exit 1 }
      zpty -w shell "PS1=; fpath=('$1' \\$fpath); autoload -Uz compinit; compinit -D -u; print RE''ADY"
      await READY
      type $'rekcl --emulate li\\t'
      await 'li*st'
      type $'arn:aws:rekognition:us-east-1:111122223333:project/d\\t'
      await 1700000000000
      type $'\\x15rekcl --emulate stop arn:aws:rekognition:us-east-1:111122223333:project/demo/1700000000000 \\t'
      await v2
      type $' --output=j\t\\n'
      await 'Outcome*STOPPED'
      print done
      """;

  private static Path share() {
    return Distribution.home().resolve("share");
  }

  @BeforeAll
  static void requireBash() throws Exception {
    assumeTrue(Launch.of("sh", "-c", "command -v bash").run().code() == 0, "bash is not installed");
  }

  private static Launch bash(String line) {
    Path script = share().resolve("bash-completion/completions/rekcl");
    return onPath(Launch.of("bash", "-c", BASH, "bash", script.toString(), line))
        .env("PROJECT", PROJECT)
        .env("JAVA_TOOL_OPTIONS", LONG_TIME_LIMIT);
  }

  private static Launch onPath(Launch launch) {
    return launch.env("PATH", Distribution.home().resolve("bin") + ":" + System.getenv("PATH"));
  }

  private static String lines(String... words) {
    return String.join("\n", words) + "\n";
  }

  @ParameterizedTest
  @CsvSource({
    "'rekcl s',                        stop",
    "'rekcl --emulate li',             list",
    "'rekcl stop --endp',              --endpoint-url",
    "'rekcl stop --output ',           'text wide json'",
    "'rekcl stop --output=j',          json",
    "'rekcl list --status=STOPPE',     STOPPED",
    "'rekcl delete --yes --await-t',   --await-training",
    "'rekcl stop --timeout ',          ''",
    "'rekcl frobnicate --',            ''",
  })
  void options_needNoJava(String line, String expected) throws Exception {
    Launched launched =
        bash(line).env("JAVA_HOME", "/nonexistent").without("JAVA_TOOL_OPTIONS").run();
    assertEquals(new Launched(0, expected.replace(' ', '\n') + "\n", ""), launched);
  }

  @Test
  void profiles_areReadFromTheFiles(@TempDir Path folder) throws Exception {
    Path config = Files.writeString(folder.resolve("config"), "[default]\n[profile one]\n");
    Path keys = Files.writeString(folder.resolve("keys"), "[two]\naws_access_key_id = x\n");
    bash("rekcl stop --profile ")
        .env("AWS_CONFIG_FILE", config.toString())
        .env("AWS_SHARED_CREDENTIALS_FILE", keys.toString())
        .run()
        .expect(0, lines("one", "default", "two"));
  }

  @Test
  void projects_areCompleted() throws Exception {
    bash("rekcl --emulate stop ").run().expect(0, lines(PARTS, PROJECT));
  }

  /** Bash splits words at colons and replaces only the part after the last one. */
  @ParameterizedTest
  @CsvSource({"arn:", "arn:aw", "arn:aws:rekognition:us-east-1:111122223333:project/de"})
  void colons_doNotEndAWord(String prefix) throws Exception {
    String before = prefix.substring(0, prefix.lastIndexOf(':') + 1);
    List<String> offered =
        List.of(PARTS, PROJECT).stream()
            .filter(arn -> arn.startsWith(prefix))
            .map(arn -> arn.substring(before.length()))
            .toList();
    bash("rekcl list --emulate " + prefix).run().expect(0, lines(offered.toArray(String[]::new)));
  }

  @Test
  void quotes_keepTheWordWhole() throws Exception {
    bash("rekcl list --emulate \"arn:aws").run().expect(0, lines(PARTS, PROJECT));
  }

  @Test
  void versions_areCompleted() throws Exception {
    bash("rekcl delete --emulate " + PROJECT + " v").run().expect(0, lines("v3", "v2", "v1"));
    bash("rekcl delete --emulate \"$PROJECT\" v1 ").run().expect(0, lines("v3", "v2"));
    bash("rekcl stop --emulate " + PROJECT + " ").run().expect(0, lines("v2"));
  }

  @Test
  void endpointProfileAndRegion_onTheLine_areUsed(@TempDir Path folder) throws Exception {
    Path keys =
        Files.writeString(
            folder.resolve("keys"), "[mine]\naws_access_key_id = x\naws_secret_access_key = y\n");
    try (Emulator emulator = Emulator.start(EmulatorConfig.defaults())) {
      String project = emulator.createProject("afar", "eu-west-1");
      emulator.createModel(project, "a1", "RUNNING");
      String line = "rekcl stop --profile mine --endpoint-url " + emulator.endpoint();
      bash(line + " --region=eu-west-1 ")
          .env("AWS_SHARED_CREDENTIALS_FILE", keys.toString())
          .run()
          .expect(0, lines(project));
      bash(line + " " + project + " ")
          .env("AWS_SHARED_CREDENTIALS_FILE", keys.toString())
          .run()
          .expect(0, lines("a1"));
    }
  }

  @Test
  void hangingServer_timesOut() throws Exception {
    try (BlackHole hole = BlackHole.start()) {
      String url = "http://127.0.0.1:" + hole.port();
      assertEquals(
          new Launched(0, "", ""),
          Launch.rekcl("__complete", "--", "stop", "--endpoint-url", url, PROJECT, "")
              .credentials()
              .run());
      bash("rekcl stop --endpoint-url " + url + " " + PROJECT + " ")
          .credentials()
          .without("JAVA_TOOL_OPTIONS")
          .run()
          .expect(0, "\n");
    }
  }

  @Test
  void hangingCredentialProcess_timesOut(@TempDir Path folder) throws Exception {
    Path config = folder.resolve("config");
    Path pid = folder.resolve("pid");
    Path process =
        Files.writeString(
            folder.resolve("process"),
            "echo $$ >" + pid + ".new\nmv " + pid + ".new " + pid + "\nexec sleep 600\n");
    Files.writeString(config, "[profile mine]\ncredential_process = sh " + process + "\n");
    // On a slow machine, completion may time out before it starts the process.
    for (int millis = 1_000; !Files.exists(pid); millis *= 3) {
      assertTrue(millis < 100_000, "credential_process was never started");
      Launch.rekcl("__complete", "--", "stop", "--profile", "mine", PROJECT, "")
          .env("AWS_CONFIG_FILE", config.toString())
          .env("JAVA_TOOL_OPTIONS", "-Drekcl.completionMillis=" + millis)
          .run()
          .expect(0, "");
    }
    Optional<ProcessHandle> left = ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()));
    try {
      for (int i = 0; i < 600 && left.filter(CompletionIT::runs).isPresent(); i++) {
        Thread.sleep(100);
      }
      assertFalse(left.filter(CompletionIT::runs).isPresent(), "the process is still running");
    } finally {
      left.ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  /** A zombie counts as alive but has no command any more. */
  private static boolean runs(ProcessHandle process) {
    return process.isAlive() && process.info().command().isPresent();
  }

  /** Pressing tab must not run a program from the current folder that the line does not name. */
  @Test
  void rekclInTheCurrentFolder_isRunOnlyIfTheLineNamesIt(@TempDir Path folder) throws Exception {
    Path planted = Files.writeString(folder.resolve("rekcl"), "#!/bin/sh\necho planted\n");
    assertTrue(planted.toFile().setExecutable(true));
    for (String entry : List.of("", ".")) {
      String path = entry + ":" + System.getenv("PATH");
      bash("rekcl stop p").env("PATH", path).in(folder).run().expect(0, "\n");
    }
    bash("./rekcl stop p").in(folder).run().expect(0, "planted\n");
  }

  @Test
  void noCredentialsOrRegion_offersNothing() throws Exception {
    Launch launch = Launch.rekcl("__complete", "--", "stop", "");
    assertEquals(new Launched(0, "", ""), launch.env("AWS_EC2_METADATA_DISABLED", "true").run());
  }

  @ParameterizedTest
  @CsvSource({
    "'rekcl s',                        stop",
    "'rekcl stop --endp',              --endpoint-url",
    "'rekcl stop --output ',           'json text wide'",
    "'rekcl --emulate stop ',          PARTS PROJECT",
    "'rekcl delete --emulate PROJECT ', v3 v2 v1",
  })
  void fish_completes(String line, String expected, @TempDir Path folder) throws Exception {
    assumeTrue(Launch.of("sh", "-c", "command -v fish").run().code() == 0, "fish is not installed");
    Launched launched =
        onPath(Launch.of("fish", "--no-config", "-c"))
            .with("source $argv[1]; complete -C $argv[2]")
            .with(share().resolve("fish/vendor_completions.d/rekcl.fish").toString())
            .with(line.replace("PROJECT", PROJECT))
            .env("JAVA_TOOL_OPTIONS", LONG_TIME_LIMIT)
            .env("HOME", folder.toString())
            .run();
    List<String> words = launched.out().lines().map(each -> each.replaceAll("\t.*", "")).toList();
    String completions = expected.replace("PROJECT", PROJECT).replace("PARTS", PARTS);
    assertEquals(completions, String.join(" ", words), launched::toString);
  }

  /** Also holds where zsh is not installed, and {@link #zsh_completes} is skipped. */
  @Test
  void zshScript_completesEveryArgument() throws Exception {
    String script = Files.readString(share().resolve("zsh/site-functions/_rekcl"));
    for (String command : List.of("stop", "delete", "list")) {
      String function =
          script.replaceFirst("(?s).*_rekcl_of_" + command + "\\(\\) \\{(.*?)\n}.*", "$1");
      assertTrue(function.endsWith("'*: :_rekcl_ask'"), function);
    }
  }

  @Test
  void zsh_completes(@TempDir Path folder) throws Exception {
    assumeTrue(Launch.of("sh", "-c", "command -v zsh").run().code() == 0, "zsh is not installed");
    onPath(Launch.of("zsh", "-f", "-c", ZSH, "zsh", share() + "/zsh/site-functions"))
        .env("JAVA_TOOL_OPTIONS", LONG_TIME_LIMIT)
        .env("HOME", folder.toString())
        .env("TERM", "dumb")
        .run()
        .expect(0, "done\n");
  }
}
