package io.github.rekcl.build;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/** Lambdas of each kind that {@link LambdaClassesTest} replaces. */
public class LambdaSamples {
  private final String name;

  LambdaSamples(String name) {
    this.name = name;
  }

  /** A serializable interface, whose lambdas stay as they are. */
  interface Remote extends Supplier<String>, Serializable {}

  /** An interface with lambdas of its own. */
  interface Greeting {
    String name();

    default Supplier<String> hello() {
      return () -> "hello " + name() + suffix("!").get();
    }

    private Supplier<String> suffix(String text) {
      return () -> text + prefixes().apply(2);
    }

    static IntFunction<String> prefixes() {
      return "?"::repeat;
    }
  }

  /** A class whose lambdas have the same names as those of its parent. */
  static final class Child extends LambdaSamples {
    Child() {
      super("child");
    }

    Supplier<String> describe() {
      return () -> "a child: " + super.description().get();
    }

    @Override
    public String toString() {
      Supplier<String> parent = super::toString;
      return "child of " + parent.get();
    }
  }

  Supplier<String> description() {
    return () -> "named " + name;
  }

  @Override
  public String toString() {
    return name;
  }

  private String quoted(String text) {
    return name + ": " + text;
  }

  private static int twice(int number) {
    return 2 * number;
  }

  private static long half(long number) {
    return number / 2;
  }

  private static String letter(char letter) {
    return "letter " + letter;
  }

  /** Runs every lambda, and returns what each returned. */
  public static List<String> run() throws Exception {
    List<Object> results = new ArrayList<>();
    captures(results);
    references(results);
    conversions(results);
    wrongArgument(results);
    Remote remote = () -> "serializable";
    results.add(remote.get());
    return results.stream().map(String::valueOf).toList();
  }

  private static void captures(List<Object> results) throws Exception {
    int number = results.size() + 1;
    long large = Long.MAX_VALUE - number;
    double half = number / 2.0;
    boolean[] flags = {true};
    Callable<String> all = () -> number + " " + large + " " + half + " " + flags[0];
    results.add(all.call());
    UnaryOperator<String> capturesNothing = text -> text + "!";
    results.add(capturesNothing.apply("constant"));
    Function<Integer, IntUnaryOperator> nested = a -> b -> a * 10 + b + number;
    results.add(nested.apply(4).applyAsInt(2));
    Greeting greeting = () -> "you";
    results.add(greeting.hello().get());
    results.add(new Child().describe().get());
    results.add(new Child());
    Callable<String> failing =
        () -> {
          throw new IllegalStateException("thrown");
        };
    try {
      failing.call();
    } catch (IllegalStateException e) {
      results.add(e.getMessage());
    }
  }

  private static void references(List<Object> results) {
    Function<String, LambdaSamples> constructor = LambdaSamples::new;
    LambdaSamples sample = constructor.apply("sample");
    UnaryOperator<String> ofPrivateMethod = sample::quoted;
    results.add(ofPrivateMethod.apply("text"));
    BiFunction<LambdaSamples, String, String> unbound = LambdaSamples::quoted;
    results.add(unbound.apply(sample, "other text"));
    Function<List<String>, Integer> ofInterface = List::size;
    results.add(ofInterface.apply(List.of("a", "b")));
    IntFunction<int[]> array = int[]::new;
    results.add(Arrays.toString(array.apply(2)));
  }

  private static void conversions(List<Object> results) {
    Function<Integer, Integer> boxes = LambdaSamples::twice;
    results.add(boxes.apply(21));
    IntToLongFunction widens = LambdaSamples::twice;
    results.add(widens.applyAsLong(-1));
    ToLongFunction<Integer> unboxesAndWidens = LambdaSamples::half;
    results.add(unboxesAndWidens.applyAsLong(9));
    Function<Character, String> unboxesCharacter = LambdaSamples::letter;
    results.add(unboxesCharacter.apply('x'));
    AtomicLong sum = new AtomicLong();
    Consumer<Long> dropsResult = sum::addAndGet;
    dropsResult.accept(5L);
    results.add(sum);
    StringBuilder text = new StringBuilder();
    Consumer<String> dropsReference = text::append;
    dropsReference.accept("appended");
    results.add(text);
  }

  @SuppressWarnings({"rawtypes", "unchecked"})
  private static void wrongArgument(List<Object> results) {
    Function<String, Integer> takesMoreThanItsType = Objects::hashCode;
    try {
      results.add(((Function) takesMoreThanItsType).apply(1));
    } catch (ClassCastException e) {
      results.add("not a string");
    }
  }
}
