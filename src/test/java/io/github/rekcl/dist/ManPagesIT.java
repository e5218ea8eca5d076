package io.github.rekcl.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The manual says what the help says. */
final class ManPagesIT {
  private static final Pattern OPTION = Pattern.compile("(?m)^ {2,6}(?:-[a-zA-Z], )?(--[a-z-]+)");

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

  @ParameterizedTest
  @ValueSource(strings = {"rekcl", "rekcl-stop", "rekcl-delete", "rekcl-list", "rekcl-emulator"})
  void page_isWellFormed(String name) throws Exception {
    assumeTrue(Launch.of("sh", "-c", "command -v groff").run().code() == 0, "there is no groff");
    String file = Distribution.home().resolve("share/man/man1/" + name + ".1").toString();
    Launch check = Launch.of("groff", "-man", "-ww", "-Tutf8", "-z", file);
    assertEquals(new Launched(0, "", ""), check.run());
  }
}
