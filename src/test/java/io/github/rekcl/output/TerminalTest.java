package io.github.rekcl.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {
  private static final InterruptionNotice NOTICE =
      new InterruptionNotice(List.of("Interrupted: so it is."), List.of());
  private static final InterruptionNotice WITH_RESULTS =
      new InterruptionNotice(NOTICE.says(), List.of("{", "}"));

  private static final String ERASED = "\r\u001b[K\u001b[C\u001b[J\r";

  private final Streams streams = new Streams(false);
  private final Terminal terminal = streams.terminal();
  private final Streams screen = new Streams(true);
  private final Terminal live = screen.terminal();

  /** Draws lines from the cursor on, and puts it back. */
  private static String drawn(String... lines) {
    return "\u001b7\u001b[?7l" + String.join("\r\u001b[B", lines) + "\u001b8\u001b[?7h";
  }

  /** Makes room for lines below the cursor, where the window may end. */
  private static String room(int rows) {
    return "\n".repeat(rows - 1) + "\u001b[" + (rows - 1) + "A";
  }

  private static Thread start(Runnable run) {
    Thread thread = new Thread(run);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void awaitParked(Thread thread) {
    while (thread.getState() != Thread.State.WAITING && thread.isAlive()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void interrupted_saysItsLineOnce() {
    terminal.ifInterrupted(() -> NOTICE);
    terminal.interrupted();
    terminal.interrupted();

    assertEquals("Interrupted: so it is.\n", streams.err());
  }

  @Test
  void interrupted_whileAsking_endsTheQuestionsLine() {
    terminal.ifInterrupted(() -> NOTICE);
    terminal.ask("Enter delete to confirm:");
    terminal.interrupted();

    assertEquals("Enter delete to confirm: \nInterrupted: so it is.\n", streams.err());
  }

  @Test
  void interrupted_afterTheEnd_saysNothing() {
    terminal.ifInterrupted(() -> NOTICE);
    terminal.ifInterrupted(null);
    terminal.interrupted();

    assertEquals("", streams.err());
  }

  @Test
  void interrupted_withResults_printsThemOnStandardOutput() {
    terminal.ifInterrupted(() -> WITH_RESULTS);
    terminal.interrupted();

    assertEquals("{\n}\n", streams.out());
    assertEquals("Interrupted: so it is.\n", streams.err());
  }

  @Test
  void change_beforeAnInterruption_isMade() {
    AtomicBoolean changed = new AtomicBoolean();
    terminal.unlessInterrupted(() -> changed.set(true));

    assertEquals(true, changed.get());
  }

  @Test
  void change_afterAnInterruption_isHeldBack() {
    AtomicBoolean changed = new AtomicBoolean();
    AtomicBoolean wentOn = new AtomicBoolean();
    terminal.ifInterrupted(() -> NOTICE);
    terminal.interrupted();
    Thread command =
        start(
            () -> {
              terminal.unlessInterrupted(() -> changed.set(true));
              wentOn.set(true);
            });
    awaitParked(command);

    assertFalse(changed.get());
    assertFalse(wentOn.get());
  }

  @Test
  void change_afterAnInterruptionWithoutANotice_isHeldBack() {
    AtomicBoolean changed = new AtomicBoolean();
    terminal.ifInterrupted(
        () -> {
          throw new IllegalStateException("no notice");
        });
    assertThrows(IllegalStateException.class, terminal::interrupted);
    awaitParked(start(() -> terminal.unlessInterrupted(() -> changed.set(true))));

    assertFalse(changed.get());
  }

  @Test
  void notice_afterAnInterruption_isHeldBack() {
    AtomicBoolean wentOn = new AtomicBoolean();
    terminal.interrupted();
    Thread command =
        start(
            () -> {
              terminal.ifInterrupted(null);
              wentOn.set(true);
            });
    awaitParked(command);

    assertFalse(wentOn.get());
  }

  /** A reader of standard error that stopped reading, while another thread is in a write to it. */
  @Test
  void interrupted_whileStandardErrorIsBlocked_printsResultsAllTheSame() throws Exception {
    for (boolean redrawn : new boolean[] {false, true}) {
      CountDownLatch blocked = new CountDownLatch(1);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      Terminal stuck =
          new Terminal(
              new PrintStream(out, true, StandardCharsets.UTF_8),
              new PrintStream(new Blocked(blocked), true, StandardCharsets.UTF_8),
              Streams.facts(redrawn));
      stuck.ifInterrupted(() -> WITH_RESULTS);
      start(() -> stuck.say("Nobody reads this"));
      blocked.await();
      start(stuck::interrupted);

      long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
      while (out.size() < 4 && System.nanoTime() < end) {
        Thread.onSpinWait();
      }
      assertEquals("{\n}\n", out.toString(StandardCharsets.UTF_8));
    }
  }

  /** A stream whose writes never end. */
  private static final class Blocked extends OutputStream {
    private final CountDownLatch blocked;
    private final CountDownLatch never = new CountDownLatch(1);

    Blocked(CountDownLatch blocked) {
      this.blocked = blocked;
    }

    @Override
    public void write(int b) {
      blocked.countDown();
      boolean interrupted = false;
      while (!interrupted) {
        try {
          never.await();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
  }

  @Test
  void live_whereNothingCanBeRedrawn_printsNothing() {
    terminal.live(List.of("1", "2"));
    terminal.say("said");
    terminal.result("result");
    terminal.live(List.of());

    assertEquals("said\n", streams.err());
    assertEquals("result\n", streams.out());
    assertFalse(terminal.facts().live());
  }

  @Test
  void live_again_replacesWhatWasDrawn() {
    live.live(List.of("1", "2"));
    assertEquals(room(2) + drawn("1", "2"), screen.news());

    live.live(List.of("3"));
    assertEquals(ERASED + drawn("3"), screen.news());

    live.live(List.of());
    assertEquals(ERASED, screen.news());

    live.live(List.of());
    assertEquals("", screen.news());
  }

  @Test
  void live_aFrame_isOneWrite() {
    AtomicInteger writes = new AtomicInteger();
    PrintStream err =
        new PrintStream(
            new OutputStream() {
              @Override
              public void write(int b) {
                writes.incrementAndGet();
              }

              @Override
              public void write(byte[] bytes, int offset, int length) {
                writes.incrementAndGet();
              }
            },
            true,
            StandardCharsets.UTF_8);
    Terminal drawn =
        new Terminal(new PrintStream(new ByteArrayOutputStream()), err, Streams.facts(true));
    drawn.live(List.of("x".repeat(600), "y".repeat(600)));
    drawn.live(List.of("x".repeat(600), "y".repeat(600)));
    drawn.say("said");

    assertEquals(3, writes.get());
  }

  @Test
  void say_aboveLiveLines_leavesThemBelow() {
    live.live(List.of("1"));
    screen.news();
    live.say("said");

    assertEquals(ERASED + "said\n" + drawn("1"), screen.news());
  }

  @Test
  void result_aboveLiveLines_erasesThemFirst() {
    live.live(List.of("1"));
    screen.news();
    live.result("result");

    assertEquals("result\n", screen.out());
    assertEquals(ERASED + drawn("1"), screen.news());
  }

  @Test
  void ask_hidesLiveLinesUntilTheAnswer() {
    live.live(List.of("1"));
    screen.news();
    live.ask("Enter stop to confirm:");
    live.live(List.of("2"));
    assertEquals(ERASED + "Enter stop to confirm: ", screen.news());

    live.answered(true);
    assertEquals(drawn("2"), screen.news());
  }

  @Test
  void interrupted_erasesLiveLinesForGood() {
    live.ifInterrupted(() -> WITH_RESULTS);
    live.live(List.of("1"));
    screen.news();
    live.interrupted();
    live.live(List.of("2"));

    assertEquals(ERASED + "Interrupted: so it is.\n", screen.news());
    assertEquals("{\n}\n", screen.out());
  }

  @Test
  void live_textFromTheService_staysOnItsLine() {
    live.live(List.of("a\nb\u001b[2J\u202e"));

    assertEquals(drawn("a b [2J?"), screen.news());
  }

  /** Between words only; a command stays one command, and words that are wider stay whole. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "one two three | 13 | one two three",
        "one two three | 12 | one two/three",
        "one two three | 4  | one/two/three",
        "one two three | 0  | one two three",
        "'  a  b-c-d-e'  | 9  | '  a/  b-c-d-e'",
        "Try: x~yy~z    | 12 | Try: x yy z",
        "Try: x~yy~zzz  | 12 | 'Try: x yy \\/    zzz'",
      })
  void wrap_breaksAtBlanks(String line, int columns, String wrapped) {
    String marked = line.replace('~', TextColor.COMMAND_BLANK);

    assertEquals(wrapped, String.join("/", TextColor.wrap(marked, columns)));
  }

  @Test
  void say_onANarrowScreen_breaksAboveLiveLines() {
    Streams narrow = new Streams(new TerminalFacts(true, true, 24, 9, 9, false, true));
    narrow.terminal().live(List.of("1"));
    narrow.news();
    narrow.terminal().say(TextColor.RED.onHead("one: two three"));

    assertEquals(ERASED + "\u001b[31mone\u001b[0m: two\nthree\n" + drawn("1"), narrow.news());
  }

  @ParameterizedTest
  @CsvSource({"5400000, 1h30m", "45000, 45s", "600000, 10m", "0, 0s", "61001, 1m1s1ms", "10, 10ms"})
  void durations_readAsTheyAreTyped(long millis, String text) {
    assertEquals(text, Durations.text(Duration.ofMillis(millis)));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0:00",
    "12999, 0:12",
    "1788000, 29:48",
    "3723000, 1:02:03",
    "360000000, 100:00:00"
  })
  void durations_readAsOnAClock(long millis, String text) {
    assertEquals(text, Durations.clock(Duration.ofMillis(millis)));
  }

  @ParameterizedTest
  @CsvSource({"299600, 5m", "300400, 5m", "400, 0s"})
  void durations_measured_areRounded(long millis, String text) {
    assertEquals(text, Durations.seconds(Duration.ofMillis(millis)));
  }

  @Test
  void excerpt_ofAPage_isShort() {
    assertEquals(1_003, Sanitizer.excerpt("x".repeat(100_000)).length());
    assertEquals("x", Sanitizer.excerpt("x"));
  }
}
