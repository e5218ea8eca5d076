package io.github.rekcl.cli;

import static io.github.rekcl.cli.Options.flag;
import static io.github.rekcl.cli.Options.list;
import static io.github.rekcl.cli.Options.option;

import io.github.rekcl.aws.AwsSettings;
import io.github.rekcl.aws.config.EndpointUrls;
import io.github.rekcl.cli.ModelParameters.Selection;
import io.github.rekcl.emulator.EmulatorOptions;
import io.github.rekcl.lifecycle.ModelLifecycleService;
import io.github.rekcl.model.Scope;
import io.github.rekcl.output.SuggestedCommands;
import io.github.rekcl.output.Terminal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options that say where requests go, and how. */
final class AwsOptions {
  private static final int MAX_TPS = 1_000;

  private final OptionSpec profile;
  private final OptionSpec regions;
  private final OptionSpec endpoint;
  private final OptionSpec caBundle;
  private final OptionSpec maxTps;
  private final OptionSpec emulate;

  AwsOptions(CommandSpec command) {
    Options aws = new Options(command, HelpSection.AWS);
    profile =
        aws.add(
            option("--profile=NAME", text -> text),
            "Use this profile from your AWS configuration.");
    regions =
        aws.add(
            list("--region=REGION", Converters::region)
                .completionCandidates(Scope.CUSTOM_LABELS_REGIONS),
            "Use all projects of this region; can be repeated. With an ARN, only its own region is"
                + " allowed. Default: AWS_REGION, AWS_DEFAULT_REGION, or the region of the profile.");
    endpoint =
        aws.add(
            option("--endpoint-url=URL", text -> EndpointUrls.parse(text, "")),
            "Send requests to this URL instead of AWS.");
    caBundle =
        aws.add(
            option("--ca-bundle=FILE", Converters::path),
            "Trust only the certificates in this PEM file.");
    maxTps =
        aws.add(
            option("--max-tps=N", Converters::number).initialValue(ModelLifecycleService.QUOTA),
            "Limit requests to N per second for each operation and region, to stay within the"
                + " quotas of the account. Default: 5.");
    emulate =
        aws.add(
            flag("--emulate"), "Run this command against a temporary emulator with demo models.");
  }

  /** Adds --all-regions to a command that can work on every region at once. */
  static OptionSpec allRegions(CommandSpec command) {
    return new Options(command, HelpSection.MODELS)
        .add(flag("--all-regions"), "Use all projects of all regions with Custom Labels.");
  }

  boolean emulates() {
    return Options.given(emulate);
  }

  /** Returns the regions to search when the command line names no project. */
  List<Scope.OfRegion> scopes(Context context, boolean allRegions) {
    if (allRegions && !givenRegions().isEmpty()) {
      throw new UsageException("--region and --all-regions cannot be combined");
    }
    List<String> searched =
        allRegions ? Scope.CUSTOM_LABELS_REGIONS : givenOrConfiguredRegions(context);
    if (searched.isEmpty()) {
      throw new UsageException("no region: use an ARN or --region, or set AWS_REGION");
    }
    return searched.stream().distinct().map(Scope.OfRegion::new).toList();
  }

  private List<String> givenOrConfiguredRegions(Context context) {
    if (!givenRegions().isEmpty()) {
      return givenRegions();
    }
    return emulates()
        ? List.of(EmulatorOptions.defaults().region())
        : context.services().region(settings(null)).stream().toList();
  }

  /** Rejects region options that contradict the ARNs on the command line. */
  void checkRegions(Selection selection, boolean allRegions) {
    if (selection.everywhere()) {
      return;
    }
    if (allRegions) {
      throw new UsageException("the ARN says the region: remove --all-regions");
    }
    List<String> given = givenRegions();
    List<String> ofArns = selection.regions();
    for (String region : given) {
      for (String ofArn : ofArns) {
        if (!ofArns.contains(region) || !given.contains(ofArn)) {
          throw new UsageException(
              "--region " + region + " contradicts the ARN, which is of region " + ofArn);
        }
      }
    }
  }

  private List<String> givenRegions() {
    return regions.getValue();
  }

  int maxTps() {
    int tps = maxTps.getValue();
    if (tps < 1 || tps > MAX_TPS) {
      throw new UsageException("--max-tps must be from 1 to " + MAX_TPS);
    }
    return tps;
  }

  /** Returns the settings for a client that logs each response to requestLog, unless it is null. */
  AwsSettings settings(@Nullable Consumer<String> requestLog) {
    @Nullable String name = profile.getValue();
    if (name != null && name.isBlank()) {
      throw new UsageException("--profile must not be empty");
    }
    return new AwsSettings(
        name, endpoint.getValue(), caBundle.getValue(), requestLog, System.getenv(), false);
  }

  /** Warns if requests leave this machine unencrypted. */
  void warn(Terminal terminal) {
    @Nullable URI url = endpoint.getValue();
    if (url != null
        && "http".equals(url.getScheme())
        && !url.getHost().matches("(?i)localhost|\\[::1]|127(\\.\\d{1,3}){3}")) {
      terminal.warn("--endpoint-url uses plain http: requests can be read and changed on the way.");
    }
  }

  /** Returns the options that a suggested command needs to reach the same endpoint. */
  SuggestedCommands suggestedCommands() {
    List<String> options = new ArrayList<>();
    for (OptionSpec option : List.of(profile, endpoint, caBundle)) {
      if (option.getValue() != null) {
        options.addAll(List.of(option.longestName(), withoutPassword(option.getValue())));
      }
    }
    givenRegions().forEach(region -> options.addAll(List.of(regions.longestName(), region)));
    if (emulates()) {
      options.add(emulate.longestName());
    }
    return new SuggestedCommands(options, emulates());
  }

  private static String withoutPassword(Object value) {
    return value instanceof URI url && url.getRawUserInfo() != null
        ? url.toString().replace(url.getRawUserInfo() + "@", "")
        : value.toString();
  }
}
