package io.github.rekcl.aws.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SecretRedactorTest {
  @Test
  void key_isHidden_unlessItIsAPlaceholder() {
    SecretRedactor.addKey("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG");
    SecretRedactor.addKey("placeholder", "placeholder");

    assertEquals(
        "key ***, placeholder", SecretRedactor.redact("key wJalrXUtnFEMI/K7MDENG, placeholder"));
  }
}
