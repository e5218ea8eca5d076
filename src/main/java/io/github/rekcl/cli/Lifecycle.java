package io.github.rekcl.cli;

import io.github.rekcl.lifecycle.Action;
import io.github.rekcl.lifecycle.DeleteOptions;
import io.github.rekcl.lifecycle.ModelLifecycleService;
import io.github.rekcl.lifecycle.Plan;
import io.github.rekcl.lifecycle.Result;
import io.github.rekcl.lifecycle.WaitPolicy;
import io.github.rekcl.output.ResultText;
import io.github.rekcl.output.Terminal;

/** The common end of stop and delete: carry out, show, exit code. */
final class Lifecycle {
  private final Context context;
  private final WaitPolicy policy;
  private final OutputOptions output;

  Lifecycle(Context context, WaitPolicy policy, OutputOptions output) {
    this.context = context;
    this.policy = policy;
    this.output = output;
  }

  int carryOut(ModelLifecycleService service, Plan plan, DeleteOptions options)
      throws InterruptedException {
    Terminal terminal = context.terminal();
    Result result;
    if (plan instanceof Plan.Pending pending) {
      terminal.ifInterrupted(interrupted(pending.action()));
      result = service.carryOut(pending, options, policy, true, output.progress(terminal));
      terminal.ifInterrupted(null);
    } else {
      result = ((Plan.Settled) plan).result();
    }
    new ResultText(terminal).show(result);
    return ExitCode.of(result).code();
  }

  private static String interrupted(Action action) {
    String what = action == Action.STOP ? "stop" : "deletion";
    return "Interrupted: if AWS has accepted the "
        + what
        + ", it goes on. Run the same command again to resume the wait.";
  }
}
