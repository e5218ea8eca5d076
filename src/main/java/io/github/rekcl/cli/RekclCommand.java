package io.github.rekcl.cli;

import static picocli.CommandLine.ScopeType.INHERIT;

import io.github.rekcl.output.CommandProgress;
import io.github.rekcl.output.IncompleteReason;
import io.github.rekcl.output.InterruptionNotice;
import io.github.rekcl.output.TerminalFacts;
import io.github.rekcl.time.Timer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** The root command. */
public final class RekclCommand implements Runnable {
  private final Context context;
  private final CommandSpec spec =
      HelpScreen.command(
          "rekcl",
          this,
          ExitCode.OF_CHANGES,
          "Stop and delete Amazon Rekognition Custom Labels models, and wait until they really are"
              + " stopped or gone.");
  private final OutputOptions output = new OutputOptions(spec);
  private final AwsOptions aws = new AwsOptions(spec);
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
   * @param context what comes from outside
   * @param args the command line
   * @return the exit code
   */
  public static int run(Context context, String... args) {
    OutputOptions.applyColor(context.terminal(), args);
    Optional<String> answer = FastPath.answer(context.terminal(), args);
    if (answer.isPresent()) {
      return answered(context, answer.get(), ExitCode.OK.code());
    }
    if (Completion.isAsked(args)) {
      String[] words = Completion.words(args);
      return Completion.answer(context, () -> commandLine(context, words), words);
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
    return answered(context, out.toString(), code);
  }

  /** Returns the lines of a document without models, if the arguments of stop or delete ask so. */
  static List<String> emptyDocument(List<String> args) {
    boolean changes = args.contains("stop") || args.contains("delete");
    return changes && OutputOptions.wantJson(args)
        ? new CommandProgress(Timer.system(), false).json(IncompleteReason.FAILED)
        : List.of();
  }

  /**
   * Returns all that the command line knows: the build makes man pages and completion of it.
   *
   * @param context what the commands are made with
   * @return the root command, with its subcommands
   */
  public static CommandSpec model(Context context) {
    return commandLine(context).getCommandSpec();
  }

  /** Prints the help or the version, if the command line asked for one. */
  private static int answered(Context context, String text, int code) {
    context.terminal().ifInterrupted(null);
    text.lines().forEach(context.terminal()::show);
    boolean lost = !text.isEmpty() && context.terminal().lostResults(false);
    return lost ? ExitCode.FAILED.code() : code;
  }

  private static CommandLine commandLine(Context context, String... args) {
    FailureHandler failures = new FailureHandler(context.terminal());
    RekclCommand root = new RekclCommand(context);
    CommandLine commandLine = new CommandLine(root.spec);
    root.commands(args).forEach(commandLine::addSubcommand);
    TerminalFacts facts = context.terminal().facts();
    return commandLine
        .setExpandAtFiles(false)
        .setColorScheme(HelpScreen.colours(facts.outColours()))
        .setUsageHelpAutoWidth(false)
        .setUsageHelpWidth(HelpScreen.width(facts.columns()))
        .setHelpFactory(HelpScreen::new)
        .setExecutionStrategy(failures)
        .setParameterExceptionHandler(failures)
        .setExecutionExceptionHandler(failures);
  }

  /**
   * The commands that picocli has to know. A first argument that is no command may be an option, or
   * half a name, and needs all.
   */
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

  /** Adds the common options to a command: they may stand before the command's name, or behind. */
  void addCommon(CommandSpec command) {
    common.forEach(option -> command.addOption(OptionSpec.builder(option).inherited(true).build()));
  }

  Context context() {
    return context;
  }

  AwsOptions aws() {
    return aws;
  }

  OutputOptions output() {
    return output;
  }

  /** Without a command there is nothing to do. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command given");
  }
}
