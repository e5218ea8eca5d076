package io.github.rekcl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** How one command line ended. */
record Run(int code, String out, String err) {
  /** Compares everything that a caller can see, and shows it all where something differs. */
  void is(int expectedCode, String expectedOut, String expectedErr) {
    assertEquals(new Run(expectedCode, expectedOut, expectedErr).toString(), toString());
  }

  /** Compares exit code and standard output, and shows it all where something differs. */
  void is(int expectedCode, String expectedOut) {
    is(expectedCode, expectedOut, err);
  }

  /** Looks for words on standard error, and shows it all where they are missing. */
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
