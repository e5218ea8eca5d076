package io.github.rekcl.cli;

import io.github.rekcl.aws.AwsSettings;
import io.github.rekcl.emulator.DemoContent;
import io.github.rekcl.emulator.Emulator;
import io.github.rekcl.emulator.EmulatorConfig;
import io.github.rekcl.lifecycle.Model;
import io.github.rekcl.lifecycle.ModelArn;
import io.github.rekcl.lifecycle.ModelLifecycleService;
import io.github.rekcl.lifecycle.ModelStatus;
import io.github.rekcl.lifecycle.Observer;
import io.github.rekcl.lifecycle.ProjectArn;
import io.github.rekcl.lifecycle.Scope;
import io.github.rekcl.lifecycle.Survey;
import io.github.rekcl.lifecycle.WaitPolicy;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the word that is being typed may become: project ARNs, version names, model ARNs. */
final class Candidates {
  /** An ARN that isn't finished says its region already. */
  private static final Pattern REGION = Pattern.compile("arn:[^:]*:rekognition:([a-z0-9-]+):.*");

  private final Context context;
  private final TypedWords typed;

  Candidates(Context context, TypedWords typed) {
    this.context = context;
    this.typed = typed;
  }

  /** Asks the service, as the command would. */
  List<String> find() throws IOException, InterruptedException {
    return switch (typed.command()) {
      case "stop", "delete" -> typed.has("--all") ? projectsAlone() : models();
      case "list" -> projectsAlone();
      default -> List.of();
    };
  }

  private List<String> projectsAlone() throws IOException, InterruptedException {
    return typed.arguments().isEmpty() ? projects(survey()).toList() : List.of();
  }

  private List<String> models() throws IOException, InterruptedException {
    Survey survey = survey();
    if (!typed.arguments().isEmpty()) {
      return named(survey);
    }
    List<String> projects = projects(survey).toList();
    return projects.isEmpty() ? named(survey) : projects;
  }

  private Stream<String> projects(Survey survey) {
    return fitting(survey.found().stream().map(found -> found.project().toString()));
  }

  /** Returns those that the command changes; if there are none, all: it may be asked for them. */
  private List<String> named(Survey survey) {
    List<String> changed = fitting(models(survey, this::changes).flatMap(this::names)).toList();
    return changed.isEmpty()
        ? fitting(models(survey, m -> true).flatMap(this::names)).toList()
        : changed;
  }

  /** Behind its project a version name is enough; an ARN is there for whoever has begun one. */
  private Stream<String> names(Model model) {
    Stream<String> arn = Stream.of(model.arn().toString());
    if (!ProjectArn.matches(typed.first())) {
      return arn;
    }
    Stream<String> name = Stream.of(model.arn().versionName());
    return typed.word().isEmpty() ? name : Stream.concat(name, arn);
  }

  private static Stream<Model> models(Survey survey, Predicate<Model> wanted) {
    return survey.found().stream().map(Survey.Found::model).filter(wanted);
  }

  private boolean changes(Model model) {
    return typed.command().equals("stop")
        ? model.holdsInferenceUnits() || model.mayHoldInferenceUnits()
        : model.status() != ModelStatus.DELETING;
  }

  private Stream<String> fitting(Stream<String> names) {
    return names
        .filter(name -> name.startsWith(typed.word()) && !typed.arguments().contains(name))
        .distinct();
  }

  private Survey survey() throws IOException, InterruptedException {
    if (typed.has("--emulate")) {
      try (Emulator emulator = Emulator.start(EmulatorConfig.defaults())) {
        DemoContent.seed(emulator);
        return survey(
            AwsSettings.emulator(emulator.endpoint(), null),
            () -> List.of(EmulatorConfig.defaults().region()));
      }
    }
    AwsSettings settings =
        new AwsSettings(
            typed.value("--profile").orElse(null),
            typed.value("--endpoint-url").map(URI::create).orElse(null),
            typed.value("--ca-bundle").map(Path::of).orElse(null),
            false,
            null);
    return survey(settings, () -> context.services().region(settings).stream().toList());
  }

  private Survey survey(AwsSettings settings, Supplier<List<String>> preset)
      throws InterruptedException {
    List<Scope> scopes = scopes(preset);
    if (scopes.isEmpty()) {
      return new Survey(List.of(), List.of());
    }
    try (ModelLifecycleService service =
        context.services().open(settings, ModelLifecycleService.QUOTA)) {
      return service.survey(scopes, WaitPolicy.DEFAULT_TIMEOUT, Observer.NONE);
    }
  }

  private List<Scope> scopes(Supplier<List<String>> preset) {
    if (ProjectArn.matches(typed.first())) {
      return List.of(new Scope.OfProject(ProjectArn.parse(typed.first())));
    }
    if (!typed.arguments().isEmpty()) {
      return ModelArn.matches(typed.first())
          ? List.of(new Scope.OfRegion(ModelArn.parse(typed.first()).region()))
          : List.of();
    }
    return regions(preset).stream().distinct().<Scope>map(Scope.OfRegion::new).toList();
  }

  private List<String> regions(Supplier<List<String>> preset) {
    Matcher arn = REGION.matcher(typed.word());
    if (arn.matches()) {
      return List.of(arn.group(1));
    }
    if (typed.has("--all-regions")) {
      return Scope.CUSTOM_LABELS_REGIONS;
    }
    return typed.has("--region") ? typed.values("--region") : preset.get();
  }
}
