package io.github.rekcl.cli;

import io.github.rekcl.output.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns what was thrown into a message and an exit code. */
final class FailureHandler
    implements IParameterExceptionHandler, IExecutionExceptionHandler, IExecutionStrategy {
  private static final int LONGEST = 3_000;

  private final Terminal terminal;
  private boolean parsed;

  FailureHandler(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Runs what the arguments say: from here on the commands write their documents themselves. */
  @Override
  public int execute(ParseResult parseResult) {
    StrictOptions.check(parseResult);
    parsed = true;
    return new CommandLine.RunLast().execute(parseResult);
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    CommandLine command = parsed ? executed(e.getCommandLine()) : e.getCommandLine();
    boolean changes = List.of("stop", "delete").contains(command.getCommandName());
    if (!parsed && changes) {
      RekclCommand.emptyDocument(args).forEach(terminal::result);
    }
    if (args.length == 0) {
      command
          .getUsageMessage(HelpScreen.colours(terminal.facts().errorColours()))
          .lines()
          .forEach(terminal::tell);
      return ExitCode.USAGE.code();
    }
    terminal.error(shortened(UsageText.of(e)));
    terminal.say("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return ExitCode.USAGE.code();
  }

  /** The options of all commands belong to rekcl, but were given to one. */
  private static CommandLine executed(CommandLine command) {
    ParseResult result = command.getParseResult();
    return result.hasSubcommand() && !result.subcommand().commandSpec().helpCommand()
        ? executed(result.subcommand().commandSpec().commandLine())
        : command;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed)
      throws Exception {
    if (e instanceof InterruptedException) {
      terminal.say("Interrupted. Run the same command again to see what AWS has accepted.");
      return ExitCode.INTERRUPTED.code();
    }
    terminal.error(shortened(message(e)));
    if (command.getParseResult().hasMatchedOption("--verbose")) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      trace.toString().lines().forEach(terminal::say);
    } else if (command.getCommandSpec().findOption("--verbose") != null) {
      terminal.say("Run the command again with -v for details.");
    }
    return ExitCode.FAILED.code();
  }

  private static String message(Exception e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }

  private static String shortened(String message) {
    return message.length() <= LONGEST ? message : message.substring(0, LONGEST) + "...";
  }
}
