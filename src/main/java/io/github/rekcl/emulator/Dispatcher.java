package io.github.rekcl.emulator;

import java.util.Map;
import java.util.TreeMap;

/** Hands each call to its operation; what is not supported fails loudly. */
final class Dispatcher implements Stage {
  private final Map<String, Handler> handlers;

  Dispatcher(Map<String, Handler> handlers) {
    this.handlers = new TreeMap<>(handlers);
  }

  static Dispatcher over(Store store) {
    ProjectOperations projects = new ProjectOperations(store);
    VersionOperations versions = new VersionOperations(store);
    return new Dispatcher(
        Map.of(
            "CreateProject",
            projects::create,
            "DescribeProjects",
            projects::describe,
            "CreateProjectVersion",
            versions::create,
            "StartProjectVersion",
            versions::start,
            "StopProjectVersion",
            versions::stop,
            "DeleteProjectVersion",
            versions::delete,
            DescribeProjectVersions.NAME,
            new DescribeProjectVersions(store::models)));
  }

  @Override
  public Reply answer(Call call) {
    try {
      return Reply.success(call, handler(call).handle(call));
    } catch (RefusedException e) {
      return Reply.error(call, e);
    } catch (RuntimeException e) {
      return Reply.error(call, 500, "InternalServerError", "The emulator has a defect: " + e);
    }
  }

  private Handler handler(Call call) {
    if (call.header("Authorization").isBlank()) {
      throw new RefusedException("MissingAuthenticationTokenException", "The call is not signed.");
    }
    Handler handler = handlers.get(call.operation());
    if (handler == null || !call.isForService()) {
      throw new RefusedException(
          "UnknownOperationException",
          "The emulator does not know %s. It knows %s."
              .formatted(
                  call.target().isEmpty() ? "a call without X-Amz-Target" : call.target(),
                  String.join(", ", handlers.keySet())));
    }
    if (!call.header("Content-Type").startsWith(Reply.JSON)) {
      throw new RefusedException(
          "UnknownOperationException", "The Content-Type is not %s.".formatted(Reply.JSON));
    }
    return handler;
  }
}
