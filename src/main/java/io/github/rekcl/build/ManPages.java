package io.github.rekcl.build;

import io.github.rekcl.cli.Section;
import java.util.ArrayList;
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
import picocli.CommandLine.Model.UsageMessageSpec;

/** The manual: a page for rekcl, and one for each of its commands. */
final class ManPages {
  private static final String GUIDE =
      "Amazon Rekognition Custom Labels Guide:"
          + " https://docs.aws.amazon.com/rekognition/latest/customlabels-dg/";

  private final CommandSpec rekcl;
  private final String version;
  private final String date;

  ManPages(CommandSpec rekcl, String version, String date) {
    this.rekcl = rekcl;
    this.version = version;
    this.date = date;
  }

  /** Returns what has a page; {@code help} is told about with every command. */
  List<CommandSpec> commands() {
    List<CommandSpec> all = new ArrayList<>(List.of(rekcl));
    Words.commands(rekcl).stream().filter(command -> !command.helpCommand()).forEach(all::add);
    return all;
  }

  static String name(CommandSpec command) {
    return command.qualifiedName("-");
  }

  String page(CommandSpec command) {
    UsageMessageSpec usage = command.usageMessage();
    Roff page = new Roff().comment("Made by the build, from the command line's own model.");
    page.macro("TH", name(command).toUpperCase(Locale.ROOT), "1", date, "rekcl " + version, "");
    page.macro("SH", "NAME");
    page.raw(Roff.escaped(name(command)) + " \\- " + Roff.escaped(summary(usage)));
    page.macro("SH", "SYNOPSIS");
    synopsis(command).forEach(line -> page.raw(line).macro("br"));
    page.macro("SH", "DESCRIPTION");
    Words.plain(usage.description()).forEach(text -> page.line(text).macro("PP"));
    parameters(page, command.positionalParameters());
    subcommands(page, command);
    options(page, command);
    terms(page, "ENVIRONMENT", ManSections.environment(command));
    terms(page, "FILES", ManSections.files(command));
    terms(page, "EXIT STATUS", usage.exitCodeList());
    examples(page, Words.plain(usage.footer()));
    seeAlso(page, command);
    return page.toString();
  }

  /** As whatis shows it: no capital, no full stop. */
  private static String summary(UsageMessageSpec usage) {
    String sentence = Words.sentence(usage.description());
    return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
  }

  private List<String> synopsis(CommandSpec command) {
    String[] custom = command.usageMessage().customSynopsis();
    String text =
        custom.length > 0
            ? String.join("\n", custom)
            : new Help(command, Help.defaultColorScheme(Ansi.OFF))
                .synopsis(0)
                .replaceAll("\\s+", " ");
    String name = command.qualifiedName();
    return text.lines()
        .map(line -> line.replaceFirst("^\\s*or:", "").strip())
        .map(
            line ->
                line.startsWith(name)
                    ? Roff.bold(name) + Roff.escaped(line.substring(name.length()))
                    : Roff.escaped(line))
        .toList();
  }

  private static void parameters(Roff page, List<PositionalParamSpec> parameters) {
    List<PositionalParamSpec> shown = parameters.stream().filter(p -> !p.hidden()).toList();
    if (!shown.isEmpty()) {
      page.macro("SH", "PARAMETERS");
    }
    for (PositionalParamSpec parameter : shown) {
      page.macro("TP").raw(Roff.italic(parameter.paramLabel()));
      Words.plain(parameter.description()).forEach(text -> page.line(text).macro("br"));
    }
  }

  private static void options(Roff page, CommandSpec command) {
    page.macro("SH", "OPTIONS");
    Section.of(command)
        .forEach(
            (section, options) -> {
              page.macro("SS", section.title());
              options.forEach(option -> option(page, option));
            });
  }

  private static void option(Roff page, OptionSpec option) {
    String value = Words.takesValue(option) ? "=" + Roff.italic(option.paramLabel()) : "";
    page.macro("TP");
    page.raw(Stream.of(option.names()).map(Roff::bold).collect(Collectors.joining(", ")) + value);
    Words.plain(option.description()).forEach(text -> page.line(text).macro("br"));
  }

  private static void subcommands(Roff page, CommandSpec command) {
    List<CommandSpec> commands = Words.commands(command);
    if (!commands.isEmpty()) {
      page.macro("SH", "COMMANDS");
    }
    for (CommandSpec each : commands) {
      page.macro("TP").raw(Roff.bold(each.name()));
      page.line(Words.joined(each.usageMessage().description()));
    }
  }

  private static void terms(Roff page, String heading, Map<String, String> terms) {
    page.macro("SH", heading);
    terms.forEach((term, text) -> page.macro("TP").raw(Roff.bold(term)).line(text));
  }

  /** Lines that are to be typed are kept as they are. */
  private static void examples(Roff page, List<String> lines) {
    page.macro("SH", "EXAMPLES").macro("nf");
    lines.forEach(line -> page.line(line.strip()));
    page.macro("fi");
  }

  private void seeAlso(Roff page, CommandSpec command) {
    page.macro("SH", "SEE ALSO");
    Stream<String> others = commands().stream().filter(c -> c != command).map(ManPages::name);
    page.raw(
        Stream.concat(others, Stream.of("aws"))
            .map(name -> Roff.bold(name) + "(1)")
            .collect(Collectors.joining(", ")));
    page.macro("PP").line(GUIDE);
  }
}
