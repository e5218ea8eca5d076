package io.github.rekcl.output;

import io.github.rekcl.model.ModelArn;
import io.github.rekcl.model.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Proposes models of a project where the one that was named was not found. */
final class ModelSuggestions {
  private static final int SHOWN = 5;

  private ModelSuggestions() {}

  /**
   * Lists the models with the most similar names first.
   *
   * @param target what was not found
   * @param models the models of its project, newest first
   * @param invocation the command line
   */
  static List<String> lines(Target target, List<ModelArn> models, Invocation invocation) {
    String versionName = target.model().versionName();
    List<String> lines = new ArrayList<>();
    if (models.isEmpty()) {
      return lines;
    }
    lines.add(
        models.size() > SHOWN
            ? "Models of this project ("
                + SHOWN
                + " of "
                + models.size()
                + ", closest names first):"
            : "Models of this project:");
    models.stream()
        .sorted(Comparator.comparingInt(m -> EditDistance.between(versionName, m.versionName())))
        .limit(SHOWN)
        .forEach(m -> lines.add("  " + m.versionName() + "  " + m));
    if (models.size() > SHOWN && target.project() != null) {
      lines.add(
          "To list them all: " + invocation.command("list", List.of(target.project().toString())));
    }
    return lines;
  }
}
