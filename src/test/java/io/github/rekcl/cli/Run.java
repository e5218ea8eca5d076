package io.github.rekcl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** The result of one command line. */
record Run(int code, String out, String err) {
  /** Compares the exit code and both streams, and shows all of them on a difference. */
  void is(int expectedCode, String expectedOut, String expectedErr) {
    assertEquals(new Run(expectedCode, expectedOut, expectedErr).toString(), toString());
  }

  /** Compares the exit code and standard output, and shows everything on a difference. */
  void is(int expectedCode, String expectedOut) {
    is(expectedCode, expectedOut, err);
  }

  /** Checks that standard error contains these words, and shows everything if not. */
  Run says(String... words) {
    for (String word : words) {
      assertEquals(true, err.contains(word), () -> "missing: " + word + "\n" + this);
    }
    return this;
  }

  @Override
  public String toString() {
    return "exit " + code + "\n--- out\n" + out + "--- err\n" + err;
  }
}
