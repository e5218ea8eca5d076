package io.github.rekcl.build;

import java.util.List;
import java.util.Locale;

/** The end of a help text, which is examples above all. */
final class Footer {
  private final Roff page;
  private boolean asIs;

  Footer(Roff page) {
    this.page = page;
  }

  void add(List<String> texts) {
    texts.stream().flatMap(String::lines).filter(line -> !line.isBlank()).forEach(this::add);
    asIs(false);
  }

  private void add(String line) {
    boolean indented = line.startsWith(" ");
    asIs(indented);
    if (!indented && line.endsWith(":")) {
      String heading = line.substring(0, line.length() - 1).toUpperCase(Locale.ROOT);
      page.macro("SH", heading.equals("EXAMPLE") ? "EXAMPLES" : heading);
    } else {
      page.line(indented ? line.strip() : line);
    }
  }

  /** Lines that are indented are to be typed: they are kept as they are. */
  private void asIs(boolean wanted) {
    if (wanted != asIs) {
      page.macro(wanted ? "nf" : "fi");
      asIs = wanted;
    }
  }
}
