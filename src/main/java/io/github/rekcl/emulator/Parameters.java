package io.github.rekcl.emulator;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads a call's parameters and gathers what is wrong with them, as the service names all faults at
 * once. Nothing that it returned may be used before {@link #check()}.
 */
final class Parameters {
  private final JsonObject body;
  private final String prefix;
  private final List<String> violations;

  Parameters(Call call) {
    this(Json.object(call.body()), "", new ArrayList<>());
  }

  private Parameters(JsonObject body, String prefix, List<String> violations) {
    this.body = body;
    this.prefix = prefix;
    this.violations = violations;
  }

  /**
   * Refuses the call if a parameter broke a rule.
   *
   * @throws RefusedException ValidationException, with every violation
   */
  void check() {
    if (!violations.isEmpty()) {
      throw new RefusedException(
          "ValidationException",
          "%s validation error%s detected: %s"
              .formatted(
                  violations.size(),
                  violations.size() == 1 ? "" : "s",
                  String.join("; ", violations)));
    }
  }

  Optional<String> text(String name, TextRule rule) {
    Optional<String> text = member(name).map(element -> string(name, element));
    text.ifPresent(value -> demand(path(name), value, rule));
    return text;
  }

  String requiredText(String name, TextRule rule) {
    return text(name, rule).orElseGet(() -> missing(name));
  }

  Optional<Integer> number(String name, int min, int max) {
    Optional<Integer> number = member(name).map(element -> integer(name, element));
    number.ifPresent(value -> demandRange(name, value, min, max));
    return number;
  }

  int requiredNumber(String name, int min, int max) {
    return number(name, min, max)
        .orElseGet(
            () -> {
              missing(name);
              return min;
            });
  }

  /** Returns a list of strings, empty if the call carries none. */
  List<String> texts(String name, int min, int max, TextRule rule) {
    Optional<JsonElement> member = member(name);
    if (member.isEmpty()) {
      return List.of();
    }
    if (!member.get().isJsonArray()) {
      throw wrongType(name);
    }
    JsonArray array = member.get().getAsJsonArray();
    List<String> texts = new ArrayList<>();
    for (JsonElement element : array) {
      String text = string(name, element);
      texts.add(text);
      demand(path(name) + "." + texts.size() + ".member", text, rule);
    }
    if (texts.size() < min || texts.size() > max) {
      String bound =
          texts.size() < min ? "greater than or equal to " + min : "less than or equal to " + max;
      violate("'" + texts + "'", path(name), "Member must have length " + bound);
    }
    return texts;
  }

  /** Returns the parameters inside an object that must be there. */
  Parameters requiredObject(String name) {
    JsonElement element = member(name).orElse(null);
    if (element == null) {
      missing(name);
      // Its own members are not missing as well: a list of their own takes their complaints.
      return new Parameters(new JsonObject(), path(name) + ".", new ArrayList<>());
    }
    if (!element.isJsonObject()) {
      throw wrongType(name);
    }
    return new Parameters(element.getAsJsonObject(), path(name) + ".", violations);
  }

  private Optional<JsonElement> member(String name) {
    return Optional.ofNullable(body.get(name)).filter(element -> !element.isJsonNull());
  }

  private static String string(String name, JsonElement element) {
    if (element.isJsonPrimitive() && element.getAsJsonPrimitive().isString()) {
      return element.getAsString();
    }
    throw wrongType(name);
  }

  private static int integer(String name, JsonElement element) {
    if (element.isJsonPrimitive() && element.getAsJsonPrimitive().isNumber()) {
      try {
        return new BigDecimal(element.getAsString()).intValueExact();
      } catch (ArithmeticException e) {
        throw wrongType(name);
      }
    }
    throw wrongType(name);
  }

  private void demand(String path, String text, TextRule rule) {
    rule.violation(text).ifPresent(words -> violate("'" + text + "'", path, words));
  }

  private void demandRange(String name, int value, int min, int max) {
    if (value < min) {
      violate(
          "'" + value + "'", path(name), "Member must have value greater than or equal to " + min);
    } else if (value > max) {
      violate("'" + value + "'", path(name), "Member must have value less than or equal to " + max);
    }
  }

  private String missing(String name) {
    violate("null", path(name), "Member must not be null");
    return "";
  }

  private void violate(String value, String path, String words) {
    violations.add(
        "Value %s at '%s' failed to satisfy constraint: %s".formatted(value, path, words));
  }

  private String path(String name) {
    return prefix + name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  private static RefusedException wrongType(String name) {
    return new RefusedException(
        "SerializationException", "The member %s is of another type.".formatted(name));
  }
}
