package io.github.rekcl.cli;

import java.math.BigDecimal;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads amounts of money, as large and as exact as a price may be. */
final class AmountConverter implements ITypeConverter<BigDecimal> {
  private static final int MOST_DIGITS = 12;

  @Override
  public BigDecimal convert(String text) {
    try {
      BigDecimal amount = new BigDecimal(text);
      if (amount.signum() >= 0
          && amount.precision() <= MOST_DIGITS
          && Math.abs(amount.scale()) <= MOST_DIGITS) {
        return amount;
      }
    } catch (NumberFormatException e) {
      // What is no number is no amount either: both are told in the same words.
    }
    throw new TypeConversionException("'" + text + "' is no amount of US$: write it as 4.00");
  }
}
