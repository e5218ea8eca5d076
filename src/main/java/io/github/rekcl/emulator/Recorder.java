package io.github.rekcl.emulator;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Remembers the requests in the order of their arrival. */
final class Recorder {
  /** An emulator that serves for weeks must not fill the memory. */
  private static final int KEPT = 10_000;

  private final InstantSource clock;
  private final Deque<Entry> entries = new ArrayDeque<>();

  Recorder(InstantSource clock) {
    this.clock = clock;
  }

  /** A request, and what becomes of it. */
  private static final class Entry {
    private final Call call;
    private final Instant at;
    private int status;

    Entry(Call call, Instant at) {
      this.call = call;
      this.at = at;
    }

    RecordedRequest snapshot() {
      return new RecordedRequest(
          call.operation(), call.headers(), call.body(), status, call.requestId(), at);
    }
  }

  /** Takes the status that a request is answered with. */
  @FunctionalInterface
  interface Answered {
    void with(int status);
  }

  synchronized Answered arrived(Call call) {
    Entry entry = new Entry(call, clock.instant());
    entries.addLast(entry);
    if (entries.size() > KEPT) {
      entries.removeFirst();
    }
    return status -> answered(entry, status);
  }

  synchronized List<RecordedRequest> requests() {
    return entries.stream().map(Entry::snapshot).toList();
  }

  private synchronized void answered(Entry entry, int status) {
    entry.status = status;
  }
}
