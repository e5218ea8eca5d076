package io.github.rekcl.aws;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.profiles.ProfileFile;

/** A file of profiles that is made up for the SDK. */
final class ProfileText {
  private final StringBuilder text = new StringBuilder();

  boolean isEmpty() {
    return text.isEmpty();
  }

  void add(String title, Map<String, String> settings) {
    text.append('[').append(title).append("]\n");
    settings.forEach(
        (key, value) ->
            text.append(key).append(" = ").append(value.replace('\n', ' ')).append('\n'));
  }

  ProfileFile file() {
    return ProfileFile.builder()
        .content(new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)))
        .type(ProfileFile.Type.CONFIGURATION)
        .build();
  }
}
