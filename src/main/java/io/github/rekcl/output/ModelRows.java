package io.github.rekcl.output;

import io.github.rekcl.model.Model;
import io.github.rekcl.model.ModelArn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Lays out the models that a command is about: with their ARNs where those fit, else with their
 * names, and once what the ARNs say of all of them.
 */
final class ModelRows {
  private static final String INDENT = "  ";

  /** Longer notes stand below a narrow table, not in it. */
  private static final int SHORT_NOTE = 30;

  private final List<Row> rows;
  private final List<String> titles;
  private final int width;

  /**
   * A model.
   *
   * @param model the model
   * @param cells what else to show in columns
   * @param note what to say about it and others of its status, possibly nothing
   */
  record Row(Model model, List<String> cells, String note) {}

  /**
   * Takes the rows.
   *
   * @param rows the models
   * @param titles the titles of their other columns; none for a table without a head
   * @param width the width of the screen; 0 for lines of any length
   */
  ModelRows(List<Row> rows, List<String> titles, int width) {
    this.rows = rows;
    this.titles = titles;
    this.width = width;
  }

  List<String> lines() {
    List<List<String>> table =
        table(
            List.of("MODEL ARN", "STATUS"),
            row -> List.of(row.model().arn().toString(), status(row.model())),
            Row::cells,
            Row::note);
    table.replaceAll(ModelRows::indented);
    boolean fits = width == 0 || Table.width(table) <= width;
    return fits ? Table.lines(table) : narrow();
  }

  private List<String> narrow() {
    List<String> lines = new ArrayList<>();
    lines.add(INDENT + "in " + all(ModelArn::region) + ", account " + all(ModelArn::account));
    int fitting = width - INDENT.length();
    boolean below =
        rows.stream().anyMatch(row -> row.note().length() > SHORT_NOTE)
            || Table.width(named(row -> List.of(), Row::note), 2, 0) > fitting;
    Function<Row, String> note = below ? row -> "" : Row::note;
    List<List<String>> table = named(Row::cells, note);
    if (Table.width(table, 2, fitting / 5) > fitting) {
      table = named(row -> List.of(), note);
    }
    List<String> shown = Table.lines(table, 2, fitting);
    shown.forEach(line -> lines.add(INDENT + line));
    if (!shown.stream().allMatch(new HashSet<>()::add)) {
      lines.add("Some of these look the same here. Their ARNs:");
      rows.forEach(row -> lines.add(row.model().arn().toString()));
    }
    if (below) {
      rows.stream()
          .filter(row -> !row.note().isEmpty())
          .map(row -> status(row.model()) + ": " + row.note())
          .distinct()
          .forEach(lines::add);
    }
    return lines;
  }

  private List<List<String>> named(Function<Row, List<String>> cells, Function<Row, String> note) {
    boolean regions = rows.stream().map(row -> row.model().arn().region()).distinct().count() > 1;
    List<String> place = regions ? List.of("REGION") : List.of();
    return table(
        joined(List.of("PROJECT", "VERSION", "STATUS"), place),
        row -> {
          ModelArn arn = row.model().arn();
          List<String> names = List.of(arn.projectName(), arn.versionName(), status(row.model()));
          return joined(names, regions ? List.of(arn.region()) : List.of());
        },
        cells,
        note);
  }

  private List<List<String>> table(
      List<String> head,
      Function<Row, List<String>> first,
      Function<Row, List<String>> cells,
      Function<Row, String> note) {
    List<List<String>> table = new ArrayList<>();
    if (!titles.isEmpty()) {
      List<String> others = cells.apply(rows.get(0)).isEmpty() ? List.of() : titles;
      table.add(joined(joined(head, others), List.of("")));
    }
    for (Row row : rows) {
      table.add(joined(joined(first.apply(row), cells.apply(row)), List.of(note.apply(row))));
    }
    return table;
  }

  private static List<String> joined(List<String> a, List<String> b) {
    return Stream.concat(a.stream(), b.stream()).toList();
  }

  private static List<String> indented(List<String> row) {
    return joined(List.of(INDENT + row.get(0)), row.subList(1, row.size()));
  }

  private static String status(Model model) {
    return TextColor.onStatus(Sanitizer.excerpt(model.statusText()));
  }

  private String all(Function<ModelArn, String> part) {
    Set<String> parts = new LinkedHashSet<>();
    rows.forEach(row -> parts.add(part.apply(row.model().arn())));
    return String.join(", ", parts);
  }
}
