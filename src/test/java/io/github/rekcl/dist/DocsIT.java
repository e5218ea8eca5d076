package io.github.rekcl.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples in README and the pages run, their links work, and their options exist. */
final class DocsIT {
  /** The tested languages of blocks; ScreensIT tests console, RecipesIT tests json. */
  private static final Set<String> LANGUAGES =
      Set.of("sh", "bash", "zsh", "fish", "console", "json", "yaml", "crontab");

  /** Pages that may have text blocks: diagrams, and the output in README that ReadmeIT checks. */
  private static final Set<String> PAGES_WITH_TEXT = Set.of("README.md", "architecture.md");

  /** Shells and tools that may be missing; the blocks that need them are skipped then. */
  private static final List<String> OPTIONAL = List.of("jq", "zsh", "fish", "python3");

  /** Commands in files of other programs: steps of a CI job, lines of a crontab. */
  private static final Pattern YAML_COMMAND =
      Pattern.compile("(?m)^ *(?:- )?(?:run: |- )(.*\\brekcl\\b.*)$");

  private static final Pattern CRON_COMMAND = Pattern.compile("(?m)^(?:\\S+ ){5}(.*)$");

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

  /** A class name, or a package name in the first column of a table. */
  private static final Pattern NAME =
      Pattern.compile("(?m)(?:(?<=^[|] )|(?=`[A-Z]))`([A-Z]?[a-z]\\w+)`");

  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]+");

  /** Options of the AWS CLI and docker. */
  private static final Set<String> OPTIONS_OF_OTHER_TOOLS =
      Set.of(
          "--build-arg",
          "--dimensions",
          "--end-time",
          "--flexible-time-window",
          "--format",
          "--metric-name",
          "--namespace",
          "--no-verify-ssl",
          "--period",
          "--project-arn",
          "--query",
          "--rm",
          "--schedule-expression",
          "--start-time",
          "--statistics",
          "--target",
          "--name");

  @TempDir Path home;

  static Stream<DocBlock> scripts() {
    return DocBlock.all().stream()
        .filter(block -> Set.of("sh", "bash", "zsh", "fish").contains(block.language()));
  }

  static Stream<DocBlock> embeddedCommands() {
    return DocBlock.all().stream()
        .filter(block -> Set.of("yaml", "crontab").contains(block.language()));
  }

  static Stream<Path> pages() {
    return DocBlock.pages().stream();
  }

  @Test
  void blocks_haveTestedLanguages() {
    List<DocBlock> untested =
        DocBlock.all().stream()
            .filter(block -> !LANGUAGES.contains(block.language()))
            .filter(
                block ->
                    !block.language().equals("text")
                        || !PAGES_WITH_TEXT.contains(Distribution.name(block.page())))
            .toList();
    assertEquals(List.of(), untested);
  }

  @Test
  void architecture_namesClassesAndPackagesThatExist() throws Exception {
    Set<String> known = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      files.forEach(file -> known.add(Distribution.name(file).replaceFirst("[.]java$", "")));
    }
    String page = DocBlock.read(DocBlock.MANUAL.resolve("architecture.md"));
    Set<String> unknown = new TreeSet<>();
    NAME.matcher(page).results().forEach(name -> unknown.add(name.group(1)));
    assertTrue(unknown.size() > 20, unknown::toString);
    unknown.removeAll(known);
    assertEquals(Set.of(), unknown);
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void script_runs(DocBlock block) throws Exception {
    run(block.language(), block.text());
  }

  @ParameterizedTest
  @MethodSource("embeddedCommands")
  void embeddedCommands_run(DocBlock block) throws Exception {
    Pattern command = block.language().equals("yaml") ? YAML_COMMAND : CRON_COMMAND;
    List<String> found = command.matcher(block.text()).results().map(m -> m.group(1)).toList();
    assertTrue(!found.isEmpty(), block::text);
    run("sh", String.join("\n", found));
  }

  private void run(String shell, String text) throws Exception {
    for (String tool : OPTIONAL) {
      if (shell.equals(tool) || text.matches("(?s).*\\b" + tool + "\\b.*")) {
        assumeTrue(
            Launch.of("sh", "-c", "command -v " + tool).run().code() == 0,
            tool + " is not installed");
      }
    }
    try (DocSandbox sandbox = DocSandbox.open(home)) {
      Launched run = sandbox.script(shell, text).run();
      assertEquals(0, run.code(), run::toString);
      run.errLacks("not found");
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void links_haveExistingTargets(Path page) {
    for (String link : LINK.matcher(DocBlock.read(page)).results().map(m -> m.group(1)).toList()) {
      if (!link.startsWith("https://")) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]);
        assertTrue(Files.exists(target), () -> page + " links to " + link);
        assertTrue(
            parts.length == 1 || anchors(target).contains(parts[1]),
            () -> page + " links to " + link);
      }
    }
  }

  /** Returns the anchors that GitHub generates for the headings of a page. */
  private static Set<String> anchors(Path page) {
    Set<String> anchors = new TreeSet<>();
    Matcher heading = Pattern.compile("(?m)^#+ (.*)$").matcher(DocBlock.read(page));
    while (heading.find()) {
      String text = heading.group(1).toLowerCase(Locale.ROOT);
      anchors.add(text.replaceAll("[^\\w\\- ]", "").replace(' ', '-'));
    }
    return anchors;
  }

  /** Every option in the pages is one of rekcl's or of the listed ones of other tools. */
  @Test
  void options_exist() throws Exception {
    Set<String> known = new TreeSet<>(OPTIONS_OF_OTHER_TOOLS);
    for (String command : List.of("stop", "delete", "list", "emulator")) {
      known.addAll(options(Launch.rekcl(command, "--help").run().out()));
    }
    for (Path page : DocBlock.pages()) {
      Set<String> unknown = options(DocBlock.read(page));
      unknown.removeAll(known);
      assertEquals(Set.of(), unknown, page::toString);
    }
  }

  private static Set<String> options(String text) {
    Set<String> options = new TreeSet<>();
    OPTION.matcher(text).results().forEach(found -> options.add(found.group()));
    return options;
  }
}
