package io.github.rekcl.aws.credentials;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.security.auth.login.CredentialException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/** The timeout and the error messages of credentials. */
class BoundedCredentialsTest {
  private static final Duration LONG = Duration.ofMinutes(5);

  private final AtomicInteger cancelled = new AtomicInteger();

  private BoundedCredentials credentials(AwsCredentialsProvider provider, Duration timeout) {
    return new BoundedCredentials(
        () ->
            new CredentialSource(
                provider, timeout, "the test", "; run something", cancelled::incrementAndGet));
  }

  @Test
  void credentials_withInvalidCharacter_areNotShown() {
    for (String broken : List.of("AKI\nDUMMY", "AKI DUMMY", "AKI\u00e9")) {
      BoundedCredentials credentials =
          credentials(
              () -> AwsBasicCredentials.create("AKIDEXAMPLE", broken), Duration.ofMinutes(1));

      SdkClientException e =
          assertThrows(SdkClientException.class, credentials::resolveCredentials);
      assertInstanceOf(CredentialException.class, e.getCause());
      assertFalse(e.toString().contains("AKI"), e::toString);
    }
  }

  @Test
  void source_withoutResult_timesOut() throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    BoundedCredentials credentials =
        credentials(
            () -> {
              try {
                end.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              throw new IllegalStateException("too late");
            },
            Duration.ofMillis(20));

    SdkClientException e = assertThrows(SdkClientException.class, credentials::resolveCredentials);
    end.countDown();
    assertInstanceOf(CredentialException.class, e.getCause());
    assertEquals("no credentials: the test: nothing within 0.02s", e.getMessage());
    assertEquals(1, cancelled.get());
  }

  @Test
  void source_afterFirstFailure_isNotAskedAgain() {
    AtomicInteger asked = new AtomicInteger();
    BoundedCredentials credentials =
        credentials(
            () -> {
              asked.incrementAndGet();
              throw SdkClientException.create("none here", new IllegalStateException("shut"));
            },
            Duration.ofMinutes(1));
    for (int call = 0; call < 3; call++) {
      assertEquals(
          "no credentials: the test: none here (shut); run something",
          assertThrows(SdkClientException.class, credentials::resolveCredentials).getMessage());
    }
    assertEquals(1, asked.get());
  }

  /** After a success, a failure may be temporary. */
  @Test
  void source_afterSuccess_isAskedAgain() {
    AtomicInteger asked = new AtomicInteger();
    BoundedCredentials credentials =
        credentials(
            () -> {
              if (asked.incrementAndGet() == 2) {
                throw SdkClientException.create("not now");
              }
              return AwsBasicCredentials.create("AKID" + asked, "s");
            },
            LONG);

    assertEquals("AKID1", credentials.resolveCredentials().accessKeyId());
    assertThrows(SdkClientException.class, credentials::resolveCredentials);
    assertEquals("AKID3", credentials.resolveCredentials().accessKeyId());
  }

  @Test
  void source_throwsError_failsAtOnce() {
    BoundedCredentials credentials =
        credentials(
            () -> {
              throw new NoClassDefFoundError("some/Thing");
            },
            LONG);

    SdkClientException e = assertThrows(SdkClientException.class, credentials::resolveCredentials);
    assertInstanceOf(CredentialException.class, e.getCause());
    assertEquals(
        "no credentials: the test: java.lang.NoClassDefFoundError: some/Thing; run something",
        e.getMessage());
  }

  @Test
  void choice_throws_messageIsShown() {
    for (RuntimeException thrown :
        List.of(new IllegalArgumentException("that"), new IllegalStateException("that"))) {
      BoundedCredentials credentials =
          new BoundedCredentials(
              () -> {
                throw thrown;
              });

      SdkClientException e =
          assertThrows(SdkClientException.class, credentials::resolveCredentials);
      assertInstanceOf(CredentialException.class, e.getCause());
      assertEquals("no credentials: that", e.getMessage());
    }
  }

  static Stream<Arguments> causes() {
    return Stream.of(
        Arguments.of(new NoSuchFileException("/token"), "there is no file /token"),
        Arguments.of(new AccessDeniedException("/token"), "cannot read /token"),
        Arguments.of(new UnknownHostException("sts.test"), "cannot resolve sts.test"),
        Arguments.of(new ConnectException("Connection refused"), "Connection refused"));
  }

  @ParameterizedTest
  @MethodSource("causes")
  void cause_isDescribedWithoutItsClass(IOException cause, String words) {
    assertEquals("no credentials: the test: " + words, message(new UncheckedIOException(cause)));
    assertEquals(
        "no credentials: the test: Failed to load (" + words + ")",
        message(SdkClientException.create("Failed to load", cause)));
  }

  /** rekcl's own HTTP client describes its failures, and the SDK repeats that. */
  @Test
  void cause_thatIsDescribedAlready_isNotRepeated() {
    UnknownHostException cause = new UnknownHostException("cannot resolve sts.test");

    assertEquals(
        "no credentials: the test: Unable to execute: cannot resolve sts.test",
        message(SdkClientException.create("Unable to execute: cannot resolve sts.test", cause)));
  }

  private String message(RuntimeException thrown) {
    BoundedCredentials credentials =
        credentials(
            () -> {
              throw thrown;
            },
            LONG);
    SdkClientException e = assertThrows(SdkClientException.class, credentials::resolveCredentials);
    return String.valueOf(e.getMessage()).replace("; run something", "");
  }

  @Test
  void nullPointerException_isNotShown() {
    BoundedCredentials credentials =
        credentials(
            () -> {
              throw new IllegalStateException("Failed to load", new NullPointerException("x.y()"));
            },
            LONG);

    assertEquals(
        "no credentials: the test: a response or a file is incomplete; run something",
        assertThrows(SdkClientException.class, credentials::resolveCredentials).getMessage());
  }
}
