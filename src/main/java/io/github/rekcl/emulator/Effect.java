package io.github.rekcl.emulator;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** What a fault makes of a call; prints as a user writes it. */
sealed interface Effect {

  /** What effects need beside the call. */
  record Surroundings(Closing closing, Stage stale) {}

  /**
   * Answers the call.
   *
   * @param operation does what the call asks for
   */
  Reply answer(Call call, Stage operation, Surroundings surroundings);

  /** An error in place of the operation. */
  record Failure(String code, int status) implements Effect {
    @Override
    public Reply answer(Call call, Stage operation, Surroundings surroundings) {
      return Reply.error(call, status, code, "A scripted fault of the emulator.");
    }

    @Override
    public String toString() {
      return status == RefusedException.httpStatus(code) ? code : code + "/" + status;
    }
  }

  /** The operation, later. */
  record Delay(Duration time) implements Effect {
    @Override
    public Reply answer(Call call, Stage operation, Surroundings surroundings) {
      return surroundings.closing().comesWithin(time) ? Reply.NONE : operation.answer(call);
    }

    @Override
    public String toString() {
      long millis = time.toMillis();
      if (millis % 60_000 == 0) {
        return "delay:" + millis / 60_000 + "m";
      }
      return "delay:" + (millis % 1_000 == 0 ? millis / 1_000 + "s" : millis + "ms");
    }
  }

  /** An answer that does not depend on the call. */
  enum Fixed implements Effect {
    HANG,
    DROP,
    HTML,
    EMPTY,
    OBJECT;

    @Override
    public Reply answer(Call call, Stage operation, Surroundings surroundings) {
      return switch (this) {
        case HANG -> {
          surroundings.closing().await();
          yield Reply.NONE;
        }
        case DROP -> Reply.NONE;
        case HTML -> Reply.LOGIN_PAGE;
        case EMPTY -> new Reply(200, Map.of(), "");
        case OBJECT -> Reply.success(call, new JsonObject());
      };
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Another picture of the models than the true one. */
  enum Picture implements Effect {
    STALE,
    ABSENT,
    LOOP;

    @Override
    public Reply answer(Call call, Stage operation, Surroundings surroundings) {
      return switch (this) {
        case STALE -> surroundings.stale().answer(call);
        case ABSENT -> operation.answer(call).edited(Picture::withoutModels);
        case LOOP ->
            operation
                .answer(call)
                .edited(
                    json -> json.addProperty("NextToken", DescribeProjectVersions.samePage(call)));
      };
    }

    private static void withoutModels(JsonObject json) {
      json.remove("NextToken");
      json.add(DescribeProjectVersions.LIST, new JsonArray());
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Each model in one status; {@code null} stands for none. */
  record StatusIs(String status) implements Effect {
    @Override
    public Reply answer(Call call, Stage operation, Surroundings surroundings) {
      return operation.answer(call).edited(this::edit);
    }

    private void edit(JsonObject json) {
      for (JsonElement element : json.getAsJsonArray(DescribeProjectVersions.LIST)) {
        JsonObject description = element.getAsJsonObject();
        if (status.equals("null")) {
          description.remove("Status");
        } else {
          description.addProperty("Status", status);
        }
      }
    }

    @Override
    public String toString() {
      return "status:" + status;
    }
  }
}
