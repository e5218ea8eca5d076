package io.github.rekcl.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RateLimitTest extends EmulatorFixture {
  private static final String THROTTLED = "500 ThrottlingException";

  @Override
  EmulatorConfig config() {
    return super.config().withMaxTps(2);
  }

  @Test
  void call_beyondTheLimit_isThrottledWithoutEffect() throws Exception {
    String arn = model("STOPPED");
    assertEquals("400 ResourceInUseException", client.stop(arn).outcome());
    assertEquals("400 ResourceInUseException", client.stop(arn).outcome());
    emulator.setStatus(arn, "RUNNING");
    assertEquals(THROTTLED, client.stop(arn).outcome());
    assertEquals(Optional.of("RUNNING"), emulator.status(arn));
    assertEquals(
        List.of(400, 400, 500), emulator.requests().stream().map(RecordedRequest::status).toList());
  }

  @Test
  void window_slides_toTheMillisecond() throws Exception {
    assertEquals("200", describe());
    clock.advance(Duration.ofMillis(600));
    assertEquals("200", describe());
    clock.advance(Duration.ofMillis(399));
    assertEquals(THROTTLED, describe());
    clock.advance(Duration.ofMillis(1));
    assertEquals("200", describe());
    assertEquals(THROTTLED, describe());
    clock.advance(Duration.ofMillis(599));
    assertEquals(THROTTLED, describe());
    clock.advance(Duration.ofMillis(1));
    assertEquals("200", describe());
  }

  @Test
  void callsRefused_doNotCount() throws Exception {
    describe();
    describe();
    for (int i = 0; i < 9; i++) {
      clock.advance(Duration.ofMillis(100));
      assertEquals(THROTTLED, describe());
    }
    clock.advance(Duration.ofMillis(100));
    assertEquals("200", describe());
  }

  @Test
  void limit_isOfEachOperationInEachRegion() throws Exception {
    describe();
    describe();
    assertEquals(THROTTLED, describe());
    assertEquals("200", client.call("DescribeProjects", "{}").outcome());
    String west = emulator.createProject("p", "us-west-2");
    TestClient there = new TestClient(emulator.endpoint(), "us-west-2");
    assertEquals("200", there.describe(west).outcome());
    assertEquals("200", there.describe(west).outcome());
    assertEquals(THROTTLED, there.describe(west).outcome());
  }

  @Test
  void limit_ofCallsAtOnce_isExact() {
    List<CompletableFuture<TestClient.Answer>> calls =
        IntStream.range(0, 20).mapToObj(i -> client.callLater("DescribeProjects", "{}")).toList();
    List<String> outcomes = calls.stream().map(call -> call.join().outcome()).toList();
    assertEquals(2, Collections.frequency(outcomes, "200"));
    assertEquals(18, Collections.frequency(outcomes, THROTTLED));
  }

  @Test
  void limit_clockPutBack_startsAfresh() throws Exception {
    describe();
    describe();
    clock.advance(Duration.ofHours(-1));
    assertEquals("200", describe());
  }

  @Test
  void callsRefused_areNoCallsOfAFault() throws Exception {
    restart(config().withFaults(List.of(Fault.parse("DescribeProjectVersions@3=AccessDenied"))));
    describe();
    describe();
    assertEquals(THROTTLED, describe());
    clock.advance(Duration.ofSeconds(1));
    assertEquals("400 AccessDenied", describe());
  }

  @Test
  void noLimit_byDefault() throws Exception {
    restart(super.config());
    for (int i = 0; i < 50; i++) {
      assertEquals("200", describe());
    }
  }

  private String describe() throws IOException, InterruptedException {
    return client.describe(projectArn).outcome();
  }
}
