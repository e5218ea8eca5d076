package io.github.rekcl.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The man pages match the help. */
final class ManPagesIT {
  private static final Pattern OPTION = Pattern.compile("(?m)^ {2,6}(?:-[a-zA-Z], )?(--[a-z-]+)");

  /** A heading or an option. */
  private static final Pattern IN_HELP =
      Pattern.compile("(?m)^(?:([A-Z][\\w ]*):$| {2,6}(?:-[a-zA-Z], )?(--[a-z-]+))");

  private static final Pattern IN_PAGE =
      Pattern.compile(
          "(?m)^(?:[.]SS \"(.*)\"$|\\\\fB(?:-[a-zA-Z]\\\\fR, \\\\fB)?(--[a-z-]+)\\\\fR)");

  private static String page(String name) throws Exception {
    Path file = Distribution.home().resolve("share/man/man1/" + name + ".1");
    return Files.readString(file).replace("\\-", "-");
  }

  @Test
  void eachCommand_hasAPage() throws Exception {
    List<String> pages =
        Distribution.share().stream().filter(name -> name.startsWith("share/man/")).toList();
    assertEquals(
        List.of("rekcl-delete.1", "rekcl-emulator.1", "rekcl-list.1", "rekcl-stop.1", "rekcl.1"),
        pages.stream().map(name -> name.replace("share/man/man1/", "")).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"stop", "delete", "list", "emulator"})
  void page_namesEachOption(String command) throws Exception {
    String help = Launch.rekcl(command, "--help").run().out();
    String page = page("rekcl-" + command);
    List<String> options = OPTION.matcher(help).results().map(found -> found.group(1)).toList();
    assertTrue(options.size() > 5, help);
    options.forEach(option -> assertTrue(page.contains("\\fB" + option + "\\fR"), option));
    for (String section : List.of("NAME", "SYNOPSIS", "OPTIONS", "EXIT STATUS", "EXAMPLES")) {
      assertTrue(page.contains(".SH \"" + section + "\"\n"), section);
    }
    assertTrue(page.contains(" \"rekcl " + Distribution.version() + "\" "), page);
  }

  /** Each page has the sections, exit codes and variables of its own command only. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rekcl          | 0 1 2 3 4 129 130 131 143 | NO_COLOR JAVA_HOME             | AWS_PROFILE",
        "rekcl-stop     | 0 1 2 3 4 129 130 131 143 | AWS_PROFILE AWS_REGION         | (none)",
        "rekcl-delete   | 0 1 2 3 4 129 130 131 143 | AWS_PROFILE HTTPS_PROXY        | AWS_REGION",
        "rekcl-list     | 0 1 2 4 129 130 131 143   | AWS_CA_BUNDLE REKCL_CLASS_DATA | (none)",
        "rekcl-emulator | 1 2 129 130 131 143       | NO_COLOR REKCL_CLASS_DATA      | AWS_PROFILE",
      })
  void page_describesItsOwnCommand(String name, String codes, String reads, String doesNotRead)
      throws Exception {
    String page = page(name);
    assertEquals(List.of(codes.split(" ")), terms(page, "EXIT STATUS"));
    List<String> variables = terms(page, "ENVIRONMENT");
    assertTrue(variables.containsAll(List.of(reads.split(" "))), variables::toString);
    assertFalse(variables.contains(doesNotRead), variables::toString);
    assertFalse(terms(page, "FILES").isEmpty());
    assertTrue(page.contains(".SH \"SEE ALSO\"\n"), page);
  }

  /** The man pages and the page on credentials and network name the same variables. */
  @Test
  void environment_matchesTheDocumentation() throws Exception {
    String table = DocBlock.read(DocBlock.MANUAL.resolve("aws.md"));
    Set<String> variables = new TreeSet<>(terms(page("rekcl-list"), "ENVIRONMENT"));
    variables.removeAll(Set.of("NO_COLOR", "TERM", "JAVA_HOME", "REKCL_CLASS_DATA"));
    assertTrue(variables.size() > 20, variables::toString);
    variables.removeIf(name -> table.contains("`" + name + "`"));
    assertEquals(Set.of(), variables);
  }

  /** Returns the terms of a section, also those that share one description. */
  private static List<String> terms(String page, String heading) {
    String section = page.split("[.]SH \"" + heading + "\"\n", 2)[1].split("[.]SH ", 2)[0];
    return Pattern.compile("[.]TP\n\\\\fB(.*)\\\\fR")
        .matcher(section)
        .results()
        .flatMap(term -> Stream.of(term.group(1).split(", ")))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "stop", "delete", "list", "emulator"})
  void page_hasTheSectionsOfTheHelp_inOrder(String command) throws Exception {
    boolean root = command.isEmpty();
    String help = (root ? Launch.rekcl("--help") : Launch.rekcl(command, "--help")).run().out();
    List<List<String>> sections = sections(IN_HELP, help);
    assertFalse(sections.isEmpty(), help);
    assertEquals(sections, sections(IN_PAGE, page(root ? "rekcl" : "rekcl-" + command)));
  }

  /** Returns the headings that have options, each followed by its options. */
  private static List<List<String>> sections(Pattern pattern, String text) {
    List<List<String>> sections = new ArrayList<>();
    Matcher found = pattern.matcher(text);
    while (found.find()) {
      if (found.group(1) == null) {
        sections.get(sections.size() - 1).add(found.group(2));
      } else {
        sections.add(new ArrayList<>(List.of(found.group(1))));
      }
    }
    return sections.stream().filter(section -> section.size() > 1).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rekcl", "rekcl-stop", "rekcl-delete", "rekcl-list", "rekcl-emulator"})
  void page_isWellFormed(String name) throws Exception {
    assumeTrue(
        Launch.of("sh", "-c", "command -v groff").run().code() == 0, "groff is not installed");
    String file = Distribution.home().resolve("share/man/man1/" + name + ".1").toString();
    Launch check = Launch.of("groff", "-man", "-ww", "-Tutf8", "-z", file);
    assertEquals(new Launched(0, "", ""), check.run());
  }
}
