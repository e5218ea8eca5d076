package io.github.rekcl.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.rekcl.lifecycle.Action;
import io.github.rekcl.lifecycle.Event;
import io.github.rekcl.lifecycle.ModelArn;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {
  private static final ModelArn MODEL =
      ModelArn.parse("arn:aws:rekognition:us-east-1:111122223333:project/demo/version/v1/2");

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Terminal terminal =
      new Terminal(
          new PrintStream(new ByteArrayOutputStream()),
          new PrintStream(err, true, StandardCharsets.UTF_8),
          true);

  private String said() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void interrupted_saysItsLineOnce() {
    terminal.ifInterrupted(InterruptionNotice.NOTHING_CHANGED);
    terminal.interrupted();
    terminal.interrupted();

    assertEquals("Interrupted: nothing was changed.\n", said());
  }

  @Test
  void interrupted_whileAsking_endsTheQuestionsLine() {
    terminal.ifInterrupted(InterruptionNotice.NOTHING_CHANGED);
    terminal.ask("Enter delete to confirm:");
    terminal.interrupted();

    assertEquals("Enter delete to confirm: \nInterrupted: nothing was changed.\n", said());
  }

  @Test
  void interrupted_afterTheEnd_saysNothing() {
    terminal.ifInterrupted(InterruptionNotice.NOTHING_CHANGED);
    terminal.ifInterrupted(null);
    terminal.interrupted();

    assertEquals("", said());
  }

  @Test
  void notice_followsWhatIsKnown() {
    InterruptionNotice notice = new InterruptionNotice(terminal);
    notice.accept(new Event.Calling(MODEL, Action.STOP));
    notice.accept(new Event.UnderWay(MODEL, Action.STOP));
    notice.accept(new Event.Seen(MODEL, "STOPPING"));
    terminal.interrupted();

    assertEquals(
        "Interrupted: the stop goes on in AWS. Run the same command again to resume the"
            + " wait.\n",
        said());
  }

  @Test
  void notice_afterACallWithoutAnswer_claimsNothing() {
    new InterruptionNotice(terminal).accept(new Event.Calling(MODEL, Action.DELETE));
    terminal.interrupted();

    assertEquals(
        "Interrupted: AWS may have accepted the deletion, and then carries on. Run the same command"
            + " again to see.\n",
        said());
  }

  @Test
  void interrupted_beforeACall_holdsTheCallBack() throws InterruptedException {
    InterruptionNotice notice = new InterruptionNotice(terminal);
    AtomicBoolean called = new AtomicBoolean();
    terminal.ifInterrupted(InterruptionNotice.NOTHING_CHANGED);
    terminal.interrupted();
    Thread command =
        new Thread(
            () -> {
              notice.accept(new Event.Calling(MODEL, Action.DELETE));
              called.set(true);
            });
    command.setDaemon(true);
    command.start();
    while (command.getState() != Thread.State.WAITING && command.isAlive()) {
      Thread.onSpinWait();
    }

    assertFalse(called.get());
    assertEquals("Interrupted: nothing was changed.\n", said());
  }

  @ParameterizedTest
  @CsvSource({"5400000, 1h30m", "45000, 45s", "600000, 10m", "0, 0s", "61001, 1m1s1ms", "10, 10ms"})
  void durations_readAsTheyAreTyped(long millis, String text) {
    assertEquals(text, Durations.text(Duration.ofMillis(millis)));
  }

  @Test
  void excerpt_ofAPage_isShort() {
    assertEquals(1_003, Plain.excerpt("x".repeat(100_000)).length());
    assertEquals("x", Plain.excerpt("x"));
  }
}
