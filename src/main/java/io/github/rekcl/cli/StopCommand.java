package io.github.rekcl.cli;

import static io.github.rekcl.cli.Options.flag;
import static io.github.rekcl.cli.Options.given;

import io.github.rekcl.lifecycle.LifecycleRequest;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The stop command. */
final class StopCommand implements Callable<Integer> {
  final CommandSpec spec =
      HelpScreen.command(
          "stop",
          this,
          ExitCode.OF_CHANGES,
          "Stop running models, and wait until each is STOPPED.",
          "--all selects every model that is starting, running or stopping; without a project, it"
              + " asks for confirmation first.");
  private final OptionSpec interactive =
      new Options(spec, HelpSection.ACTION)
          .add(flag("-i", "--interactive"), "Ask for confirmation first, as the AWS console does.");
  private final LifecycleRun lifecycle;
  private final OptionSpec allRegions;

  StopCommand(RekclCommand root) {
    lifecycle = new LifecycleRun(root, spec);
    allRegions = AwsOptions.allRegions(spec);
    root.addCommon(spec);
    spec.usageMessage()
        .customSynopsis(
            "rekcl stop [OPTIONS] [<project-arn>] <model>...",
            "  or:  rekcl stop [OPTIONS] --all [<project-arn>]");
    HelpScreen.end(
        spec,
        "rekcl stop \\\n    " + HelpScreen.PROJECT_ARN + " \\\n    v1 v2",
        "rekcl stop --all --all-regions");
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    return lifecycle.run(LifecycleRequest.stop(), given(interactive), given(allRegions));
  }
}
