package io.github.rekcl.cli;

import static io.github.rekcl.cli.Options.flag;
import static io.github.rekcl.cli.Options.given;

import io.github.rekcl.lifecycle.LifecycleRequest;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The delete command. */
final class DeleteCommand implements Callable<Integer> {
  final CommandSpec spec =
      HelpScreen.command(
          "delete",
          this,
          ExitCode.OF_CHANGES,
          "Delete models, and wait until each is gone.",
          "A deletion cannot be undone. For confirmation, enter the word \"delete\", with the number"
              + " of models if there are several (\"delete 12\").",
          "--all selects every model of the project that can be deleted, and shows the others.");
  private final Options action = new Options(spec, HelpSection.ACTION);
  private final OptionSpec stop =
      action.add(flag("--stop"), "Stop running models first, after the confirmation.");
  private final OptionSpec awaitTraining =
      action.add(
          flag("--await-training"),
          "Wait for training or copying to end first, after the confirmation.");
  private final OptionSpec ignoreNotFound =
      action.add(
          flag("--ignore-not-found"),
          "Treat a model that does not exist as deleted. Its project must exist.");
  private final LifecycleRun lifecycle;

  DeleteCommand(RekclCommand root) {
    lifecycle = new LifecycleRun(root, spec);
    root.addCommon(spec);
    spec.usageMessage()
        .customSynopsis(
            "rekcl delete [OPTIONS] [<project-arn>] <model>...",
            "  or:  rekcl delete [OPTIONS] --all <project-arn>");
    HelpScreen.end(
        spec,
        "rekcl delete \\\n    " + HelpScreen.PROJECT_ARN + " \\\n    v1",
        "rekcl delete --all --stop \\\n    " + HelpScreen.PROJECT_ARN);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    LifecycleRequest request =
        LifecycleRequest.delete(given(stop), given(awaitTraining), given(ignoreNotFound));
    return lifecycle.run(request, true, false);
  }
}
