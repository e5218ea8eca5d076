package io.github.rekcl.build;

import static io.github.rekcl.build.CommandLineModel.plain;

import io.github.rekcl.cli.HelpSection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual: a page for rekcl, and one for each of its commands. */
final class ManPages {
  private static final String GUIDE =
      "Amazon Rekognition Custom Labels Guide:"
          + " https://docs.aws.amazon.com/rekognition/latest/customlabels-dg/";

  private final CommandSpec rekcl;

  /** The rows of man.txt: section, commands, term, text. */
  private final List<String[]> table;

  private final String version;
  private final String date;

  ManPages(CommandSpec rekcl, Stream<String> table, String version, String date) {
    this.rekcl = rekcl;
    this.table =
        table
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .map(line -> line.split(" \\| ", 4))
            .toList();
    this.version = version;
    this.date = date;
  }

  /** Returns what has a page: not {@code help}, which is no work of its own. */
  List<CommandSpec> commands() {
    Stream<CommandSpec> all = CommandLineModel.commands(rekcl).stream();
    return Stream.concat(Stream.of(rekcl), all.filter(each -> !each.helpCommand())).toList();
  }

  static String name(CommandSpec command) {
    return command.qualifiedName("-");
  }

  String page(CommandSpec command) {
    String[] description = command.usageMessage().description();
    Roff page = new Roff().raw(".\\\" Made by the build, from the command line's own model.");
    page.macro("TH", name(command).toUpperCase(Locale.ROOT), "1", date, "rekcl " + version, "");
    page.macro("SH", "NAME").line(name(command) + " - " + lowerCase(description));
    page.macro("SH", "SYNOPSIS");
    synopsis(command).forEach(line -> page.raw(line).macro("br"));
    page.macro("SH", "DESCRIPTION");
    plain(description).forEach(text -> page.line(text).macro("PP"));
    parameters(page, command);
    subcommands(page, command);
    options(page, command);
    terms(page, "ENVIRONMENT", notes("ENVIRONMENT", command));
    terms(page, "FILES", notes("FILES", command));
    terms(page, "EXIT STATUS", command.usageMessage().exitCodeList());
    page.macro("SH", "EXAMPLES").macro("nf");
    plain(command.usageMessage().footer()).forEach(s -> page.line(s.strip()));
    page.macro("fi");
    page.macro("SH", "SEE ALSO").raw(others(command)).macro("PP").line(GUIDE);
    return page.toString();
  }

  /** Returns the first sentence as whatis shows it: no capital, no full stop. */
  private static String lowerCase(String... description) {
    String sentence = CommandLineModel.summary(description);
    return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
  }

  private static Stream<String> synopsis(CommandSpec command) {
    String name = command.qualifiedName();
    return new Help(command, Help.defaultColorScheme(Ansi.OFF))
        .synopsis(0)
        .lines()
        .map(line -> line.replaceFirst("^ *or:", "").strip().substring(name.length()))
        .map(rest -> Roff.bold(name) + Roff.escaped(rest));
  }

  private static void parameters(Roff page, CommandSpec command) {
    List<PositionalParamSpec> shown =
        command.positionalParameters().stream().filter(parameter -> !parameter.hidden()).toList();
    if (!shown.isEmpty()) {
      page.macro("SH", "PARAMETERS");
    }
    shown.forEach(each -> page.entry(Roff.italic(each.paramLabel()), plain(each.description())));
  }

  private static void subcommands(Roff page, CommandSpec command) {
    List<CommandSpec> commands = CommandLineModel.commands(command);
    if (!commands.isEmpty()) {
      page.macro("SH", "COMMANDS");
    }
    for (CommandSpec each : commands) {
      String text = String.join(" ", plain(each.usageMessage().description()));
      page.entry(Roff.bold(each.name()), List.of(text));
    }
  }

  private static void options(Roff page, CommandSpec command) {
    page.macro("SH", "OPTIONS");
    HelpSection.of(command)
        .forEach(
            (section, options) -> {
              page.macro("SS", section.title());
              options.forEach(each -> page.entry(names(each), plain(each.description())));
            });
  }

  private static String names(OptionSpec option) {
    boolean valued = CommandLineModel.takesValue(option);
    return Stream.of(option.names()).map(Roff::bold).collect(Collectors.joining(", "))
        + (valued ? "=" + Roff.italic(option.paramLabel()) : "");
  }

  private static void terms(Roff page, String section, Map<String, String> terms) {
    page.macro("SH", section);
    terms.forEach((term, text) -> page.entry(Roff.bold(term.strip()), List.of(text)));
  }

  /** Returns what the table says of a command, by term. */
  private Map<String, String> notes(String section, CommandSpec command) {
    Map<String, String> notes = new LinkedHashMap<>();
    for (String[] row : table) {
      if (row[0].equals(section) && List.of(row[1].split(" ", -1)).contains(command.name())) {
        notes.put(row[2], row[3]);
      }
    }
    return notes;
  }

  private String others(CommandSpec command) {
    Stream<String> others = commands().stream().filter(c -> c != command).map(ManPages::name);
    return Stream.concat(others, Stream.of("aws"))
        .map(name -> Roff.bold(name) + "(1)")
        .collect(Collectors.joining(", "));
  }
}
