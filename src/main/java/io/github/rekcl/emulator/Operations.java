package io.github.rekcl.emulator;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;

/** Hands each call to its operation; what is not supported fails loudly. */
final class Operations implements Handler {
  static final String DESCRIBE_MODELS = "DescribeProjectVersions";

  private final Map<String, Operation> operations;

  /** Does one operation and returns the body of its answer. */
  @FunctionalInterface
  private interface Operation {
    JsonObject apply(Scope scope, JsonObject input);
  }

  /** Where the models of a project are looked up. */
  @FunctionalInterface
  interface Source {
    List<Model> models(Scope scope, String projectArn);
  }

  Operations(Store store, Pages pages, Source source) {
    ProjectOperations projects = new ProjectOperations(store, pages);
    ModelOperations models = new ModelOperations(store, pages, source);
    operations =
        Map.of(
            "CreateProject",
            projects::create,
            "DescribeProjects",
            projects::describe,
            "DeleteProject",
            projects::delete,
            "CreateProjectVersion",
            models::create,
            "CopyProjectVersion",
            models::copy,
            "StartProjectVersion",
            models::start,
            "StopProjectVersion",
            models::stop,
            "DeleteProjectVersion",
            models::delete,
            DESCRIBE_MODELS,
            models::describe,
            "DetectCustomLabels",
            models::detect);
  }

  @Override
  public Reply handle(Call call) {
    try {
      Operation operation = operation(call);
      JsonObject input = InputValidator.read(call.operation() + InputValidator.INPUT, call.body());
      return Reply.success(call, operation.apply(call.scope(), input));
    } catch (RefusedException e) {
      // An answer like others: a fault may replace it.
      return Reply.error(call.requestId(), e);
    }
  }

  private Operation operation(Call call) {
    if (call.header("Authorization").isBlank()) {
      throw new RefusedException("MissingAuthenticationTokenException", "The call is not signed.");
    }
    Operation operation = operations.get(call.operation());
    if (operation == null || !call.isForService()) {
      throw new RefusedException(
          "UnknownOperationException",
          "The emulator does not know %s. It knows %s."
              .formatted(
                  call.target().isEmpty() ? "a call without X-Amz-Target" : call.target(),
                  String.join(", ", InputValidator.operations())));
    }
    String mediaType = call.header("Content-Type").replaceFirst(";.*", "").strip();
    if (!mediaType.equalsIgnoreCase(Reply.JSON)) {
      throw new RefusedException(
          "UnknownOperationException", "The Content-Type is not %s.".formatted(Reply.JSON));
    }
    return operation;
  }
}
