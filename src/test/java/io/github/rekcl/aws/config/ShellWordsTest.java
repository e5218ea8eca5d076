package io.github.rekcl.aws.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The expected words are those of Python's {@code shlex.split}. */
class ShellWordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      value = {
        "^  a  b\tc ^         ~ a|b|c",
        "'a b' \"c d\" e'f'g  ~ a b|c d|efg",
        "a '' \"\"            ~ a||",
        "\"a\\\"b\\\\c\\d\"   ~ a\"b\\c\\d",
        "'a\\b' a\\ b         ~ a\\b|a b",
        "a;b|c&d $e * # f     ~ a;b|c&d|$e|*|#|f",
      })
  void split_likeAShell(String text, String words) {
    assertEquals(words, String.join("|", ShellWords.split(text)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"'a", "a \"b", "a\\"})
  void split_unclosedQuote_throws(String text) {
    assertThrows(IllegalArgumentException.class, () -> ShellWords.split(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n"})
  void split_nothing(String text) {
    assertEquals(List.of(), ShellWords.split(text));
  }
}
