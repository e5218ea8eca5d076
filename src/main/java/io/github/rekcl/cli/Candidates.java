package io.github.rekcl.cli;

import io.github.rekcl.aws.AwsSettings;
import io.github.rekcl.lifecycle.Event.Observer;
import io.github.rekcl.lifecycle.Inventory;
import io.github.rekcl.lifecycle.ModelLifecycleService;
import io.github.rekcl.lifecycle.WaitPolicy;
import io.github.rekcl.model.Model;
import io.github.rekcl.model.ModelArn;
import io.github.rekcl.model.ModelStatus;
import io.github.rekcl.model.ProjectArn;
import io.github.rekcl.model.Scope;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** What the word that is being typed may become: project ARNs, version names, model ARNs. */
final class Candidates {
  /** An ARN that isn't finished says its region already. */
  private static final Pattern ARN = Pattern.compile("arn:[^:]*:rekognition:([^:]+):.*");

  private final Context context;
  private final AwsOptions aws;
  private final ParseResult typed;
  private final List<String> arguments;
  private final String word;

  private Candidates(Context context, AwsOptions aws, ParseResult typed, String word) {
    this.context = context;
    this.aws = aws;
    this.typed = typed;
    this.word = word;
    arguments =
        Stream.concat(
                Stream.of(typed.matchedPositionalValue(0, "")).filter(first -> !first.isEmpty()),
                typed.matchedPositionalValue(1, List.<String>of()).stream())
            .toList();
  }

  /**
   * Asks the service, as the command would.
   *
   * @param rekcl reads the command line
   * @param words the words so far, the last one unfinished
   */
  static List<String> find(Context context, CommandLine rekcl, List<String> words)
      throws IOException, InterruptedException {
    if (words.isEmpty()) {
      return List.of();
    }
    int last = words.size() - 1;
    ParseResult parsed =
        rekcl
            .setUnmatchedArgumentsAllowed(true)
            .parseArgs(words.subList(0, last).toArray(String[]::new));
    if (!parsed.hasSubcommand()) {
      return List.of();
    }
    RekclCommand root = rekcl.getCommand();
    return new Candidates(context, root.aws(), parsed.subcommand(), words.get(last)).find();
  }

  private List<String> find() throws IOException, InterruptedException {
    return switch (command()) {
      case "stop", "delete", "list" ->
          arguments.isEmpty() || typed.hasMatchedOption("--all") ? projectsFirst() : models();
      default -> List.of();
    };
  }

  private String command() {
    return typed.commandSpec().name();
  }

  private String first() {
    return arguments.isEmpty() ? "" : arguments.get(0);
  }

  /** Looks into the projects only where the ARN that is being typed is none of theirs. */
  private List<String> projectsFirst() throws IOException, InterruptedException {
    if (!arguments.isEmpty()) {
      return List.of();
    }
    List<String> projects =
        fitting(
                ask(service -> service.projects(regions(), WaitPolicy.DEFAULT_TIMEOUT)).stream()
                    .map(ProjectArn::toString))
            .toList();
    return projects.isEmpty() && !typed.hasMatchedOption("--all") ? models() : projects;
  }

  /** Returns those that the command changes; if there are none, all: it may be asked for them. */
  private List<String> models() throws IOException, InterruptedException {
    Inventory inventory =
        ask(service -> service.inventory(scopes(), WaitPolicy.DEFAULT_TIMEOUT, Observer.NONE));
    List<String> changed = names(inventory, this::changes);
    return changed.isEmpty() ? names(inventory, model -> true) : changed;
  }

  private List<String> names(Inventory inventory, Predicate<Model> wanted) {
    return fitting(
            inventory.found().stream()
                .map(Inventory.Found::model)
                .filter(wanted)
                .flatMap(this::names))
        .toList();
  }

  /** Behind its project a version name is enough; an ARN is there for whoever has begun one. */
  private Stream<String> names(Model model) {
    Stream<String> arn = Stream.of(model.arn().toString());
    if (!ProjectArn.matches(first())) {
      return arn;
    }
    Stream<String> name = Stream.of(model.arn().versionName());
    return word.isEmpty() ? name : Stream.concat(name, arn);
  }

  private boolean changes(Model model) {
    return switch (command()) {
      case "stop" -> model.holdsInferenceUnits() || model.mayHoldInferenceUnits();
      case "delete" -> model.status() != ModelStatus.DELETING;
      default -> true;
    };
  }

  private Stream<String> fitting(Stream<String> names) {
    return names.filter(name -> name.startsWith(word) && !arguments.contains(name)).distinct();
  }

  private interface Question<T> {
    T answer(ModelLifecycleService service) throws InterruptedException;
  }

  private <T> T ask(Question<T> question) throws IOException, InterruptedException {
    try (Session session = Session.open(context, aws, settings())) {
      return question.answer(session.service());
    }
  }

  private AwsSettings settings() {
    return aws.settings(null);
  }

  private List<Scope> scopes() {
    if (ProjectArn.matches(first())) {
      return List.of(new Scope.OfProject(ProjectArn.parse(first())));
    }
    if (!arguments.isEmpty()) {
      return ModelArn.matches(first())
          ? List.of(new Scope.OfRegion(ModelArn.parse(first()).region()))
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
    Matcher arn = ARN.matcher(word);
    if (arn.matches()) {
      return List.of(arn.group(1));
    }
    if (typed.hasMatchedOption("--all-regions")) {
      return Scope.CUSTOM_LABELS_REGIONS;
    }
    return aws.regions().isEmpty()
        ? Session.region(context, aws, settings()).stream().toList()
        : aws.regions();
  }
}
