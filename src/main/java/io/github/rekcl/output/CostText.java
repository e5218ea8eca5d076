package io.github.rekcl.output;

import io.github.rekcl.model.Model;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;

/** Estimates the cost of running models. */
public final class CostText {
  private static final int CENTS = 2;

  private CostText() {}

  /**
   * Returns the number of inference units and their cost per hour.
   *
   * @param models models in any status
   * @param unitPrice the assumed price of a unit for an hour, in US dollars
   * @param width the width of the screen; 0 for one line of any length
   */
  public static List<String> lines(List<Model> models, BigDecimal unitPrice, int width) {
    List<Model> holding = models.stream().filter(Model::holdsInferenceUnits).toList();
    if (holding.isEmpty()) {
      return List.of("No inference units running.");
    }
    long units = holding.stream().mapToLong(CostText::units).sum();
    long most = holding.stream().mapToLong(CostText::mostUnits).sum();
    boolean known = holding.stream().allMatch(m -> m.minInferenceUnits() != null);
    String sum =
        (known ? "" : "At least ")
            + units
            + (units == 1 ? " inference unit running, " : " inference units running, ")
            + (known ? "about " : "at least ")
            + money(unitPrice.multiply(BigDecimal.valueOf(units)), CENTS)
            + " an hour";
    String assumption =
        "(assuming "
            + money(unitPrice, Math.max(CENTS, unitPrice.scale()))
            + " for each unit and hour"
            + (most > units ? "; autoscaling up to " + most + " units may cost more)" : ")");
    String line = sum + " " + assumption;
    return width == 0 || line.length() <= width
        ? List.of(line)
        : Stream.of(sum, assumption).flatMap(l -> TextColor.wrap(l, width).stream()).toList();
  }

  /** A running model has at least one unit. */
  private static int units(Model m) {
    Integer units = m.minInferenceUnits();
    return units == null ? 1 : units;
  }

  private static int mostUnits(Model m) {
    Integer most = m.maxInferenceUnits();
    return most == null ? units(m) : Math.max(most, units(m));
  }

  private static String money(BigDecimal dollars, int decimals) {
    return dollars.setScale(decimals, RoundingMode.HALF_UP).toPlainString() + " US$";
  }
}
