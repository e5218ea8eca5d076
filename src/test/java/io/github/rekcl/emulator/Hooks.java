package io.github.rekcl.emulator;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Runs the actions of a test before given requests. */
final class Hooks {
  private final List<Hook> hooks = new ArrayList<>();

  private static final class Hook {
    private final String operation;
    private final Runnable action;
    private int callsToCome;

    Hook(String operation, int callsToCome, Runnable action) {
      this.operation = operation;
      this.callsToCome = callsToCome;
      this.action = action;
    }

    boolean isDueAt(String called) {
      if (operation.equals(called)) {
        callsToCome--;
      }
      return callsToCome == 0;
    }
  }

  synchronized void add(String operation, int number, Runnable action) {
    hooks.add(new Hook(operation, number, action));
  }

  Handler before(Handler next) {
    return request -> {
      try {
        // Outside the lock, because an action may wait for another request.
        due(request.operation()).forEach(hook -> hook.action.run());
      } catch (RuntimeException | AssertionError e) {
        throw new RefusedException(
            "HookFailedException", "What was to run before this call failed: " + e);
      }
      return next.handle(request);
    };
  }

  private synchronized List<Hook> due(String operation) {
    List<Hook> due = new ArrayList<>();
    for (Iterator<Hook> all = hooks.iterator(); all.hasNext(); ) {
      Hook hook = all.next();
      if (hook.isDueAt(operation)) {
        due.add(hook);
        all.remove();
      }
    }
    return due;
  }
}
