package io.github.rekcl.cli;

import io.github.rekcl.cli.Confirmation.Question;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Stops a model, and waits until it is STOPPED. */
@Command(
    name = "stop",
    description = "Stops a running model, and waits until it is STOPPED.",
    footer = {
      "Example:",
      "  rekcl stop arn:aws:rekognition:us-east-1:111122223333:project/demo/1700000000000 v2"
    })
final class StopCommand implements Callable<Integer> {
  @Option(
      names = {"-i", "--interactive"},
      description = "Ask for the word \"stop\" first, as the console does.")
  private boolean interactive;

  @Mixin private final LifecycleRun lifecycle;

  StopCommand(Context context, RekclCommand root) {
    this.lifecycle = new LifecycleRun(context, root);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    return lifecycle.run(
        (service, target, policy) -> service.planStop(target, policy),
        interactive ? Question.STOP : null);
  }
}
