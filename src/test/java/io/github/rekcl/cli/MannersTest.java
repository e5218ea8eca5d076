package io.github.rekcl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The style of help, hints and colors. */
class MannersTest {
  private static final String PROJECT = "arn:aws:rekognition:us-east-1:111122223333:project/demo/1";

  /** One line that says what is wrong, independent of the wording of picocli. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "stpo | unknown command 'stpo'; did you mean 'stop'? | rekcl",
        "stpo --all --no-such | unknown command 'stpo'; did you mean 'stop'? | rekcl",
        "lst --running | unknown command 'lst'; did you mean 'list'? | rekcl",
        "help emulatro | unknown command 'emulatro'; did you mean 'emulator'? | rekcl",
        "-- stop PROJECT | the command 'stop' must come before -- | rekcl",
        "remove PROJECT | unknown command 'remove' | rekcl",
        "--emulat list | unknown option '--emulat'; did you mean '--emulate'? | rekcl",
        "stop --dry-rnu PROJECT v1 | unknown option '--dry-rnu'; did you mean '--dry-run'? | rekcl stop",
        "stop --time=5m PROJECT | unknown option '--time'; did you mean '--timeout'? | rekcl stop",
        "stop --colour always | unknown option '--colour'; did you mean '--color'? | rekcl stop",
        "stop -z PROJECT | unknown option '-z' | rekcl stop",
        "stop --no PROJECT | unknown option '--no'; did you mean '--no-wait'? | rekcl stop",
        "list --re us-east-1 | unknown option '--re'; did you mean '--region'? | rekcl list",
        "emulator extra more | unexpected argument 'extra' | rekcl emulator",
        "emulator extra | unexpected argument 'extra' | rekcl emulator",
        "stop --timeout | --timeout needs a value: DURATION | rekcl stop",
        "stop --all=maybe PROJECT | --all takes no value | rekcl stop",
        "stop -y --yes PROJECT | --yes may be given only once | rekcl stop",
        "stop --timeout 5x PROJECT | --timeout: '5x' is not a duration; use a form such as 45s, 10m or 1h30m | rekcl stop",
        "stop --max-tps x PROJECT | --max-tps: 'x' is not a whole number | rekcl stop",
        "stop --output xml PROJECT | --output: 'xml' is not one of text, wide, json | rekcl stop",
        "list --unit-price x | --unit-price: 'x' is not an amount in US dollars; use a form such as 4.00 | rekcl list",
        "list --color sometimes | --color: 'sometimes' is not one of auto, always, never | rekcl list",
        "--emulate | no command given | rekcl",
      })
  void wrongArguments_areToldInOneVoice(String line, String message, String command) {
    String[] args = line.replace("PROJECT", PROJECT).split(" ");

    Cli.withoutService()
        .run(args)
        .is(2, "", "rekcl: " + message + "\nTry '" + command + " --help'.\n");
  }

  @Test
  void wrongValue_thatNoConverterForesaw_isToldLikeTheOthers() {
    Cli.withoutService()
        .run("stop", "--ca-bundle", "\0", PROJECT, "v1")
        .is(2, "", "rekcl: --ca-bundle: ' ' cannot be read\nTry 'rekcl stop --help'.\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"stop", "delete", "list", "emulator", "help"})
  void help_asACommand_isThatOfTheOption(String command) {
    assertEquals(
        Cli.withoutService().run(command, "--help"), Cli.withoutService().run("help", command));
  }

  @Test
  void help_alone_isThatOfRekcl() {
    assertEquals(Cli.withoutService().run("--help"), Cli.withoutService().run("help"));
  }

  @ParameterizedTest
  @CsvSource({
    "'', Output AWS Help",
    "stop, Models Action Waiting Output AWS Help",
    "delete, Models Action Waiting Output AWS Help",
    "list, Models Waiting Output AWS Help",
    "emulator, Emulator Output Help",
    "help, Output Help",
  })
  void help_hasOptionsUnderHeadings_andExamples(String command, String sections) {
    List<String> lines = help(command).lines().toList();
    List<String> headings =
        lines.stream().filter(line -> line.matches("\\w[\\w ]*:")).map(MannersTest::name).toList();

    assertEquals(
        List.of(sections.split(" ")),
        headings.stream()
            .filter(h -> !List.of("Parameters", "Commands", "Exit codes", "Examples").contains(h))
            .toList());
    assertEquals("Examples", headings.get(headings.size() - 1));
    assertTrue(lines.stream().anyMatch(line -> line.startsWith("  rekcl ")), lines::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"stop", "delete", "list"})
  void help_parametersOfTheSynopsis_areDescribed(String command) {
    String help = help(command);
    int parameters = help.indexOf("Parameters:");
    List<String> named =
        Pattern.compile("<[a-z-]+>")
            .matcher(help.substring(0, parameters))
            .results()
            .map(MatchResult::group)
            .distinct()
            .toList();

    assertEquals(List.of("<project-arn>", "<model>"), named);
    named.forEach(name -> assertTrue(help.indexOf("      " + name, parameters) > 0, help));
  }

  /** A read-only command has no exit codes for confirmation or accepted requests. */
  @Test
  void help_ofList_hasItsOwnExitCodes() {
    String codes = help("list").replaceFirst("(?s).*Exit codes:\n", "");

    assertTrue(codes.startsWith("  0     everything was listed\n"), codes);
    assertEquals(-1, codes.indexOf("  3  "), codes);
    assertEquals(-1, codes.indexOf("accepted"), codes);
  }

