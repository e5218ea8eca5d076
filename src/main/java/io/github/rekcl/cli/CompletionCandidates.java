package io.github.rekcl.cli;

import io.github.rekcl.aws.DefaultRegion;
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
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** Finds the candidates for the word being typed: project ARNs, version names, model ARNs. */
final class CompletionCandidates {
  private static final Set<String> COMMANDS = Set.of("stop", "delete", "list");

  /** The beginning of an ARN that already contains its region. */
  private static final Pattern ARN_START = Pattern.compile("arn:[^:]*:rekognition:([^:]+):.*");

  private final Context context;
  private final AwsOptions aws;
  private final ParseResult typed;
  private final List<String> arguments;
  private final String first;
  private final String word;

  private CompletionCandidates(Context context, AwsOptions aws, ParseResult typed, String word) {
    this.context = context;
    this.aws = aws;
    this.typed = typed;
    this.word = word;
    first = typed.matchedPositionalValue(0, "");
    arguments =
        Stream.concat(
                Stream.of(first).filter(argument -> !argument.isEmpty()),
                typed.matchedPositionalValue(1, List.<String>of()).stream())
            .toList();
  }

  /**
   * Returns the candidates for the last word.
   *
   * @param rekcl parses the words before it
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
    RekclCommand root = rekcl.getCommand();
    return parsed.hasSubcommand() && COMMANDS.contains(parsed.subcommand().commandSpec().name())
        ? new CompletionCandidates(context, root.aws, parsed.subcommand(), words.get(last)).find()
        : List.of();
  }

  /** Lists models only if no project matches: listing all models takes a request per project. */
  private List<String> find() throws IOException, InterruptedException {
    boolean all = typed.hasMatchedOption("--all");
    if (all && !arguments.isEmpty()) {
      return List.of();
    }
    try (Session session = Session.open(context, aws, aws.settings(null))) {
      ModelLifecycleService service = session.service();
      List<String> projects = arguments.isEmpty() ? projects(service) : List.of();
      return projects.isEmpty() && !all ? models(service) : projects;
    }
  }

  private List<String> projects(ModelLifecycleService service) throws InterruptedException {
    return matching(
        service.projects(regions(), WaitPolicy.DEFAULT_TIMEOUT).stream().map(ProjectArn::toString));
  }

  /** Returns the models that the command applies to, or every model if it applies to none. */
  private List<String> models(ModelLifecycleService service) throws InterruptedException {
    Inventory inventory = service.inventory(scopes(), WaitPolicy.DEFAULT_TIMEOUT, Observer.NONE);
    List<String> preferred = names(inventory, this::appliesTo);
    return preferred.isEmpty() ? names(inventory, model -> true) : preferred;
  }

  private List<String> names(Inventory inventory, Predicate<Model> wanted) {
    return matching(
        inventory.only(wanted).found().stream().flatMap(found -> names(found.model().arn())));
  }

  /** After its project a model is offered by version name, and by ARN once one is being typed. */
  private Stream<String> names(ModelArn model) {
    if (!ProjectArn.matches(first)) {
      return Stream.of(model.toString());
    }
    return word.isEmpty()
        ? Stream.of(model.versionName())
        : Stream.of(model.versionName(), model.toString());
  }

  private boolean appliesTo(Model model) {
    return switch (typed.commandSpec().name()) {
      case "stop" -> model.holdsInferenceUnits() || model.mayHoldInferenceUnits();
      case "delete" -> model.status() != ModelStatus.DELETING;
      default -> true;
    };
  }

  private List<String> matching(Stream<String> names) {
    return names
        .filter(name -> name.startsWith(word) && !arguments.contains(name))
        .distinct()
        .toList();
  }

  private List<Scope> scopes() {
    if (ProjectArn.matches(first)) {
      return List.of(new Scope.OfProject(ProjectArn.parse(first)));
    }
    if (ModelArn.matches(first)) {
      return List.of(new Scope.OfRegion(ModelArn.parse(first).region()));
    }
    return arguments.isEmpty() ? List.copyOf(regions()) : List.of();
  }

  private List<Scope.OfRegion> regions() {
    Matcher arn = ARN_START.matcher(word);
    if (!arn.matches()) {
      return aws.scopes(context, typed.hasMatchedOption("--all-regions"));
    }
    // The region becomes part of a host name.
    String region = arn.group(1);
    return DefaultRegion.isRegion(region) ? List.of(new Scope.OfRegion(region)) : List.of();
  }
}
