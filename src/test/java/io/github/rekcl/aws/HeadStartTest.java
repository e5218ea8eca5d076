package io.github.rekcl.aws;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadStartTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--help",
        "--version",
        "emulator",
        "stop --help",
        "stop --emulate demo v1",
        "list --endpoint-url http://127.0.0.1:9000",
        "list --endpoint-url=http://127.0.0.1:9000",
      })
  void commandWithoutTls_needsNone(String line) {
    assertFalse(HeadStart.begin(line.split(" ")));
  }

  @Test
  void callOverTls_begins() {
    assertTrue(HeadStart.begin("stop", "arn", "v1"));
    assertTrue(HeadStart.begin("list", "--endpoint-url", "https://localhost"));
  }

  @Test
  void nothing_begins() {
    assertFalse(HeadStart.begin());
  }
}
