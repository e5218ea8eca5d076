package io.github.rekcl.cli;

import io.github.rekcl.output.TerminalFacts;
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
  private final CommandSpec spec =
      Specs.command(
          "rekcl",
          this,
          "Stops and deletes Amazon Rekognition Custom Labels models, and waits for it.");
  private final OptionSpec emulate =
      Specs.add(
          spec,
          Specs.flag(Section.AWS, "--emulate"),
          "Run against an emulator with demo models, for this one command.");

  private RekclCommand() {
    ColorOption.add(spec);
    Specs.addHelp(spec);
    spec.usageMessage()
        .synopsisSubcommandLabel("COMMAND")
        .commandListHeading("%nCommands:%n")
        .sectionKeys(HelpScreen.COMMANDS_FIRST);
    Specs.examples(
        spec,
        "rekcl --emulate list",
        "rekcl list --running --all-regions",
        "rekcl stop --all --all-regions",
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
    ColorOption.apply(context.terminal(), args);
    Optional<String> prepared = Prepared.answer(context.terminal(), args);
    if (prepared.isPresent()) {
      return answered(context, prepared.get(), ExitCode.OK.code());
    }
    if (Completion.isAsked(args)) {
      String[] words = Completion.words(args);
      return Completion.answer(context, () -> commandLine(context, words), words);
    }
    context.terminal().ifInterrupted(FormatOption.beforeAnything(args));
    StringWriter out = new StringWriter();
    CommandLine commandLine = commandLine(context, args).setOut(new PrintWriter(out));
    int code = commandLine.execute(args);
    return answered(context, out.toString(), code);
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

  private static int answered(Context context, String text, int code) {
    context.terminal().ifInterrupted(null);
    text.lines().forEach(context.terminal()::show);
    return code;
  }

  private static CommandLine commandLine(Context context, String... args) {
    FailureHandler failures = new FailureHandler(context.terminal());
    RekclCommand root = new RekclCommand();
    CommandLine commandLine = new CommandLine(root.spec);
    for (CommandSpec command : commands(context, root, args)) {
      commandLine.addSubcommand(command);
    }
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
  private static List<CommandSpec> commands(Context context, RekclCommand root, String... args) {
    return switch (args.length == 0 ? "" : args[0]) {
      case "stop" -> List.of(StopCommand.spec(context, root));
      case "delete" -> List.of(DeleteCommand.spec(context, root));
      case "list" -> List.of(ListCommand.spec(context, root));
      case "emulator" -> List.of(EmulatorCommand.spec(context));
      default ->
          List.of(
              StopCommand.spec(context, root),
              DeleteCommand.spec(context, root),
              ListCommand.spec(context, root),
              EmulatorCommand.spec(context),
              HelpCommand.spec());
    };
  }

  /** Adds --emulate to a command: it may stand before the command's name, or behind it. */
  void addEmulate(CommandSpec command) {
    command.addOption(OptionSpec.builder(emulate).inherited(true).build());
  }

  boolean emulates() {
    return Specs.given(emulate);
  }

  /** Without a command there is nothing to do. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
