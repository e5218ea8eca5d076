package io.github.rekcl.cli;

import io.github.rekcl.cli.Confirmation.Question;
import io.github.rekcl.lifecycle.Order;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Deletes models once their owner has confirmed it, and waits until they are gone. */
final class DeleteCommand implements Callable<Integer> {
  private final CommandSpec spec =
      Specs.command(
          "delete",
          this,
          "Delete models, and wait until each is gone.",
          "A deletion cannot be undone. For confirmation, enter the word \"delete\", with the number"
              + " of models if there are several (\"delete 12\").",
          "--all selects every model of the project that can be deleted, and shows the others.");
  private final OptionSpec stop =
      Specs.add(
          spec,
          Specs.flag(Section.ACTION, "--stop"),
          "Stop running models first. Confirmation comes before that.");
  private final OptionSpec awaitTraining =
      Specs.add(
          spec,
          Specs.flag(Section.ACTION, "--await-training"),
          "Wait until training or copying ends first. Confirmation comes before that.");
  private final OptionSpec ignoreNotFound =
      Specs.add(
          spec,
          Specs.flag(Section.ACTION, "--ignore-not-found"),
          "Treat a model that does not exist as deleted.");
  private final LifecycleRun lifecycle;

  private DeleteCommand(Context context, RekclCommand root) {
    lifecycle = new LifecycleRun(context, root, spec);
    spec.usageMessage()
        .customSynopsis(
            "rekcl delete [OPTIONS] [<project-arn>] <model>...",
            "  or:  rekcl delete [OPTIONS] --all <project-arn>");
    root.addCommon(spec);
    Specs.examples(
        spec,
        "rekcl delete \\\n    " + Specs.PROJECT_ARN + " \\\n    v1",
        "rekcl delete --all --stop \\\n    " + Specs.PROJECT_ARN);
  }

  static CommandSpec spec(Context context, RekclCommand root) {
    return new DeleteCommand(context, root).spec;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Order order =
        Order.delete(Specs.given(stop), Specs.given(awaitTraining), Specs.given(ignoreNotFound));
    return lifecycle.run(order, Question.DELETE, true, null);
  }
}
