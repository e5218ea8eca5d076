package io.github.rekcl.cli;

import io.github.rekcl.aws.DefaultRegion;
import io.github.rekcl.cli.ModelParameters.Selection;
import io.github.rekcl.model.Scope;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Which regions a command is about. */
final class RegionOptions {
  private final CommandSpec command;
  private final AwsOptions aws;
  private final OptionSpec all;

  RegionOptions(CommandSpec command, AwsOptions aws) {
    this.command = command;
    this.aws = aws;
    all =
        Specs.add(
            command,
            Specs.flag(Section.MODELS, "--all-regions"),
            "Use all projects of all regions that have Custom Labels.");
  }

  /** Tells whether this may be a region's code. */
  static boolean isRegion(String code) {
    return DefaultRegion.isRegion(code);
  }

  /** Refuses options that contradict the ARNs on the command line. */
  void check(Selection selection) {
    if (Specs.given(all) && !selection.everywhere()) {
      throw wrong("the ARN says the region: remove --all-regions");
    }
    check(command, aws, selection);
  }

  /** Refuses --region where the ARNs on the command line say otherwise. */
  static void check(CommandSpec command, AwsOptions aws, Selection selection) {
    List<String> given = aws.regions();
    List<String> ofArns = selection.regions();
    if (given.isEmpty() || ofArns.isEmpty() || selection.everywhere()) {
      return;
    }
    given.stream()
        .filter(region -> !ofArns.contains(region))
        .forEach(region -> refuse(command, region, ofArns.get(0)));
    ofArns.stream()
        .filter(region -> !given.contains(region))
        .forEach(region -> refuse(command, given.get(0), region));
  }

  private static void refuse(CommandSpec command, String given, String ofArn) {
    throw new ParameterException(
        command.commandLine(),
        "--region " + given + " contradicts the ARN, which is of region " + ofArn);
  }

  /**
   * Returns where to look.
   *
   * @param preset finds the region that is configured, if any
   */
  List<Scope> scopes(Supplier<Optional<String>> preset) {
    if (Specs.given(all) && !aws.regions().isEmpty()) {
      throw wrong("--region and --all-regions cannot be combined");
    }
    aws.regions().stream()
        .filter(region -> !isRegion(region))
        .findFirst()
        .ifPresent(
            region -> {
              throw wrong("'" + region + "' is not a region code such as us-east-1");
            });
    return names(preset).stream().distinct().<Scope>map(Scope.OfRegion::new).toList();
  }

  private List<String> names(Supplier<Optional<String>> preset) {
    if (Specs.given(all)) {
      return Scope.CUSTOM_LABELS_REGIONS;
    }
    return aws.regions().isEmpty()
        ? List.of(
            preset
                .get()
                .orElseThrow(() -> wrong("no region: use an ARN or --region, or set AWS_REGION")))
        : aws.regions();
  }

  private ParameterException wrong(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
