package io.github.rekcl.aws.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {
  private final Path home;

  ConfigurationTest(@TempDir Path home) throws IOException {
    this.home = home;
    Files.createDirectory(home.resolve(".aws"));
  }

  private Configuration read(String profile, String config, String credentials) throws IOException {
    Files.writeString(home.resolve(".aws/config"), config.replace('|', '\n'));
    Files.writeString(home.resolve(".aws/credentials"), credentials.replace('|', '\n'));
    return new Configuration(profile.isEmpty() ? null : profile, Map.of("HOME", home.toString()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      value = {
        "my prof ~ [profile 'my prof']",
        "my prof ~ [profile \"my prof\"]",
        "zürich  ~ [profile zürich]",
        "a=b     ~ [profile a=b] # comment",
        "a,b     ~ [profile a,b]",
        "a[1]    ~ [profile a[1]]",
        "x       ~ [profilefoo  x ]",
      })
  void profile_ofAnyName(String name, String header) throws IOException {
    Configuration read = read(name, header + "|REGION=x", "");
    assertEquals(Optional.empty(), read.missingProfile());
    assertEquals(Optional.of("x"), read.profile().property("region"));
  }

  @ParameterizedTest
  @CsvSource({"[work]", "[profile a work]", "[profile 'work]", "[Profile work]"})
  void profile_otherHeader_isMissing(String header) throws IOException {
    assertEquals(
        Optional.of(
            "there is no profile work in %s/.aws/config or %s/.aws/credentials"
                .formatted(home, home)),
        read("work", header + "|region=x", "").missingProfile());
  }

  @Test
  void profile_credentialsFile_takesPrecedence() throws IOException {
    Profile profile = read("p", "[profile p]|a=1|b=1", "[p]|b=2|c=2").profile();
    assertEquals(Optional.of("1"), profile.property("a"));
    assertEquals(Optional.of("2"), profile.property("b"));
    assertEquals(Optional.of("2"), profile.property("c"));
  }

  @Test
  void invalidSection_unused_isIgnored() throws IOException {
    String config = "[default]|region=x|s3 =|  junk|[profile other]|junk|[preview]|junk";
    assertEquals(Optional.of("x"), read("", config, "[else]|junk").profile().property("region"));
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> read("other", config, ""));
    assertEquals(
        home + "/.aws/config can't be read: line 6: it must be NAME = VALUE", e.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "~/c,           HOME/c",
    "~,             HOME",
    "~other/c,      ~other/c",
    "$HOME/c,       HOME/c",
    "${HOME}/c,     HOME/c",
    "$HOMER/${X}/c, $HOMER/${X}/c",
    "${HOME/c,      ${HOME/c",
    "a$,            a$",
    "'',            ''",
  })
  void path_isExpandedAsByTheAwsCli(String path, String expanded) {
    assertEquals(
        expanded.replace("HOME", "/h").replace("/hR", "HOMER").replace("${/h/c", "${HOME/c"),
        PathText.expand(path, Map.of("HOME", "/h")));
  }

  @Test
  void flag_invalid_namesTheSetting() throws IOException {
    Configuration read = read("", "[default]|use_fips_endpoint = yes", "");
    String message =
        String.valueOf(
            assertThrows(
                    IllegalArgumentException.class,
                    () -> read.flag("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint"))
                .getMessage());
    assertTrue(message.startsWith("use_fips_endpoint of profile default in "), message);
    assertTrue(message.endsWith(" must be true or false: yes"), message);
  }
}
