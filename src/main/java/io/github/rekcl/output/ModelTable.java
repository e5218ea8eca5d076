package io.github.rekcl.output;

import io.github.rekcl.lifecycle.Inventory;
import io.github.rekcl.model.Model;
import io.github.rekcl.model.ModelArn;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows models as a table. */
public final class ModelTable {
  /** Names that are cut to less are hard to tell apart. */
  private static final int READABLE_NAME = 16;

  private static final Column PROJECT = new Column("PROJECT", f -> f.project().name());
  private static final Column VERSION = new Column("VERSION", f -> f.model().arn().versionName());
  private static final Column STATUS =
      new Column("STATUS", f -> TextColor.onStatus(Sanitizer.excerpt(f.model().statusText())));
  private static final Column UNITS = new Column("UNITS", f -> units(f.model()));
  private static final Column CREATED = new Column("CREATED", f -> time(f.model().created()));
  private static final Column DATE =
      new Column("CREATED", f -> time(f.model().created()).replaceFirst("T.*", ""));
  private static final Column REGION = new Column("REGION", f -> f.model().arn().region());
  private static final Column ARN = new Column("MODEL ARN", f -> f.model().arn().toString());

  private static final List<Column> ALL = List.of(PROJECT, VERSION, STATUS, UNITS, CREATED, ARN);

  /** What is left out, step by step, until a row fits on the screen. */
  private static final List<List<Column>> NARROWER =
      List.of(
          List.of(PROJECT, VERSION, STATUS, UNITS, CREATED),
          List.of(PROJECT, VERSION, STATUS, UNITS, DATE),
          List.of(PROJECT, VERSION, STATUS, UNITS),
          List.of(PROJECT, VERSION, STATUS));

  /** Of the narrower layouts: long names are cut rather than dates left out. */
  private static final int WITH_ALL_FACTS = 2;

  private record Column(String title, Function<Inventory.Found, String> cell) {}

  private ModelTable() {}

  /**
   * Lays out a table with all columns, the head included.
   *
   * @param models the models, in the order of their lines
   * @return its lines
   */
  public static List<String> lines(List<Inventory.Found> models) {
    return Table.lines(rows(ALL, models));
  }

  /**
   * Lays out a table for a screen: a line a model, without the ARN where that doesn't fit.
   *
   * @param models the models, in the order of their lines
   * @param width the width of the screen
   * @return its lines
   */
  public static List<String> lines(List<Inventory.Found> models, int width) {
    List<List<String>> all = rows(ALL, models);
    if (Table.width(all) <= width) {
      return Table.lines(all);
    }
    List<List<List<String>>> layouts =
        NARROWER.stream().map(columns -> rows(withRegion(columns, models), models)).toList();
    List<List<String>> fitting =
        layouts.stream()
            .limit(WITH_ALL_FACTS)
            .filter(rows -> Table.width(rows) <= width)
            .findFirst()
            .orElseGet(() -> fittingCut(layouts, width));
    return Table.lines(fitting, 2, width);
  }

  private static List<List<String>> fittingCut(List<List<List<String>>> layouts, int width) {
    return layouts.stream()
        .skip(1)
        .filter(rows -> Table.width(rows, 2, READABLE_NAME) <= width)
        .findFirst()
        .orElse(layouts.get(layouts.size() - 1));
  }

  /**
   * Tells whether a table has room for ARNs.
   *
   * @param table the lines of a table
   * @return false if they were left out
   */
  public static boolean showsArns(List<String> table) {
    return table.get(0).endsWith(ARN.title());
  }

  /** Where the ARN doesn't say it, models of several regions need a column for it. */
  private static List<Column> withRegion(List<Column> columns, List<Inventory.Found> models) {
    boolean several =
        models.stream().map(f -> f.model().arn()).map(ModelArn::region).distinct().count() > 1;
    return several ? Stream.concat(columns.stream(), Stream.of(REGION)).toList() : columns;
  }

  private static List<List<String>> rows(List<Column> columns, List<Inventory.Found> models) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(columns.stream().map(Column::title).toList());
    for (Inventory.Found found : models) {
      rows.add(columns.stream().map(column -> column.cell().apply(found)).toList());
    }
    return rows;
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

  private static String units(Model model) {
    Integer units = model.minInferenceUnits();
    return model.holdsInferenceUnits() && units != null ? units.toString() : "-";
  }
}
