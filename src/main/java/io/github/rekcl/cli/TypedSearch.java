package io.github.rekcl.cli;

import io.github.rekcl.aws.AwsSettings;
import io.github.rekcl.lifecycle.ModelArn;
import io.github.rekcl.lifecycle.ModelLifecycleService;
import io.github.rekcl.lifecycle.Observer;
import io.github.rekcl.lifecycle.ProjectArn;
import io.github.rekcl.lifecycle.Scope;
import io.github.rekcl.lifecycle.Survey;
import io.github.rekcl.lifecycle.WaitPolicy;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks the service what there is, as the command that is being typed would. */
final class TypedSearch {
  /** An ARN that isn't finished says its region already. */
  private static final Pattern ARN = Pattern.compile("arn:[^:]*:rekognition:([^:]+):.*");

  private final Context context;
  private final TypedWords typed;

  TypedSearch(Context context, TypedWords typed) {
    this.context = context;
    this.typed = typed;
  }

  Survey survey() throws IOException, InterruptedException {
    boolean emulates = typed.has("--emulate");
    AwsSettings settings =
        new AwsSettings(
            typed.value("--profile").orElse(null),
            typed.value("--endpoint-url").map(URI::create).orElse(null),
            typed.value("--ca-bundle").map(Path::of).orElse(null),
            false,
            null);
    List<Scope> scopes = scopes(emulates, settings);
    if (scopes.isEmpty()) {
      return new Survey(List.of(), List.of());
    }
    try (Session session = Session.open(context, emulates, settings, ModelLifecycleService.QUOTA)) {
      return session.service().survey(scopes, WaitPolicy.DEFAULT_TIMEOUT, Observer.NONE);
    }
  }

  private List<Scope> scopes(boolean emulates, AwsSettings settings) {
    if (ProjectArn.matches(typed.first())) {
      return List.of(new Scope.OfProject(ProjectArn.parse(typed.first())));
    }
    if (!typed.arguments().isEmpty()) {
      return ModelArn.matches(typed.first())
          ? List.of(new Scope.OfRegion(ModelArn.parse(typed.first()).region()))
          : List.of();
    }
    return regions(emulates, settings).stream()
        .filter(RegionOptions::isRegion)
        .distinct()
        .<Scope>map(Scope.OfRegion::new)
        .toList();
  }

  private List<String> regions(boolean emulates, AwsSettings settings) {
    Matcher arn = ARN.matcher(typed.word());
    if (arn.matches()) {
      return List.of(arn.group(1));
    }
    if (typed.has("--all-regions")) {
      return Scope.CUSTOM_LABELS_REGIONS;
    }
    return typed.has("--region")
        ? typed.values("--region")
        : Session.region(context, emulates, settings).stream().toList();
  }
}
