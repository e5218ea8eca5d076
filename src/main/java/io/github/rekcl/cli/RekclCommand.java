package io.github.rekcl.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root command. */
@Command(
    name = "rekcl",
    description = "Stops and deletes Amazon Rekognition Custom Labels models, and waits for it.",
    versionProvider = RekclCommand.Version.class,
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    sortOptions = false,
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    parameterListHeading = "%nParameters:%n",
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    footerHeading = "%n")
public final class RekclCommand implements Runnable {
  @Option(
      names = "--emulate",
      scope = ScopeType.INHERIT,
      description = "Run against an emulator with demo models, for this one command.")
  private boolean emulate;

  @Spec private CommandSpec spec;

  private RekclCommand() {}

  /**
   * Runs one command line.
   *
   * @param context what comes from outside
   * @param args the command line
   * @return the exit code
   */
  public static int run(Context context, String... args) {
    Optional<String> prepared = Prepared.answer(args);
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
    text.lines().forEach(context.terminal()::result);
    return code;
  }

  private static CommandLine commandLine(Context context, String... args) {
    FailureHandler failures = new FailureHandler(context.terminal());
    RekclCommand root = new RekclCommand();
    CommandLine commandLine = new CommandLine(root);
    commands(context, root, args).forEach(commandLine::addSubcommand);
    commandLine
        .setExpandAtFiles(false)
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
        .setUsageHelpAutoWidth(false)
        .setUsageHelpWidth(100)
        .setExecutionStrategy(failures)
        .setParameterExceptionHandler(failures)
        .setExecutionExceptionHandler(failures);
    commandLine.getCommandSpec().usageMessage().exitCodeList(ExitCode.table());
    commandLine
        .getSubcommands()
        .values()
        .forEach(c -> c.getCommandSpec().usageMessage().exitCodeList(ExitCode.table()));
    return commandLine;
  }

  /**
   * The commands that picocli has to know: reading the annotations of one takes as long as a call
   * to AWS. A first argument that is no command may be an option, or half a name, and needs all.
   */
  private static List<Object> commands(Context context, RekclCommand root, String... args) {
    return switch (args.length == 0 ? "" : args[0]) {
      case "stop" -> List.of(new StopCommand(context, root));
      case "delete" -> List.of(new DeleteCommand(context, root));
      case "list" -> List.of(new ListCommand(context, root));
      case "emulator" -> List.of(new EmulatorCommand(context));
      default ->
          List.of(
              new StopCommand(context, root),
              new DeleteCommand(context, root),
              new ListCommand(context, root),
              new EmulatorCommand(context));
    };
  }

  boolean emulates() {
    return emulate;
  }

  /** Without a command there is nothing to do. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }

  /** Reads the version that the build wrote. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {text()};
    }

    static String text() {
      Properties properties = new Properties();
      try (InputStream in = RekclCommand.class.getResourceAsStream("version.properties")) {
        properties.load(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return "rekcl " + properties.getProperty("version");
    }
  }
}
