package io.github.rekcl.cli;

import io.github.rekcl.aws.DefaultRegion;
import io.github.rekcl.model.Scope;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Which regions to look at, where no ARN says it. */
final class RegionOptions {
  private final CommandSpec command;
  private final OptionSpec regions;
  private final OptionSpec all;

  RegionOptions(CommandSpec command) {
    this.command = command;
    regions =
        Specs.add(
            command,
            Specs.repeatable(Section.MODELS, "--region", "REGION", String.class)
                .completionCandidates(Scope.CUSTOM_LABELS_REGIONS),
            "Without an ARN: look at all projects of this region. May be repeated. Default:"
                + " AWS_REGION, AWS_DEFAULT_REGION, or the profile's region.");
    all =
        Specs.add(
            command,
            Specs.flag(Section.MODELS, "--all-regions"),
            "Without an ARN: look at all projects of the regions with Custom Labels.");
  }

  /** Tells whether this may be a region's code. */
  static boolean isRegion(String code) {
    return DefaultRegion.isRegion(code);
  }

  /** Refuses options that an ARN on the command line contradicts. */
  void refuseBesideArn() {
    if (Specs.given(all) || !regions().isEmpty()) {
      throw wrong("the ARN says the region: leave out --region and --all-regions");
    }
  }

  /**
   * Returns where to look.
   *
   * @param preset finds the region that is set up, if any
   */
  List<Scope> scopes(Supplier<Optional<String>> preset) {
    if (Specs.given(all) && !regions().isEmpty()) {
      throw wrong("--region and --all-regions exclude each other");
    }
    regions().stream()
        .filter(region -> !isRegion(region))
        .findFirst()
        .ifPresent(
            region -> {
              throw wrong("'" + region + "' is no region: write its code, such as us-east-1");
            });
    return names(preset).stream().distinct().<Scope>map(Scope.OfRegion::new).toList();
  }

  private List<String> names(Supplier<Optional<String>> preset) {
    if (Specs.given(all)) {
      return Scope.CUSTOM_LABELS_REGIONS;
    }
    return regions().isEmpty()
        ? List.of(
            preset
                .get()
                .orElseThrow(() -> wrong("no region: give an ARN or --region, or set AWS_REGION")))
        : regions();
  }

  private List<String> regions() {
    return regions.getValue();
  }

  private ParameterException wrong(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
