package io.github.rekcl.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.rekcl.lifecycle.Inventory;
import io.github.rekcl.model.Model;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelTableTest {
  private static final BigDecimal PRICE = new BigDecimal("4");

  private static String cost(List<Model> models, BigDecimal price) {
    return String.join("\n", CostText.lines(models, price, 0));
  }

  private static Model model(String status, @Nullable Integer min, @Nullable Integer max) {
    return Samples.model("v1", status, null, min, max);
  }

  @Test
  void lines_haveAHeadAndColumns() {
    assertEquals(
        """
        PROJECT  VERSION    STATUS   UNITS  CREATED               MODEL ARN
        demo     v1         RUNNING  2      2026-01-02T03:04:05Z  arn:aws:rekognition:us-east-1:111122223333:project/demo/version/v1/2
        demo     longer-v2  STOPPED  -      2026-01-02T03:04:05Z  arn:aws:rekognition:us-east-1:111122223333:project/demo/version/longer-v2/2\
        """,
        String.join(
            "\n",
            Samples.plain(
                ModelTable.lines(
                    List.of(
                        new Inventory.Found(Samples.PROJECT, model("RUNNING", 2, 5)),
                        new Inventory.Found(
                            Samples.PROJECT, Samples.model("longer-v2", "STOPPED", null, 1, 1))),
                    0))));
  }

  @Test
  void cost_sumsUpWhatHoldsUnits() {
    assertEquals(
        "3 inference units running, about 12.00 US$ an hour (assuming 4.00 US$ for each unit and"
            + " hour; autoscaling up to 7 units may cost more)",
        cost(
            List.of(
                model("RUNNING", 1, 5),
                model("STARTING", 1, null),
                model("STOPPING", 1, 1),
                model("STOPPED", 9, 9)),
            PRICE));
  }

  @Test
  void cost_onANarrowScreen_breaksAtBlanks() {
    assertEquals(
        List.of(
            "1 inference unit running, about 4.00 US$",
            "an hour",
            "(assuming 4.00 US$ for each unit and",
            "hour)"),
        CostText.lines(List.of(model("RUNNING", 1, 1)), PRICE, 40));
  }

  @Test
  void cost_ofOneUnit_isSingular() {
    assertEquals(
        "1 inference unit running, about 4.00 US$ an hour (assuming 4.00 US$ for each unit and"
            + " hour)",
        cost(List.of(model("RUNNING", 1, 1)), PRICE));
  }

  @Test
  void cost_ofUnknownUnits_isAtLeastOnes() {
    assertEquals(
        "At least 3 inference units running, at least 12.00 US$ an hour (assuming 4.00 US$ for each"
            + " unit and hour)",
        cost(List.of(model("RUNNING", null, null), model("RUNNING", 2, null)), PRICE));
  }

  @ParameterizedTest
  @CsvSource({
    "0.1,    0.30 US$,    0.10 US$",
    "3.9999, 12.00 US$,   3.9999 US$",
    "1E+3,   3000.00 US$, 1000.00 US$",
  })
  void cost_atAnyPrice_isExact(String price, String hour, String unit) {
    assertEquals(
        "3 inference units running, about "
            + hour
            + " an hour (assuming "
            + unit
            + " for each unit and hour)",
        cost(List.of(model("RUNNING", 3, 3)), new BigDecimal(price)));
  }

  @Test
  void cost_ofNothing_isNone() {
    assertEquals("No inference units running.", cost(List.of(), PRICE));
    assertEquals("No inference units running.", cost(List.of(model("STOPPED", 1, 1)), PRICE));
  }
}
