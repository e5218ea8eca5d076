package io.github.rekcl.output;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A terminal whose two streams are kept. */
final class Streams {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final List<String> flushed = new ArrayList<>();
  private final Terminal terminal;

  Streams(boolean live) {
    this(facts(live));
  }

  Streams(TerminalFacts facts) {
    this.terminal =
        new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            facts);
  }

  /** A terminal without colors, of any width. */
  static TerminalFacts facts(boolean live) {
    return new TerminalFacts(true, live, 24, 0, 0, false, false);
  }

  Terminal terminal() {
    return terminal;
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  /** Returns what has come to standard error since it was last asked. */
  String news() {
    String all = err();
    String news = all.substring(flushed.stream().mapToInt(String::length).sum());
    flushed.add(news);
    return news;
  }
}
