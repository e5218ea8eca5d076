package io.github.rekcl;

import io.github.rekcl.output.Terminal;
import io.github.rekcl.output.TerminalFacts;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs typical commands, so that the JVM can record the classes they load for class data sharing.
 * Started by {@code class-data.sh}. Only the last command prints; exits with 1 if another one
 * fails.
 */
final class ClassDataTraining {
  /** A project of the emulator's demo content. */
  private static final String PROJECT =
      "arn:aws:rekognition:us-east-1:111122223333:project/demo/1700000000000";

  private static final List<List<String>> COMMANDS =
      List.of(
          List.of("help", "stop"),
          List.of("list"),
          List.of("list", PROJECT),
          List.of("stop", "--poll-interval", "10ms", PROJECT, "v2"),
          List.of("delete", "--poll-interval", "10ms", "--yes", PROJECT, "v2"));

  private ClassDataTraining() {}

  /**
   * Runs the commands, and one against AWS's own endpoint, as most users do; the environment names
   * a proxy that does not exist, so that nothing leaves the machine. Also gives the notice of an
   * interruption. The last command runs as {@link Main#main} does, and ends the JVM.
   *
   * @param args the emulator's URL for https, and that for http
   */
  public static void main(String[] args) {
    Terminal terminal = silentTerminal();
    Main.run(terminal, "list");
    for (List<String> command : COMMANDS) {
      List<String> words = new ArrayList<>(List.of("--endpoint-url", args[0]));
      words.addAll(command);
      if (Main.run(terminal, words.toArray(String[]::new)) != 0) {
        Main.exit(1);
      }
    }
    Signals.giveNotice(silentTerminal());
    Main.main(new String[] {"--endpoint-url", args[1], "list"});
  }

  /** Returns an interactive terminal, which loads more classes than a pipe, that prints nothing. */
  private static Terminal silentTerminal() {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    TerminalFacts facts =
        TerminalFacts.of(name -> name.endsWith("IsTerminal") ? "true" : "", Map.of());
    return new Terminal(nowhere, nowhere, facts);
  }
}
