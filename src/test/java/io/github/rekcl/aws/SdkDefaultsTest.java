package io.github.rekcl.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.rekcl.aws.network.Network;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the SDK's own clients of STS and SSO go by. */
class SdkDefaultsTest {
  private static final String REGION = "aws.region";

  private final Properties before = new Properties();
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void leaveTheMachineOut(@TempDir Path home) {
    before.putAll(System.getProperties());
    System.setProperty("aws.configFile", home.resolve("config").toString());
    System.setProperty("aws.sharedCredentialsFile", home.resolve("credentials").toString());
    System.clearProperty(REGION);
  }

  @AfterEach
  void restore() {
    System.setProperties(before);
  }

  private void use() {
    AwsSettings settings = new AwsSettings("work", null, null, false, null);
    SdkDefaults defaults = new SdkDefaults(settings, environment, Network.direct());
    defaults.beside("cn-north-1");
    defaults.forServicesBeside();
  }

  /** STS of us-east-1 knows no role of China. */
  @Test
  void region_thatNothingSays_isThatOfTheClient() {
    use();
    assertEquals("cn-north-1", System.getProperty(REGION));
    assertEquals("work", System.getProperty("aws.profile"));
  }

  @Test
  void region_ofTheEnvironment_goesFirst() {
    environment.put("AWS_DEFAULT_REGION", "eu-west-1");
    use();
    assertEquals("eu-west-1", System.getProperty(REGION));
  }
}
