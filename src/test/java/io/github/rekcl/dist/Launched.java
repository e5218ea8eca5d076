package io.github.rekcl.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * The result of a process. Failed assertions show all of it.
 *
 * @param code the exit code
 * @param out the standard output
 * @param err the standard error
 */
record Launched(int code, String out, String err) {

  Launched expect(int expectedCode, String expectedOut) {
    assertEquals(expectedCode, code, this::toString);
    assertEquals(expectedOut, out, this::toString);
    return this;
  }

  Launched errContains(String text) {
    assertTrue(err.contains(text), () -> "no '" + text + "' on standard error of " + this);
    return this;
  }

  Launched errLacks(String text) {
    assertFalse(err.contains(text), () -> "'" + text + "' on standard error of " + this);
    return this;
  }

  /** Expects that the launcher itself failed with only this message. */
  void refused(String message) {
    assertEquals(new Launched(1, "", "rekcl: " + message + "\n"), this);
  }

  @Override
  public String toString() {
    return "exit code %d%n--- standard output%n%s%n--- standard error%n%s%n---"
        .formatted(code, out, err);
  }
}
