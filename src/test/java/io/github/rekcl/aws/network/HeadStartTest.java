package io.github.rekcl.aws.network;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.rekcl.aws.network.HeadStart.Part;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadStartTest {
  private static final Set<Part> ALL = EnumSet.of(Part.SERVICES, Part.TRUST_STORE, Part.ANCHORS);

  private static final Set<Part> OTHERS = EnumSet.of(Part.SERVICES, Part.TLS, Part.ANCHORS);

  @ParameterizedTest
  @ValueSource(strings = {"", "--help", "--version", "emulator", "stop --help", "list -V"})
  void commandWithoutCall_needsNone(String line) {
    assertEquals(Set.of(), parts(Map.of(), line));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stop --emulate demo v1",
        "list --endpoint-url http://127.0.0.1:9000",
        "list --endpoint-url=http://127.0.0.1:9000",
      })
  void callWithoutTls_needsNoCertificates(String line) {
    assertEquals(Set.of(Part.SERVICES), parts(Map.of(), line));
  }

  @ParameterizedTest
  @ValueSource(strings = {"AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_REKOGNITION"})
  void endpointOfTheEnvironment_tellsAsWell(String variable) {
    assertEquals(Set.of(Part.SERVICES), parts(Map.of(variable, "http://127.0.0.1:9000"), "list"));
    assertEquals(ALL, parts(Map.of(variable, "https://localhost:9000"), "list"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"stop arn v1", "list --endpoint-url https://localhost", "delete arn v1"})
  void callOverTls_needsAll(String line) {
    assertEquals(ALL, parts(Map.of(), line));
  }

  @ParameterizedTest
  @ValueSource(strings = {"list --ca-bundle ca.pem", "list --ca-bundle=ca.pem"})
  void otherCertificates_leaveTheTrustStoreAlone(String line) {
    assertEquals(OTHERS, parts(Map.of(), line));
  }

  @Test
  void certificatesOfTheEnvironment_doSoAsWell() {
    assertEquals(OTHERS, parts(Map.of("AWS_CA_BUNDLE", "ca.pem"), "list"));
  }

  /** A JDK without the class that nobody promises would be slower, and this be how to find out. */
  @ParameterizedTest
  @EnumSource
  void everyPart_isThere(Part part) {
    assertDoesNotThrow(part::load);
  }

  private static Set<Part> parts(Map<String, String> environment, String line) {
    return HeadStart.parts(environment, List.of(line.split(" ")));
  }
}
