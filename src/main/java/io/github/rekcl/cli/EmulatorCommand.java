package io.github.rekcl.cli;

import io.github.rekcl.emulator.DemoContent;
import io.github.rekcl.emulator.Emulator;
import io.github.rekcl.emulator.EmulatorConfig;
import io.github.rekcl.output.Terminal;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Serves the emulator until it is interrupted. */
@Command(
    name = "emulator",
    description =
        "Serves an emulator of the Custom Labels control plane, with demo models, until Ctrl-C.",
    footer = {"Example:", "  rekcl emulator --port 8080"})
final class EmulatorCommand implements Callable<Integer> {
  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "0",
      description = "Listen on this port; 0 takes a free one. Default: 0.")
  private int port;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "Listen on this address. Default: 127.0.0.1, which only this machine reaches.")
  private String host = "127.0.0.1";

  private final Context context;

  EmulatorCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Terminal terminal = context.terminal();
    EmulatorConfig config = EmulatorConfig.defaults().withHost(host).withPort(port);
    try (Emulator emulator = Emulator.start(config)) {
      DemoContent.seed(emulator);
      terminal.say("Serving the emulator at " + emulator.endpoint() + " until Ctrl-C.");
      terminal.say("Its demo project: " + DemoContent.PROJECT_ARN);
      terminal.say("Paste this where your AWS client runs; any credentials will do:");
      terminal.result("export AWS_ENDPOINT_URL_REKOGNITION=" + emulator.endpoint());
      new CountDownLatch(1).await();
      return ExitCode.OK.code();
    }
  }
}
