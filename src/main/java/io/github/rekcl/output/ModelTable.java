package io.github.rekcl.output;

import io.github.rekcl.lifecycle.Model;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows models as a table. */
public final class ModelTable {
  private static final List<String> HEAD =
      List.of("VERSION", "STATUS", "UNITS", "CREATED", "MODEL ARN");

  private ModelTable() {}

  /**
   * Lays out a table, the head included.
   *
   * @param models the models, in the order of their lines
   * @return its lines
   */
  public static List<String> lines(List<Model> models) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEAD);
    models.forEach(m -> rows.add(row(m)));
    int[] widths = new int[HEAD.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return rows.stream().map(row -> line(row, widths)).toList();
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

  private static List<String> row(Model m) {
    return List.of(
        m.arn().versionName(),
        m.statusText(),
        m.holdsInferenceUnits() && m.minInferenceUnits() != null
            ? m.minInferenceUnits().toString()
            : "-",
        time(m.created()),
        m.arn().toString());
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    int last = row.size() - 1;
    for (int i = 0; i < last; i++) {
      String cell = row.get(i);
      line.append(cell).append(" ".repeat(widths[i] - cell.length() + 2));
    }
    return line.append(row.get(last)).toString();
  }
}
