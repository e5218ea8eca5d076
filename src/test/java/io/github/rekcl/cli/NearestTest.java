package io.github.rekcl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody who mistyped a word may have meant. */
class NearestTest {
  private static final List<String> WORDS =
      List.of("stop", "delete", "list", "emulator", "--all", "--all-regions", "--region");

  @ParameterizedTest
  @CsvSource({
    "stpo,       stop",
    "sotp,       stop",
    "stopp,      stop",
    "top,        stop",
    "step,       stop",
    "s,          stop",
    "delte,      delete",
    "deleet,     delete",
    "emulater,   emulator",
    "--regoin,   --region",
    "--regions,  --region",
    "--al,       --all",
    "lits,       list",
  })
  void slip_isUnderstood(String typed, String meant) {
    assertEquals(meant, Nearest.to(typed, WORDS).get(0));
  }

  @ParameterizedTest
  @CsvSource({"remove", "rm", "ls", "''", "-", "--", "-x", "--running", "stopwatches"})
  void otherWord_isNotGuessedAt(String typed) {
    assertEquals(List.of(), Nearest.to(typed, WORDS));
  }
}
