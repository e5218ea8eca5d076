package io.github.rekcl.cli;

import static picocli.CommandLine.ScopeType.INHERIT;

import io.github.rekcl.output.CommandProgress;
import io.github.rekcl.output.IncompleteReason;
import io.github.rekcl.output.InterruptionNotice;
import io.github.rekcl.output.TerminalFacts;
import io.github.rekcl.time.Timer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** The root command, {@code rekcl}. */
public final class RekclCommand implements Runnable {
  final Context context;
  private final CommandSpec spec =
      HelpScreen.command(
          "rekcl",
          this,
          ExitCode.OF_CHANGES,
          "Stop and delete Amazon Rekognition Custom Labels models, and wait until they really are"
              + " stopped or gone.");
  final OutputOptions output = new OutputOptions(spec);
  final AwsOptions aws = new AwsOptions(spec);
  private final List<OptionSpec> common =
      spec.options().stream().filter(option -> option.scopeType() != INHERIT).toList();

  private RekclCommand(Context context) {
    this.context = context;
    spec.versionProvider(() -> Version.lines(output.verbose()));
    spec.usageMessage()
        .synopsisSubcommandLabel("COMMAND")
        .commandListHeading("%nCommands:%n")
        .sectionKeys(HelpScreen.COMMANDS_FIRST);
    HelpScreen.end(
        spec,
        "rekcl --emulate list",
        "rekcl list --running --all-regions",
        "rekcl stop --all --all-regions",
        "rekcl --profile ops --region eu-west-1 list",
        "rekcl help delete");
  }

  /**
   * Runs one command line.
   *
   * @return the exit code
   */
  public static int run(Context context, String... args) {
    OutputOptions.applyColor(context.terminal(), args);
    Optional<String> answer = FastPath.answer(context.terminal(), args);
    if (answer.isPresent()) {
      return print(context, answer.get(), ExitCode.OK.code());
    }
    if (Completion.isAsked(args)) {
      return Completion.run(context, args);
    }
    context
        .terminal()
        .ifInterrupted(
            () ->
                new InterruptionNotice(
                    List.of(InterruptionNotice.NOTHING_CHANGED), emptyDocument(List.of(args))));
    StringWriter out = new StringWriter();
    CommandLine commandLine = commandLine(context, args).setOut(new PrintWriter(out));
    int code = commandLine.execute(args);
    return print(context, out.toString(), code);
  }

  /**
   * Returns a JSON document without models if the arguments, which may be wrong, ask stop or delete
   * for JSON.
   */
  static List<String> emptyDocument(List<String> args) {
    boolean changes = args.contains("stop") || args.contains("delete");
    boolean json =
        args.contains("--output=json")
            || Collections.indexOfSubList(args, List.of("--output", "json")) >= 0;
    return changes && json
        ? new CommandProgress(Timer.system(), false).json(IncompleteReason.FAILED)
        : List.of();
  }

  /**
   * Returns the model of the command line, from which the build generates the man pages and the
   * completion scripts.
   */
  public static CommandSpec model(Context context) {
    return commandLine(context).getCommandSpec();
  }

  /** Prints the help or the version, if there is one to print. */
  private static int print(Context context, String text, int code) {
    context.terminal().ifInterrupted(null);
    text.lines().forEach(context.terminal()::show);
    boolean lost = !text.isEmpty() && context.terminal().lostResults(false);
    return lost ? ExitCode.FAILED.code() : code;
  }

  static CommandLine commandLine(Context context, String... args) {
    FailureHandler failures = new FailureHandler(context.terminal());
    RekclCommand root = new RekclCommand(context);
    CommandLine commandLine = new CommandLine(root.spec);
    root.commands(args).forEach(commandLine::addSubcommand);
    TerminalFacts facts = context.terminal().facts();
    return commandLine
        .setExpandAtFiles(false)
        .setColorScheme(HelpScreen.colors(facts.outColors()))
        .setUsageHelpAutoWidth(false)
        .setUsageHelpWidth(HelpScreen.width(facts.columns()))
        .setHelpFactory(HelpScreen::new)
        .setExecutionStrategy(failures)
        .setParameterExceptionHandler(failures)
        .setExecutionExceptionHandler(failures);
  }

  /** Creates only the command that is run, to start faster; all if an option comes first. */
  private List<CommandSpec> commands(String... args) {
    return switch (args.length == 0 ? "" : args[0]) {
      case "stop" -> List.of(new StopCommand(this).spec);
      case "delete" -> List.of(new DeleteCommand(this).spec);
      case "list" -> List.of(new ListCommand(this).spec);
      case "emulator" -> List.of(new EmulatorCommand(context).spec);
      default ->
          List.of(
              new StopCommand(this).spec,
              new DeleteCommand(this).spec,
              new ListCommand(this).spec,
              new EmulatorCommand(context).spec,
              new HelpCommand().spec);
    };
  }

  /** Adds the common options to a command, so that they can also follow the command's name. */
  void addCommon(CommandSpec command) {
    common.forEach(option -> command.addOption(OptionSpec.builder(option).inherited(true).build()));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command given");
  }
}
