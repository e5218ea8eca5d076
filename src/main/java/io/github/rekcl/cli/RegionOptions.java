package io.github.rekcl.cli;

import io.github.rekcl.cli.ModelParameters.Selection;
import io.github.rekcl.model.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Which regions a command is about. */
final class RegionOptions {
  private final AwsOptions aws;
  private final @Nullable OptionSpec all;

  private RegionOptions(AwsOptions aws, @Nullable OptionSpec all) {
    this.aws = aws;
    this.all = all;
  }

  /** For a command that can be about all regions. */
  static RegionOptions all(CommandSpec command, AwsOptions aws) {
    return new RegionOptions(
        aws,
        new Options(command, HelpSection.MODELS)
            .add(
                Options.flag("--all-regions"),
                "Use all projects of all regions that have Custom Labels."));
  }

  /** For a command that needs an ARN. */
  static RegionOptions ofArn(AwsOptions aws) {
    return new RegionOptions(aws, null);
  }

  private boolean inAll() {
    return all != null && Options.given(all);
  }

  /** Refuses options that contradict the ARNs on the command line. */
  void check(Selection selection) {
    List<String> given = aws.regions();
    List<String> ofArns = selection.regions();
    if (selection.everywhere()) {
      return;
    }
    if (inAll()) {
      throw new UsageException("the ARN says the region: remove --all-regions");
    }
    if (given.isEmpty() || ofArns.isEmpty()) {
      return;
    }
    given.stream()
        .filter(region -> !ofArns.contains(region))
        .forEach(region -> refuse(region, ofArns.get(0)));
    ofArns.stream()
        .filter(region -> !given.contains(region))
        .forEach(region -> refuse(given.get(0), region));
  }

  private static void refuse(String given, String ofArn) {
    throw new UsageException(
        "--region " + given + " contradicts the ARN, which is of region " + ofArn);
  }

  /** Returns where to look if no project says it. */
  List<Scope> scopes(Context context) {
    if (all == null) {
      throw new UsageException("--all needs a project ARN: delete takes one project at a time");
    }
    if (inAll() && !aws.regions().isEmpty()) {
      throw new UsageException("--region and --all-regions cannot be combined");
    }
    List<String> regions = inAll() ? Scope.CUSTOM_LABELS_REGIONS : Session.regions(context, aws);
    if (regions.isEmpty()) {
      throw new UsageException("no region: use an ARN or --region, or set AWS_REGION");
    }
    return regions.stream().distinct().<Scope>map(Scope.OfRegion::new).toList();
  }
}
