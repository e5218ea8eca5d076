package io.github.rekcl.cli;

import io.github.rekcl.aws.AwsSettings;
import io.github.rekcl.lifecycle.ModelLifecycleService;
import io.github.rekcl.lifecycle.Observer;
import io.github.rekcl.lifecycle.Survey;
import io.github.rekcl.lifecycle.WaitPolicy;
import io.github.rekcl.model.ModelArn;
import io.github.rekcl.model.ProjectArn;
import io.github.rekcl.model.Scope;
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
  private final boolean emulates;
  private final AwsSettings settings;

  TypedSearch(Context context, TypedWords typed) {
    this.context = context;
    this.typed = typed;
    emulates = typed.has("--emulate");
    settings =
        new AwsSettings(
            typed.value("--profile").orElse(null),
            typed.value("--endpoint-url").map(URI::create).orElse(null),
            typed.value("--ca-bundle").map(Path::of).orElse(null),
            false,
            null);
  }

  /** Returns the projects of the regions that the command would ask. */
  List<ProjectArn> projects() throws IOException, InterruptedException {
    return ask(service -> service.projects(regions(), WaitPolicy.DEFAULT_TIMEOUT));
  }

  /** Returns the models that the words so far are about. */
  Survey survey() throws IOException, InterruptedException {
    return ask(service -> service.survey(scopes(), WaitPolicy.DEFAULT_TIMEOUT, Observer.NONE));
  }

  private <T> T ask(Question<T> question) throws IOException, InterruptedException {
    try (Session session = Session.open(context, emulates, settings, ModelLifecycleService.QUOTA)) {
      return question.answer(session.service());
    }
  }

  private interface Question<T> {
    T answer(ModelLifecycleService service) throws InterruptedException;
  }

  private List<Scope> scopes() {
    if (ProjectArn.matches(typed.first())) {
      return List.of(new Scope.OfProject(ProjectArn.parse(typed.first())));
    }
    if (!typed.arguments().isEmpty()) {
      return ModelArn.matches(typed.first())
          ? List.of(new Scope.OfRegion(ModelArn.parse(typed.first()).region()))
          : List.of();
    }
    return List.copyOf(regions());
  }

  private List<Scope.OfRegion> regions() {
    return regionNames().stream()
        .filter(RegionOptions::isRegion)
        .distinct()
        .map(Scope.OfRegion::new)
        .toList();
  }

  private List<String> regionNames() {
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
