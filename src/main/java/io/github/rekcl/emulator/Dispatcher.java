package io.github.rekcl.emulator;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Hands each call to its operation; what is not supported fails loudly. */
final class Dispatcher implements Stage {
  private static final Map<String, BiFunction<Store, Paging, Handler>> OPERATIONS =
      new TreeMap<>(
          Map.of(
              "CreateProject",
              (store, paging) -> new ProjectOperations(store, paging)::create,
              "DescribeProjects",
              (store, paging) -> new ProjectOperations(store, paging)::describe,
              "CreateProjectVersion",
              (store, paging) -> new VersionOperations(store)::create,
              "StartProjectVersion",
              (store, paging) -> new VersionOperations(store)::start,
              "StopProjectVersion",
              (store, paging) -> new VersionOperations(store)::stop,
              "DeleteProjectVersion",
              (store, paging) -> new VersionOperations(store)::delete,
              DescribeProjectVersions.NAME,
              (store, paging) -> new DescribeProjectVersions(store::models, paging)));

  private final Map<String, Handler> handlers = new HashMap<>();

  private Dispatcher(Store store, Paging paging) {
    OPERATIONS.forEach((name, handler) -> handlers.put(name, handler.apply(store, paging)));
  }

  static Dispatcher over(Store store, Paging paging) {
    return new Dispatcher(store, paging);
  }

  /** Returns a dispatcher that describes the models just before the last accepted change. */
  static Dispatcher staleOver(Store store, Paging paging) {
    Dispatcher stale = new Dispatcher(store, paging);
    stale.handlers.put(
        DescribeProjectVersions.NAME, new DescribeProjectVersions(store::modelsBefore, paging));
    return stale;
  }

  /** Returns the names of all operations, in the order of the alphabet. */
  static Set<String> operations() {
    return Collections.unmodifiableSet(OPERATIONS.keySet());
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
                  String.join(", ", operations())));
    }
    if (!call.header("Content-Type").startsWith(Reply.JSON)) {
      throw new RefusedException(
          "UnknownOperationException", "The Content-Type is not %s.".formatted(Reply.JSON));
    }
    return handler;
  }
}
