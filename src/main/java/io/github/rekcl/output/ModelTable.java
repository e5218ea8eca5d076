package io.github.rekcl.output;

import io.github.rekcl.lifecycle.Inventory;
import io.github.rekcl.model.Model;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Formats models as a table. */
public final class ModelTable {
  /** Shorter names are hard to tell apart. */
  private static final int READABLE_NAME = 16;

  private static final Column PROJECT = new Column("PROJECT", m -> m.arn().projectName());
  private static final Column VERSION = new Column("VERSION", m -> m.arn().versionName());
  static final Column STATUS =
      new Column("STATUS", m -> TextColor.onStatus(Sanitizer.excerpt(m.statusText())));
  private static final Column UNITS = new Column("UNITS", ModelTable::units);
  static final Column CREATED = new Column("CREATED", m -> time(m.created()));
  private static final Column DATE =
      new Column("CREATED", m -> time(m.created()).replaceFirst("T.*", ""));
  private static final Column REGION = new Column("REGION", m -> m.arn().region());
  static final Column ARN = new Column("MODEL ARN", m -> m.arn().toString());

  static final List<Column> NAMES = List.of(PROJECT, VERSION, STATUS);
  private static final List<Column> ALL = List.of(PROJECT, VERSION, STATUS, UNITS, CREATED, ARN);

  /** The columns to try until a row fits, from wide to narrow. */
  private static final List<List<Column>> NARROWER =
      List.of(
          List.of(PROJECT, VERSION, STATUS, UNITS, CREATED),
          List.of(PROJECT, VERSION, STATUS, UNITS, DATE),
          List.of(PROJECT, VERSION, STATUS, UNITS),
          NAMES);

  /** The first of {@link #NARROWER}: names are shortened before creation dates are omitted. */
  private static final int WITH_ALL_FACTS = 2;

  record Column(String title, Function<Model, String> cell) {}

  private ModelTable() {}

  /**
   * Returns a header and a line for each model, without ARNs if those do not fit.
   *
   * @param width the width of the screen; 0 for lines of any length
   */
  public static List<String> lines(List<Inventory.Found> found, int width) {
    List<Model> models = found.stream().map(Inventory.Found::model).toList();
    List<List<String>> all = rows(ALL, models);
    if (width == 0 || Table.width(all) <= width) {
      return Table.lines(all);
    }
    List<List<List<String>>> layouts =
        NARROWER.stream().map(columns -> rows(withRegion(columns, models), models)).toList();
    Stream<List<List<String>>> uncut =
        layouts.stream().limit(WITH_ALL_FACTS).filter(rows -> Table.width(rows) <= width);
    Stream<List<List<String>>> cut =
        layouts.stream().skip(1).filter(rows -> Table.width(rows, 2, READABLE_NAME) <= width);
    List<List<String>> narrowest = layouts.get(layouts.size() - 1);
    return Table.lines(Stream.concat(uncut, cut).findFirst().orElse(narrowest), 2, width);
  }

  /** Returns whether a table has a column with ARNs. */
  public static boolean showsArns(List<String> table) {
    return table.get(0).endsWith(ARN.title());
  }

  /** Adds a column for the region if models are in several. */
  static List<Column> withRegion(List<Column> columns, Collection<Model> models) {
    boolean several = models.stream().map(REGION.cell()).distinct().count() > 1;
    return several ? Stream.concat(columns.stream(), Stream.of(REGION)).toList() : columns;
  }

  static List<List<String>> rows(List<Column> columns, Collection<Model> models) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(columns.stream().map(Column::title).toList());
    for (Model model : models) {
      rows.add(columns.stream().map(column -> column.cell().apply(model)).toList());
    }
    return rows;
  }

  /** Returns a time in ISO 8601 and UTC, in whole seconds; a dash if unknown. */
  static String time(@Nullable Instant moment) {
    return moment == null ? "-" : moment.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String units(Model model) {
    Integer units = model.minInferenceUnits();
    return model.holdsInferenceUnits() && units != null ? units.toString() : "-";
  }
}
