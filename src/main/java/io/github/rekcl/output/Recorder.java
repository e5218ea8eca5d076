package io.github.rekcl.output;

import io.github.rekcl.lifecycle.Event;
import io.github.rekcl.lifecycle.Observer;
import java.time.Duration;

/**
 * Writes each event into a ledger before anybody shows it. Once the process has been interrupted,
 * the thread that tells of the next event is held: what was told of the ledger stays true.
 */
public final class Recorder implements Observer {
  private final Terminal terminal;
  private final Ledger ledger;
  private final Observer next;

  /**
   * Makes a recorder.
   *
   * @param terminal knows of interruptions
   * @param ledger takes the events in
   * @param next is told of them afterwards
   */
  public Recorder(Terminal terminal, Ledger ledger, Observer next) {
    this.terminal = terminal;
    this.ledger = ledger;
    this.next = next;
  }

  @Override
  public void on(Event event) {
    terminal.unlessInterrupted(() -> ledger.on(event));
    next.on(event);
  }

  @Override
  public Duration heartbeat() {
    return next.heartbeat();
  }
}
