package io.github.rekcl.output;

import static io.github.rekcl.output.ModelTable.CREATED;
import static io.github.rekcl.output.ModelTable.STATUS;

import io.github.rekcl.model.Model;
import io.github.rekcl.model.ModelArn;
import io.github.rekcl.output.ModelTable.Column;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Formats the models that a message is about: with ARNs if they fit on the screen, otherwise with
 * names, and regions and accounts in a line above.
 *
 * @param notes the models in order, each with a note or ""
 * @param head true to add a header and the creation time
 */
record ModelRows(Map<Model, String> notes, boolean head) {
  private static final String INDENT = "  ";

  /** Longer notes are printed below a narrow table. */
  private static final int SHORT_NOTE = 30;

  /** Returns lines for a width of the screen; 0 for lines of any length. */
  List<String> lines(int width) {
    List<Column> columns = head ? List.of(STATUS, CREATED) : List.of(STATUS);
    List<List<String>> table = table(List.of(ModelTable.ARN), columns, List.of(note()));
    int fitting = width - INDENT.length();
    return width == 0 || Table.width(table) <= fitting
        ? Table.lines(table).stream().map(INDENT::concat).toList()
        : narrow(fitting);
  }

  private List<String> narrow(int width) {
    List<String> lines = new ArrayList<>();
    lines.add(INDENT + "in " + all(ModelArn::region) + ", account " + all(ModelArn::account));
    List<Column> names = ModelTable.withRegion(ModelTable.NAMES, notes.keySet());
    boolean below =
        notes.values().stream().anyMatch(note -> note.length() > SHORT_NOTE)
            || Table.width(table(names, List.of(), List.of(note())), 2, 0) > width;
    List<Column> note = below ? List.of() : List.of(note());
    List<List<String>> table = table(names, head ? List.of(CREATED) : List.of(), note);
    if (Table.width(table, 2, width / 5) > width) {
      table = table(names, List.of(), note);
    }
    List<String> shown = Table.lines(table, 2, width);
    shown.forEach(line -> lines.add(INDENT + line));
    if (!shown.stream().allMatch(new HashSet<>()::add)) {
      lines.add("Some of these look the same here. Their ARNs:");
      notes.keySet().forEach(model -> lines.add(model.arn().toString()));
    }
    if (below) {
      notes.entrySet().stream()
          .filter(entry -> !entry.getValue().isEmpty())
          .map(entry -> STATUS.cell().apply(entry.getKey()) + ": " + entry.getValue())
          .distinct()
          .forEach(line -> lines.add(INDENT + line));
    }
    return lines;
  }

  private Column note() {
    return new Column("", model -> notes.getOrDefault(model, ""));
  }

  private List<List<String>> table(List<Column> first, List<Column> then, List<Column> last) {
    List<Column> columns = Stream.of(first, then, last).flatMap(List::stream).toList();
    List<List<String>> rows = ModelTable.rows(columns, notes.keySet());
    return head ? rows : rows.subList(1, rows.size());
  }

  private String all(Function<ModelArn, String> part) {
    return notes.keySet().stream()
        .map(model -> part.apply(model.arn()))
        .distinct()
        .collect(Collectors.joining(", "));
  }
}
