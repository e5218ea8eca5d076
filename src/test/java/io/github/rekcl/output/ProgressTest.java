package io.github.rekcl.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.rekcl.VirtualTime;
import io.github.rekcl.lifecycle.Event;
import io.github.rekcl.lifecycle.Plan;
import io.github.rekcl.lifecycle.Plan.Step;
import io.github.rekcl.lifecycle.Report;
import io.github.rekcl.lifecycle.Result.Acceptance;
import io.github.rekcl.lifecycle.Result.End;
import io.github.rekcl.lifecycle.WaitPolicy;
import io.github.rekcl.model.Action;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final WaitPolicy POLICY =
      new WaitPolicy(Duration.ofMinutes(30), Duration.ofSeconds(5));
  private static final WaitPolicy ENDLESS = new WaitPolicy(Duration.ZERO, Duration.ofSeconds(5));
  private static final Event BEAT = new Event.Heartbeat();

  private final VirtualTime time = new VirtualTime();
  private final Streams log = new Streams(false);
  private final Streams screen = new Streams(true);

  private CommandProgress command = new CommandProgress(time, false);
  private ProgressFeed feed = new ProgressFeed(command, time);

  private void plan(Plan.Pending... plans) {
    command = new CommandProgress(time, false);
    feed = new ProgressFeed(command, time);
    feed.planned(List.of(plans));
  }

  private Progress text(WaitPolicy policy, Plan.Pending... plans) {
    plan(plans);
    return Progress.of(log.terminal(), false, false, command, policy.timeout(), time);
  }

  private Progress live(Plan.Pending... plans) {
    plan(plans);
    return Progress.of(screen.terminal(), false, false, command, POLICY.timeout(), time);
  }

  private void begin(Duration timeout, Plan.Pending... plans) {
    plan(plans);
    command.begin(timeout);
  }

  private Event calling(String version) {
    return feed.calling(version, Action.STOP);
  }

  private Event underWay(String version) {
    return feed.underWay(version, Action.STOP);
  }

  private Event seen(String version, @Nullable String status) {
    return feed.seen(version, status);
  }

  private Event ended(String version) {
    return ended(version, Samples.reached(Action.STOP, version, End.STOPPED));
  }

  private Event ended(String version, Report report) {
    return feed.ended(version, report);
  }

  @Test
  void quiet_showsNothing() {
    for (Streams streams : List.of(log, screen)) {
      plan(Samples.stop("v1", "RUNNING"));
      for (Progress progress :
          List.of(
              Progress.of(streams.terminal(), true, false, command, POLICY.timeout(), time),
              Progress.discovery(streams.terminal(), true, time))) {
        progress.on(calling("v1"));
        progress.on(new Event.Retrying(new Event.OneModel(Samples.arn("v1")), Samples.THROTTLED));
        progress.close();
        assertEquals(Duration.ZERO, progress.heartbeat());
      }
      assertEquals("", streams.err());
    }
  }

  @Test
  void text_eachChange_isALine() {
    Progress progress = text(POLICY, Samples.stop("v1", "RUNNING"));
    progress.on(calling("v1"));
    progress.on(underWay("v1"));
    progress.on(seen("v1", "STOPPING\n!"));
    progress.on(seen("v1", null));
    progress.on(feed.calling("v1", Action.DELETE));
    progress.on(BEAT);
    progress.on(ended("v1"));
    progress.close();

    assertEquals(
        """
        demo/v1: stop requested
        demo/v1: STOPPING !
        demo/v1: gone
        demo/v1: deletion requested
        """,
        log.err());
  }

  @Test
  void retrying_isToldWithItsPlace() {
    String words =
        ": DescribeProjectVersions failed: ThrottlingException: Rate exceeded (request id r-1);"
            + " retrying until the timeout\n";
    Progress text = text(POLICY, Samples.stop("v1", "RUNNING"));
    Progress discovery = Progress.discovery(log.terminal(), false, time);
    Progress live = live(Samples.stop("v1", "RUNNING"));
    for (Progress progress : List.of(text, discovery, live)) {
      progress.on(new Event.Retrying(new Event.OneModel(Samples.arn("v1")), Samples.THROTTLED));
      progress.on(new Event.Retrying(new Event.InProject(Samples.PROJECT), Samples.THROTTLED));
      progress.on(new Event.Retrying(new Event.InRegion("us-east-1"), Samples.THROTTLED));
    }
    String told = "demo/v1" + words + "demo" + words + "us-east-1" + words;

    assertEquals(told + told, log.err());
    assertEquals(
        told,
        screen
            .err()
            .lines()
            .filter(line -> line.endsWith("timeout"))
            .map(line -> line.substring(line.lastIndexOf('J') + 1) + "\n")
            .reduce("", String::concat));
  }

  @Test
  void text_oneModelForLong_saysThatTheWaitGoesOn() {
    Progress progress = text(POLICY, Samples.stop("v1", "RUNNING"));
    progress.on(calling("v1"));
    progress.on(seen("v1", "STOPPING"));
    log.news();
    for (int minute = 1; minute <= 5; minute++) {
      time.pass(Duration.ofMinutes(1));
      progress.on(BEAT);
    }

    assertEquals(
        """
        demo/v1: still STOPPING after 1m (gives up in 29m)
        demo/v1: still STOPPING after 2m (gives up in 28m)
        demo/v1: still STOPPING after 3m (gives up in 27m)
        demo/v1: still STOPPING after 4m (gives up in 26m)
        demo/v1: still STOPPING after 5m (gives up in 25m)
        """,
        log.news());
    assertEquals(Duration.ofMinutes(1), progress.heartbeat());
  }

  @Test
  void text_afterSomethingElse_saysNothing() {
    Progress progress = text(ENDLESS, Samples.stop("v1", "RUNNING"), Samples.stop("v2", "RUNNING"));
    progress.on(calling("v1"));
    progress.on(calling("v2"));
    log.news();
    time.pass(Duration.ofSeconds(50));
    progress.on(ended("v1"));
    time.pass(Duration.ofSeconds(10));
    progress.on(BEAT);
    assertEquals("", log.news());

    time.pass(Duration.ofMinutes(1));
    progress.on(BEAT);
    assertEquals("demo/v2: still RUNNING after 2m\n", log.news());

    progress.on(ended("v2"));
    time.pass(Duration.ofMinutes(1));
    progress.on(BEAT);
    assertEquals("", log.news());
  }

  @Test
  void text_manyModelsForLong_saysItOnce() {
    Plan.Pending[] plans = {
      Samples.stop("v1", "RUNNING"), Samples.stop("v2", "RUNNING"), Samples.stop("v3", "RUNNING")
    };
    for (WaitPolicy policy : List.of(POLICY, ENDLESS)) {
      Progress progress = text(policy, plans);
      progress.on(calling("v1"));
      progress.on(calling("v2"));
      progress.on(seen("v2", "STOPPING"));
      log.news();
      time.pass(Duration.ofMinutes(5));
      progress.on(BEAT);

      assertEquals(
          "Still waiting after 5m: 0 of 3 stopped, 1 running, 1 stopping, 1 waiting for its turn"
              + (policy.equals(POLICY) ? " (each gives up after 30m)\n" : "\n"),
          log.news());
    }
  }

  @Test
  void frame_fewModels_isALineEach() {
    begin(
        Duration.ofMinutes(30),
        Samples.stop("v1", "RUNNING"),
        Samples.stop("v2", "STARTING"),
        Samples.stop("v3", "RUNNING"),
        Samples.stop("v4", "RUNNING"));
    calling("v1");
    time.pass(Duration.ofMinutes(12));
    calling("v2");
    calling("v3");
    seen("v1", "STOPPING");
    ended("v3");
    time.pass(Duration.ofMillis(12_100));

    assertEquals(
        List.of(
            "/ demo/v1  STOPPING  12:12 (gives up in 17:48)",
            "/ demo/v2  STARTING  0:12 (gives up in 29:48)",
            "  demo/v4  waiting"),
        Samples.plain(LiveProgress.lines(command, 24, 0)));
  }

  @Test
  void frame_eachPhase_hasTheTimeOutForItself() {
    begin(Duration.ofMinutes(1), Samples.delete("v1", "RUNNING", Step.STOP));
    calling("v1");
    time.pass(Duration.ofSeconds(50));
    calling("v1");
    assertEquals(
        List.of("| demo/v1  RUNNING  0:50 (gives up in 0:10)"),
        Samples.plain(LiveProgress.lines(command, 24, 0)));

    feed.calling("v1", Action.DELETE);
    time.pass(Duration.ofSeconds(5));
    assertEquals(
        List.of("- demo/v1  RUNNING  0:05 (gives up in 0:55)"),
        Samples.plain(LiveProgress.lines(command, 24, 0)));

    time.pass(Duration.ofSeconds(60));
    assertEquals(
        List.of("- demo/v1  RUNNING  1:05 (gives up in 0:00)"),
        Samples.plain(LiveProgress.lines(command, 24, 0)));
  }

  @Test
  void frame_joinedAndTraining_waitFromTheBeginning() {
    begin(
        Duration.ZERO,
        Samples.delete("v1", "TRAINING_IN_PROGRESS", Step.AWAIT_TRAINED),
        Samples.delete("v2", "DELETING", Step.AWAIT_GONE));
    feed.awaiting("v1");
    feed.underWay("v2", Action.DELETE);
    time.pass(Duration.ofSeconds(61));
    seen("v2", null);

    assertEquals(
        List.of("- demo/v1  TRAINING_IN_PROGRESS  1:01", "- demo/v2  gone                  1:01"),
        Samples.plain(LiveProgress.lines(command, 24, 0)));
  }

  @Test
  void frame_manyModels_isOneLine() {
    begin(Duration.ofMinutes(30), stops(40));
    calling("v1");
    assertEquals(
        List.of(
            "| 0 of 40 stopped, 1 running, 39 waiting for their turn  0:00 (gives up in 30:00)"),
        Samples.plain(LiveProgress.lines(command, 24, 0)));

    for (int i = 1; i <= 12; i++) {
      calling("v" + i);

      ended(
          "v" + i,
          i <= 10
              ? Samples.reached(Action.STOP, "v" + i, End.STOPPED)
              : Samples.timedOut(Action.STOP, "v" + i, Acceptance.CERTAIN));
    }
    for (int i = 13; i <= 32; i++) {
      calling("v" + i);
      seen("v" + i, "STOPPING");
    }
    time.pass(Duration.ofSeconds(72));

    assertEquals(
        List.of(
            "| 10 of 40 stopped, 2 timed out, 20 stopping, 8 waiting for their turn"
                + "  1:12 (gives up in 28:48)"),
        Samples.plain(LiveProgress.lines(command, 24, 0)));
  }

  @Test
  void frame_onceFewAreLeft_namesThem() {
    begin(Duration.ofMinutes(30), stops(11));
    assertEquals(1, Samples.plain(LiveProgress.lines(command, 24, 0)).size());

    ended("v1");
    assertEquals(10, Samples.plain(LiveProgress.lines(command, 24, 0)).size());

    IntStream.rangeClosed(2, 11).forEach(i -> ended("v" + i));
    assertEquals(List.of(), Samples.plain(LiveProgress.lines(command, 24, 0)));
  }

  @Test
  void live_isRedrawnWithEachEventAndErasedAtTheEnd() {
    Progress progress = live(Samples.stop("v1", "RUNNING"));
    assertEquals(Duration.ofMillis(100), progress.heartbeat());
    progress.on(calling("v1"));
    assertEquals(
        "\u001b7\u001b[?7l| demo/v1  RUNNING  0:00 (gives up in 30:00)\u001b8\u001b[?7h",
        screen.news());

    time.pass(Duration.ofMillis(100));
    progress.on(BEAT);
    assertEquals(
        "\r\u001b[K\u001b[C\u001b[J\r\u001b7\u001b[?7l/ demo/v1  RUNNING  0:00 (gives up in 30:00)\u001b8\u001b[?7h",
        screen.news());

    progress.close();
    assertEquals("\r\u001b[K\u001b[C\u001b[J\r", screen.news());
    progress.on(BEAT);
    assertEquals("", screen.news());
  }

  @Test
  void discovery_onAScreen_turns() {
    Progress progress = Progress.discovery(screen.terminal(), false, time);
    assertEquals(Duration.ofMillis(100), progress.heartbeat());
    time.pass(Duration.ofMillis(3_200));
    progress.on(BEAT);
    assertEquals("\u001b7\u001b[?7l| finding models  0:03\u001b8\u001b[?7h", screen.news());

    progress.close();
    assertEquals("\r\u001b[K\u001b[C\u001b[J\r", screen.news());
    progress.on(BEAT);
    assertEquals("", screen.news());
  }

  @Test
  void discovery_inALog_saysThatItGoesOn() {
    Progress progress = Progress.discovery(log.terminal(), false, time);
    assertEquals(Duration.ofMinutes(1), progress.heartbeat());
    time.pass(Duration.ofMinutes(1));
    progress.on(BEAT);
    time.pass(Duration.ofSeconds(20));
    progress.on(BEAT);
    progress.close();

    assertEquals("Still finding models after 1m\n", log.err());
  }

  private static Plan.Pending[] stops(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> Samples.stop("v" + i, "RUNNING"))
        .toArray(Plan.Pending[]::new);
  }

  @Test
  void text_aboveTenModels_countsThemWhereSomethingChanged() {
    Progress progress = text(POLICY, stops(11));
    assertEquals(Duration.ofSeconds(5), progress.heartbeat());
    progress.on(calling("v1"));
    progress.on(calling("v2"));
    progress.on(seen("v2", "STOPPING"));
    assertEquals("", log.news());

    progress.on(BEAT);
    progress.on(BEAT);
    assertEquals("0 of 11 stopped, 1 running, 1 stopping, 9 waiting for their turn\n", log.news());

    progress.on(ended("v2"));
    progress.on(ended("v1", Samples.timedOut(Action.STOP, "v1", Acceptance.CERTAIN)));
    progress.on(BEAT);
    assertEquals("1 of 11 stopped, 1 timed out, 9 waiting for their turn\n", log.news());

    time.pass(Duration.ofMinutes(1));
    progress.on(BEAT);
    assertEquals(
        "Still waiting after 1m: 1 of 11 stopped, 1 timed out, 9 waiting for their turn"
            + " (each gives up after 30m)\n",
        log.news());
  }

  @Test
  void text_aboveTenModels_verbose_isALineAChange() {
    plan(stops(11));
    Progress progress = Progress.of(log.terminal(), false, true, command, POLICY.timeout(), time);
    progress.on(calling("v1"));
    progress.on(seen("v1", "STOPPING"));
    progress.on(BEAT);

    assertEquals("demo/v1: stop requested\ndemo/v1: STOPPING\n", log.err());
  }

  @Test
  void frame_narrowScreen_tellsLongNamesApart() {
    String name = "a-version-with-a-name-that-is-much-longer-than-a-line-of-";
    begin(
        Duration.ofMinutes(30),
        Samples.stop(name + "one", "RUNNING"),
        Samples.stop(name + "two", "RUNNING"));
    calling(name + "one");

    assertEquals(
        List.of(
            "| demo/a-version-wi…han-a-line-of-one  RUNNING  0:00 (gives up in 30:00)",
            "  demo/a-version-wi…han-a-line-of-two  waiting"),
        Samples.plain(LiveProgress.lines(command, 24, 72)));
    assertEquals(
        List.of("| demo/…f-one  RUNNING  0:00", "  demo/…f-two  waiting"),
        Samples.plain(LiveProgress.lines(command, 24, 28)));
  }

  @Test
  void frame_manyModelsOnANarrowScreen_showsNoLimit() {
    begin(Duration.ofMinutes(30), stops(40));
    calling("v1");

    assertEquals(
        List.of("| 0 of 40 stopped, 1 running, 39 waiting for their turn  0:00"),
        Samples.plain(LiveProgress.lines(command, 24, 80)));
  }
}