  private static String name(String heading) {
    return heading.substring(0, heading.length() - 1);
  }

  private static String help(String command) {
    return Cli.withoutService().run(("help " + command).split(" ")).out();
  }

  /** Options have the same order in every command. */
  @Test
  void help_optionsOfAllCommands_haveOneOrder() {
    List<String> delete = options("delete");
    List<String> stop = options("stop");
    List<String> list = options("list");
    assertEquals(common(delete, stop), common(stop, delete));
    assertEquals(common(list, stop), common(stop, list));
    assertEquals(common(delete, list), common(list, delete));
    assertTrue(stop.indexOf("--all") < stop.indexOf("--region"), stop::toString);
  }

  private static List<String> options(String command) {
    return help(command)
        .lines()
        .filter(line -> line.matches(" {2}(-\\w,| {3}) --[a-z].*"))
        .map(line -> line.replaceFirst("[^-]*(-\\w, )?(--[-a-z]+).*", "$2"))
        .toList();
  }

  private static List<String> common(List<String> one, List<String> other) {
    return one.stream().filter(other::contains).toList();
  }

  @Test
  void color_always_colors_neverForTheHelpOfAPipe() {
    assertEquals(-1, help("stop").indexOf('\u001b'));
    Run colored = Cli.withoutService().run("help", "stop", "--color", "always");
    colored.is(0, colored.out(), "");
    assertTrue(colored.out().startsWith("\u001b[1mUsage:"), colored::toString);
    assertEquals(
        help("stop"), colored.out().replaceAll("\u001b\\[[0-9]+m", ""), "but for colors the same");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--color=always stpo", "stpo --color always", "--color always"})
  void color_always_colorsWhatIsWrong(String line) {
    Run run = Cli.withoutService().run(line.split(" "));

    assertTrue(run.err().startsWith("\u001b[31mrekcl\u001b[0m: "), run::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--color=never stpo", "stpo --color auto", "stpo -- --color always"})
  void color_otherwise_colorsNothing(String line) {
    Run run = Cli.withoutService().run(line.split(" "));

    assertTrue(run.err().startsWith("rekcl: "), run::toString);
  }

  @Test
  void color_always_leavesDocumentsAlone() {
    try (FakeService rekognition = new MockedService()) {
      rekognition.model("v1", "RUNNING");
      Run list = rekognition.cli().run("list", "--color", "always", rekognition.project());
      assertTrue(list.out().contains("\u001b[33mRUNNING\u001b[0m"), list::toString);

      Run json =
          rekognition
              .cli()
              .run("list", "--color", "always", "--output", "json", rekognition.project());
      assertEquals(-1, json.out().indexOf('\u001b'), json::toString);

      Run stop = rekognition.cli().run("stop", "--color=always", rekognition.project(), "v1");
      assertTrue(stop.out().startsWith("\u001b[32mModel stopped\u001b[0m: "), stop::toString);
      assertTrue(stop.err().contains(": \u001b[32mSTOPPED\u001b[0m\n"), stop::toString);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "stop", "delete", "list", "emulator", "help"})
  void help_at80Columns_fits_andBreaksNoExample(String command) {
    String[] line = ("help " + command).split(" ");
    String narrow = Cli.withoutService().screen(80, 24).run(line).out();
    String wide = Cli.withoutService().screen(120, 24).run(line).out();

    narrow.lines().forEach(each -> assertTrue(each.length() <= 80, each));
    assertEquals(examples(wide), examples(narrow));
    boolean continued = false;
    for (String example : examples(narrow)) {
      assertTrue(example.startsWith(continued ? "      " : "  rekcl "), example);
      continued = example.endsWith(" \\");
    }
    assertEquals(false, continued, narrow);
  }

  private static List<String> examples(String help) {
    return help.substring(help.indexOf("Examples:\n")).lines().skip(1).toList();
  }

  @ParameterizedTest
  @CsvSource({"0, 100", "1, 55", "80, 80", "119, 119", "500, 120"})
  void helpWidth_followsTheTerminal_withinBounds(int columns, int width) {
    assertEquals(width, HelpScreen.width(columns));
  }
}
