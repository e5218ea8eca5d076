package io.github.rekcl.output;

import io.github.rekcl.lifecycle.Survey;
import io.github.rekcl.model.Model;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows models as a table. */
public final class ModelTable {
  private static final List<String> HEAD =
      List.of("PROJECT", "VERSION", "STATUS", "UNITS", "CREATED", "MODEL ARN");

  private ModelTable() {}

  /**
   * Lays out a table, the head included.
   *
   * @param models the models, in the order of their lines
   * @return its lines
   */
  public static List<String> lines(List<Survey.Found> models) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEAD);
    models.forEach(found -> rows.add(row(found)));
    return Table.lines(rows);
  }

  /**
   * Writes a moment to the second, in UTC.
   *
   * @param moment the moment, or null if it isn't known
   * @return ISO 8601, or a dash
   */
  static String time(@Nullable Instant moment) {
    return moment == null ? "-" : moment.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static List<String> row(Survey.Found found) {
    Model m = found.model();
    return List.of(
        found.project().name(),
        m.arn().versionName(),
        Ink.onStatus(Plain.excerpt(m.statusText())),
        m.holdsInferenceUnits() && m.minInferenceUnits() != null
            ? m.minInferenceUnits().toString()
            : "-",
        time(m.created()),
        m.arn().toString());
  }
}
