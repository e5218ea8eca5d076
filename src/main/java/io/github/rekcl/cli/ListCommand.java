package io.github.rekcl.cli;

import io.github.rekcl.lifecycle.CallException;
import io.github.rekcl.lifecycle.Model;
import io.github.rekcl.lifecycle.ProjectArn;
import io.github.rekcl.lifecycle.WaitPolicy;
import io.github.rekcl.output.CallText;
import io.github.rekcl.output.ModelJson;
import io.github.rekcl.output.ModelTable;
import io.github.rekcl.output.Terminal;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the models of a project. */
@Command(
    name = "list",
    description = "Shows the models of a project, and their statuses.",
    footer = {
      "Example:",
      "  rekcl list arn:aws:rekognition:us-east-1:111122223333:project/demo/1700000000000"
    })
final class ListCommand implements Callable<Integer> {
  private enum Format {
    text,
    json
  }

  @Parameters(
      paramLabel = "<project-arn>",
      converter = ProjectParameter.class,
      description = "The ARN of the project.")
  private ProjectArn project;

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      description = "text, or json with the service's own field names. Default: text.")
  private Format format = Format.text;

  @Mixin private OutputOptions output;
  @Mixin private AwsOptions aws;

  private final Context context;
  private final RekclCommand root;

  ListCommand(Context context, RekclCommand root) {
    this.context = context;
    this.root = root;
  }

  @Override
  public Integer call() throws IOException {
    Terminal terminal = context.terminal();
    WaitPolicy policy =
        new WaitPolicy(WaitPolicy.DEFAULT_TIMEOUT, WaitPolicy.DEFAULT_POLL_INTERVAL);
    try (Session session =
        Session.open(context, root, aws.settings(output.verbose(), terminal), project.region())) {
      show(session.service().list(project, policy));
      if (terminal.lostResults()) {
        terminal.say("The list was not written to its end: standard output is closed or full");
        return ExitCode.FAILED.code();
      }
      return ExitCode.OK.code();
    } catch (CallException e) {
      terminal.say("Models not listed: " + CallText.what(e.failure()));
      CallText.advice(e.failure(), project).forEach(terminal::say);
      return ExitCode.FAILED.code();
    }
  }

  private void show(List<Model> models) {
    Terminal terminal = context.terminal();
    if (format == Format.json) {
      ModelJson.document(models).lines().forEach(terminal::result);
    } else if (models.isEmpty()) {
      terminal.say("No models in project " + project);
    } else {
      ModelTable.lines(models).forEach(terminal::result);
    }
  }
}
