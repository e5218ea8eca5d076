package io.github.rekcl.aws;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
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
        "list --ca-bundle ca.pem",
        "list --ca-bundle=ca.pem",
      })
  void commandWithoutTls_needsNone(String line) {
    assertFalse(HeadStart.begin(Map.of(), line.split(" ")));
  }

  @Test
  void callOverTls_begins() {
    assertTrue(HeadStart.begin(Map.of(), "stop", "arn", "v1"));
    assertTrue(HeadStart.begin(Map.of(), "list", "--endpoint-url", "https://localhost"));
  }

  @Test
  void otherCertificates_needAnotherContext() {
    assertFalse(HeadStart.begin(Map.of("AWS_CA_BUNDLE", "ca.pem"), "list"));
  }

  @Test
  void nothing_begins() {
    assertFalse(HeadStart.begin(Map.of()));
  }
}
