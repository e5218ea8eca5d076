package io.github.rekcl.cli;

import io.github.rekcl.lifecycle.Scope;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which regions to look at, where no ARN says it. */
final class RegionOptions {
  private static final Pattern REGION = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)+");

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description =
          "Without an ARN: look at all projects of this region. May be repeated. Default:"
              + " AWS_REGION, AWS_DEFAULT_REGION, or the profile's region.")
  private List<String> regions = List.of();

  @Option(
      names = "--all-regions",
      description = "Without an ARN: look at all projects of the regions with Custom Labels.")
  private boolean all;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  /** Refuses options that an ARN on the command line contradicts. */
  void refuseBesideArn() {
    if (all || !regions.isEmpty()) {
      throw wrong("the ARN says the region: leave out --region and --all-regions");
    }
  }

  /**
   * Returns where to look.
   *
   * @param preset finds the region that is set up, if any
   */
  List<Scope> scopes(Supplier<Optional<String>> preset) {
    if (all && !regions.isEmpty()) {
      throw wrong("--region and --all-regions exclude each other");
    }
    regions.stream()
        .filter(region -> !REGION.matcher(region).matches())
        .findFirst()
        .ifPresent(
            region -> {
              throw wrong("'" + region + "' is no region: write its code, such as us-east-1");
            });
    return names(preset).stream().distinct().<Scope>map(Scope.OfRegion::new).toList();
  }

  private List<String> names(Supplier<Optional<String>> preset) {
    if (all) {
      return Scope.CUSTOM_LABELS_REGIONS;
    }
    return regions.isEmpty()
        ? List.of(
            preset
                .get()
                .orElseThrow(() -> wrong("no region: give an ARN or --region, or set AWS_REGION")))
        : regions;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
