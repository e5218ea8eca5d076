package io.github.rekcl.cli;

import io.github.rekcl.cli.Confirmation.Question;
import io.github.rekcl.lifecycle.Order;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Stops models, and waits until they are STOPPED. */
final class StopCommand implements Callable<Integer> {
  private final CommandSpec spec =
      Specs.command(
          "stop",
          this,
          "Stop running models, and wait until each is STOPPED.",
          "--all selects every model that is starting, running or stopping; without a project, it"
              + " asks for confirmation first.");
  private final OptionSpec interactive =
      Specs.add(
          spec,
          Specs.flag(Section.ACTION, "-i", "--interactive"),
          "Ask for confirmation first, as the AWS console does.");
  private final LifecycleRun lifecycle;
  private final RegionOptions regions;

  private StopCommand(Context context, RekclCommand root) {
    lifecycle = new LifecycleRun(context, root, spec);
    regions = new RegionOptions(spec, root.aws());
    root.addCommon(spec);
    spec.usageMessage()
        .customSynopsis(
            "rekcl stop [OPTIONS] [<project-arn>] <model>...",
            "  or:  rekcl stop [OPTIONS] --all [<project-arn>]");
    Specs.examples(
        spec,
        "rekcl stop \\\n    " + Specs.PROJECT_ARN + " \\\n    v1 v2",
        "rekcl stop --all --all-regions");
  }

  static CommandSpec spec(Context context, RekclCommand root) {
    return new StopCommand(context, root).spec;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    return lifecycle.run(Order.stop(), Question.STOP, Specs.given(interactive), regions);
  }
}
