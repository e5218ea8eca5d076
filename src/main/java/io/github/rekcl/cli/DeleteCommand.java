package io.github.rekcl.cli;

import io.github.rekcl.cli.Confirmation.Question;
import io.github.rekcl.lifecycle.DeleteOptions;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Deletes a model once its owner has confirmed it, and waits until it is gone. */
@Command(
    name = "delete",
    description =
        "Deletes a model, and waits until it is gone. That can't be undone: it asks for the word"
            + " \"delete\" first, and reads it from standard input.",
    footer = {
      "Example:",
      "  rekcl delete arn:aws:rekognition:us-east-1:111122223333:project/demo/1700000000000 v1"
    })
final class DeleteCommand implements Callable<Integer> {
  @Option(
      names = {"-y", "--yes"},
      description = "Delete without asking.")
  private boolean yes;

  @Option(
      names = "--stop",
      description = "Stop the model first if it runs; asks before it is stopped.")
  private boolean stop;

  @Option(
      names = "--await-training",
      description = "Wait for the end of a training or copy first; asks before the wait.")
  private boolean awaitTraining;

  @Option(
      names = "--ignore-not-found",
      description = "Take a model that isn't there for a deleted one.")
  private boolean ignoreNotFound;

  @Mixin private final LifecycleRun lifecycle;

  DeleteCommand(Context context, RekclCommand root) {
    this.lifecycle = new LifecycleRun(context, root);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    DeleteOptions options = new DeleteOptions(stop, awaitTraining, ignoreNotFound);
    return lifecycle.run(
        (service, target, policy) -> service.planDelete(target, options, policy),
        yes ? null : Question.DELETE);
  }
}
