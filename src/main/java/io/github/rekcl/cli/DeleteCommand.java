package io.github.rekcl.cli;

import io.github.rekcl.cli.Confirmation.Question;
import io.github.rekcl.lifecycle.DeleteOptions;
import io.github.rekcl.lifecycle.Order;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Deletes models once their owner has confirmed it, and waits until they are gone. */
@Command(
    name = "delete",
    customSynopsis = {
      "rekcl delete [OPTIONS] <project-arn> <model>...",
      "  or:  rekcl delete [OPTIONS] <model-arn>...",
      "  or:  rekcl delete [OPTIONS] --all <project-arn>"
    },
    description = {
      "Deletes models, and waits until each is gone. That can't be undone: it asks for the word"
          + " \"delete\" first, for several models with their number (\"delete 12\"), and reads it"
          + " from standard input.",
      "--all means every model of the project that can be deleted; it lists those that can't."
    },
    footer = {
      "Examples:",
      "  rekcl delete arn:aws:rekognition:us-east-1:111122223333:project/demo/1700000000000 v1",
      "  rekcl delete --all --stop arn:aws:rekognition:us-east-1:111122223333:project/demo/1700000000000"
    })
final class DeleteCommand implements Callable<Integer> {
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
    return lifecycle.run(Order.delete(options), Question.DELETE, true, null);
  }
}
