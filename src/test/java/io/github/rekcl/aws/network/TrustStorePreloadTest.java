package io.github.rekcl.aws.network;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustStorePreloadTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--help",
        "emulator",
        "stop --help",
        "list -V",
        "stop --emulate demo v1",
        "list --endpoint-url http://127.0.0.1:9000",
        "list --endpoint-url=http://127.0.0.1:9000",
        "list --ca-bundle ca.pem",
        "list --ca-bundle=ca.pem",
      })
  void commandWithoutTls_orWithCaBundle_doesNotPreload(String line) {
    assertFalse(needed(Map.of(), line));
  }

  @ParameterizedTest
  @ValueSource(strings = {"AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_REKOGNITION"})
  void endpointVariable_decides(String variable) {
    assertFalse(needed(Map.of(variable, "http://127.0.0.1:9000"), "list"));
    assertTrue(needed(Map.of(variable, "https://localhost:9000"), "list"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"stop arn v1", "list --endpoint-url https://localhost", "--profile p delete arn"})
  void commandOverTls_preloads(String line) {
    assertTrue(needed(Map.of(), line));
  }

  @ParameterizedTest
  @ValueSource(strings = {"AWS_CA_BUNDLE", "REQUESTS_CA_BUNDLE"})
  void caBundleVariable_doesNotPreload(String variable) {
    assertFalse(needed(Map.of(variable, "ca.pem"), "list"));
  }

  private static boolean needed(Map<String, String> environment, String line) {
    return TrustStorePreload.needsTrustStore(environment, List.of(line.split(" ")));
  }
}
