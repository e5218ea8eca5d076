package io.github.rekcl.cli;

import io.github.rekcl.cli.Confirmation.Question;
import io.github.rekcl.lifecycle.ModelLifecycleService;
import io.github.rekcl.lifecycle.Plan;
import io.github.rekcl.lifecycle.Result;
import io.github.rekcl.lifecycle.Target;
import io.github.rekcl.lifecycle.WaitPolicy;
import io.github.rekcl.output.InterruptionNotice;
import io.github.rekcl.output.PlanText;
import io.github.rekcl.output.ResultText;
import io.github.rekcl.output.Terminal;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What stop and delete have in common: options, and the way from the plan to the exit code. */
final class LifecycleRun {
  @Mixin private TargetParameters parameters;

  @Option(
      names = "--dry-run",
      description = "Show what would be called, and call nothing that changes anything.")
  private boolean dryRun;

  @Mixin private WaitOptions wait;
  @Mixin private OutputOptions output;
  @Mixin private AwsOptions aws;

  private final Context context;
  private final RekclCommand root;

  LifecycleRun(Context context, RekclCommand root) {
    this.context = context;
    this.root = root;
  }

  /** Looks at a model, and decides what to do. */
  @FunctionalInterface
  interface Planner {
    Plan plan(ModelLifecycleService service, Target target, WaitPolicy policy);
  }

  /**
   * Plans, asks, carries out, shows.
   *
   * @param planner makes the plan
   * @param question what to ask before anything is changed, or null to ask nothing
   * @return the exit code
   */
  int run(Planner planner, @Nullable Question question) throws IOException, InterruptedException {
    Target target = parameters.target();
    WaitPolicy policy = wait.policy();
    Terminal terminal = context.terminal();
    terminal.ifInterrupted(InterruptionNotice.NOTHING_CHANGED);
    try (Session session =
        Session.open(
            context, root, aws.settings(output.verbose(), terminal), target.project().region())) {
      Plan plan = planner.plan(session.service(), target, policy);
      if (plan instanceof Plan.Settled settled) {
        return end(settled.result());
      }
      Plan.Pending pending = (Plan.Pending) plan;
      if (dryRun) {
        PlanText.dryRun(pending).forEach(terminal::result);
        return ExitCode.OK.code();
      }
      if (question != null
          && pending.changesSomething()
          && !new Confirmation(context, question, policy.timeout()).given(pending)) {
        return ExitCode.NOT_CONFIRMED.code();
      }
      return end(carryOut(session.service(), pending, policy));
    }
  }

  private Result carryOut(ModelLifecycleService service, Plan.Pending plan, WaitPolicy policy)
      throws InterruptedException {
    Terminal terminal = context.terminal();
    var events = new InterruptionNotice(terminal).andThen(output.progress(terminal));
    return service.carryOut(plan, policy, wait.forTheEnd(), events);
  }

  private int end(Result result) {
    context.terminal().ifInterrupted(null);
    new ResultText(context.terminal()).show(result);
    return ExitCode.of(result).code();
  }
}
