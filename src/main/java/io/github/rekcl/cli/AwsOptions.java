package io.github.rekcl.cli;

import static io.github.rekcl.cli.Options.flag;
import static io.github.rekcl.cli.Options.list;
import static io.github.rekcl.cli.Options.option;

import io.github.rekcl.aws.AwsSettings;
import io.github.rekcl.aws.config.EndpointUrls;
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

/** Where requests go, and how. */
final class AwsOptions {
  private static final int HIGHEST_TPS = 1_000;

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
            "Use all projects of this region. Can be repeated. Not needed with an ARN. Default:"
                + " AWS_REGION, AWS_DEFAULT_REGION, or the region of the profile.");
    endpoint =
        aws.add(
            option("--endpoint-url=URL", text -> EndpointUrls.parse(text, "")),
            "Send requests to this URL instead of AWS.");
    caBundle =
        aws.add(
            option("--ca-bundle=FILE", Converters::path),
            "Trust the certificates in this PEM file, and no others.");
    maxTps =
        aws.add(
            option("--max-tps=N", Converters::number).initialValue(ModelLifecycleService.QUOTA),
            "Limit requests to N per second for each operation and region, to stay within the"
                + " quotas of the account. Default: 5.");
    emulate =
        aws.add(
            flag("--emulate"), "Run this command against a temporary emulator with demo models.");
  }

  boolean emulates() {
    return Options.given(emulate);
  }

  List<String> regions() {
    return regions.getValue();
  }

  int maxTps() {
    int tps = maxTps.getValue();
    if (tps < 1 || tps > HIGHEST_TPS) {
      throw new UsageException("--max-tps must be from 1 to " + HIGHEST_TPS);
    }
    return tps;
  }

  /**
   * Returns the settings.
   *
   * @param requestLog told a line about each response, or null
   */
  AwsSettings settings(@Nullable Consumer<String> requestLog) {
    @Nullable String name = profile.getValue();
    if (name != null && name.isBlank()) {
      throw new UsageException("--profile must not be empty");
    }
    return new AwsSettings(
        name, endpoint.getValue(), caBundle.getValue(), requestLog, System.getenv(), false);
  }

  /** Warns where somebody else may read and change what is sent. */
  void warn(Terminal terminal) {
    @Nullable URI url = endpoint.getValue();
    if (url != null
        && "http".equals(url.getScheme())
        && !url.getHost().matches("(?i)localhost|\\[::1]|127(\\.\\d{1,3}){3}")) {
      terminal.warn("--endpoint-url uses plain http: requests can be read and changed on the way.");
    }
  }

  /** Returns what commands that are proposed need, to go where this one goes. */
  SuggestedCommands suggestedCommands() {
    List<String> options = new ArrayList<>();
    for (OptionSpec option : List.of(profile, endpoint, caBundle)) {
      if (option.getValue() != null) {
        options.addAll(List.of(option.longestName(), withoutPassword(option.getValue())));
      }
    }
    regions().forEach(region -> options.addAll(List.of(regions.longestName(), region)));
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
