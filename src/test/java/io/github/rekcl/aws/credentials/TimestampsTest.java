package io.github.rekcl.aws.credentials;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2099-01-01T02:00:00Z",
        "2099-01-01T02:00:00.000Z",
        "2099-01-01T02:00:00.000000+00:00",
        "2099-01-01T04:00:00+02:00",
        "2099-01-01T04:00:00+0200",
        "2099-01-01T02:00:00UTC",
        "2099-01-01 02:00:00Z",
        "2099-01-01 02:00:00 UTC",
        "2099-01-01t02:00:00z",
        "2099-01-01T02:00Z",
        "20990101T020000Z",
        "20990101T020000UTC",
      })
  void parse_asTheAwsCli(String text) {
    assertEquals(Instant.parse("2099-01-01T02:00:00Z"), Timestamps.parse(text));
  }

  /** The AWS CLI also fails if the time zone is missing. */
  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "2099-01-01T02:00:00", "2099-13-01T02:00:00Z", "4070908800"})
  void parse_invalidTimestamp_throws(String text) {
    assertThrows(DateTimeException.class, () -> Timestamps.parse(text));
  }
}
