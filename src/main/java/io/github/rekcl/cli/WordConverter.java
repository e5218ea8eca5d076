package io.github.rekcl.cli;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads one of a few words.
 *
 * @param <E> the words, in lower case
 */
final class WordConverter<E extends Enum<E>> implements ITypeConverter<E> {
  private final List<E> words;

  WordConverter(E[] words) {
    this.words = List.of(words);
  }

  @Override
  public E convert(String text) {
    return words.stream()
        .filter(word -> word.name().equals(text))
        .findFirst()
        .orElseThrow(() -> new TypeConversionException("'" + text + "' is none of " + all()));
  }

  private String all() {
    return words.stream().map(Enum::name).collect(Collectors.joining(", "));
  }
}
