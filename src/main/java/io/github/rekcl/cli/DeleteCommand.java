package io.github.rekcl.cli;

import io.github.rekcl.cli.Confirmation.Question;
import io.github.rekcl.lifecycle.DeleteOptions;
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
          "Deletes models, and waits until each is gone.",
          "That can't be undone: it asks for the word \"delete\" first, for several models with their"
              + " number (\"delete 12\"), and reads it from standard input.",
          "--all means every model of the project that can be deleted; it lists those that can't.");
  private final OptionSpec stop =
      Specs.add(
          spec,
          Specs.flag(Section.ACTION, "--stop"),
          "Stop the model first if it runs; the question comes before that.");
  private final OptionSpec awaitTraining =
      Specs.add(
          spec,
          Specs.flag(Section.ACTION, "--await-training"),
          "Wait for the end of a training or copy first; the question comes before that.");
  private final OptionSpec ignoreNotFound =
      Specs.add(
          spec,
          Specs.flag(Section.ACTION, "--ignore-not-found"),
          "Take a model that isn't there for a deleted one.");
  private final LifecycleRun lifecycle;

  private DeleteCommand(Context context, RekclCommand root) {
    lifecycle = new LifecycleRun(context, root, spec);
    spec.usageMessage()
        .customSynopsis(
            "rekcl delete [OPTIONS] <project-arn> <model>...",
            "  or:  rekcl delete [OPTIONS] <model-arn>...",
            "  or:  rekcl delete [OPTIONS] --all <project-arn>");
    Specs.examples(
        spec,
        "rekcl delete arn:aws:rekognition:us-east-1:111122223333:project/demo/1700000000000 v1",
        "rekcl delete --all --stop arn:aws:rekognition:us-east-1:111122223333:project/demo/1700000000000");
  }

  static CommandSpec spec(Context context, RekclCommand root) {
    return new DeleteCommand(context, root).spec;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    DeleteOptions options =
        new DeleteOptions(
            Specs.given(stop), Specs.given(awaitTraining), Specs.given(ignoreNotFound));
    return lifecycle.run(Order.delete(options), Question.DELETE, true, null);
  }
}
