package io.github.rekcl.lifecycle;

import io.github.rekcl.lifecycle.Event.Observer;
import io.github.rekcl.model.ProjectArn;
import io.github.rekcl.model.Scope;
import io.github.rekcl.model.Target;
import io.github.rekcl.rekognition.Clients;
import io.github.rekcl.rekognition.Gateways;
import io.github.rekcl.time.Deadline;
import io.github.rekcl.time.Timer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Stops and deletes models, and waits until they really are stopped or gone.
 *
 * <p>There are two steps, so that the user can confirm in between. {@code plan} finds the models
 * and changes nothing. {@code carryOut} calls StopProjectVersion or DeleteProjectVersion for
 * exactly the planned models, and polls DescribeProjectVersions until each is STOPPED or no longer
 * listed. A report never claims more than the last response of the service.
 *
 * <p>Not thread-safe.
 */
public final class ModelLifecycleService implements AutoCloseable {
  /** The default quota of an account: calls of one operation per second. */
  public static final int QUOTA = 5;

  private final Gateways gateways;
  private final Timer timer;
  private final Executor pool;

  /**
   * Creates a service.
   *
   * @param clients opens clients, which are closed with the service
   * @param workers runs the calls, which block a thread each
   * @param maxTps the most calls of each operation to a region within any second; at least 1
   */
  public ModelLifecycleService(Clients clients, Timer timer, Executor workers, int maxTps) {
    if (maxTps < 1) {
      throw new IllegalArgumentException("calls a second: " + maxTps);
    }
    this.gateways = new Gateways(clients, timer, maxTps);
    this.timer = timer;
    this.pool = workers;
  }

  /**
   * Lists all models of projects, or of all projects of regions. Reads every page of
   * DescribeProjects and DescribeProjectVersions; the inventory names what could not be read.
   *
   * @param timeout the most time for all of it; zero means no limit
   * @param observer receives events, on the caller's thread
   */
  public Inventory inventory(List<Scope> scopes, Duration timeout, Observer observer)
      throws InterruptedException {
    return lister(timeout, observer).inventory(scopes);
  }

  /** Lists the projects of regions; none of a region where that fails. */
  public List<ProjectArn> projects(List<Scope.OfRegion> regions, Duration timeout)
      throws InterruptedException {
    return lister(timeout, Observer.NONE).projects(regions);
  }

  private ModelLister lister(Duration timeout, Observer observer) {
    return new ModelLister(
        gateways, new Workers<>(timer, pool, observer), Deadline.of(timer, timeout));
  }

  /**
   * Finds models that are to be stopped or deleted. Changes nothing.
   *
   * @param timeout the most time to find a model, from the first call for it; zero means no limit
   * @param observer receives events, on the caller's thread
   * @return what to do with each model, in the order of the targets; once for a model that was
   *     named twice
   */
  public List<Plan> plan(
      LifecycleRequest request, List<Target> targets, Duration timeout, Observer observer)
      throws InterruptedException {
    Workers<Planner.Answer> workers = new Workers<>(timer, pool, observer);
    return new Planner(request, gateways, workers, timeout, timer).plan(targets);
  }

  /** Plans what to do with the models of an inventory, in their order. */
  public static List<Plan> plan(LifecycleRequest request, Inventory inventory) {
    return inventory.found().stream()
        .map(f -> StatusRules.plan(request, f.project(), f.model()))
        .toList();
  }

  /**
   * Carries out plans, all at the same time. The caller is responsible for confirmation.
   *
   * @param plans the plans, one per model
   * @param policy how to wait; the timeout applies to each phase of each model (training, stop,
   *     deletion), from its first call
   * @param wait false to be done with a model once the service has accepted the last call
   * @param observer receives events, on the caller's thread
   * @return the outcomes, in the order of the plans
   */
  public List<Report> carryOut(
      List<Plan.Pending> plans, WaitPolicy policy, boolean wait, Observer observer)
      throws InterruptedException {
    List<ModelTask> tasks =
        plans.stream().map(plan -> new ModelTask(plan, policy, wait, timer, observer)).toList();
    new Reconciler(gateways, new Workers<>(timer, pool, observer), tasks, policy, timer).run();
    return tasks.stream().flatMap(task -> task.report().stream()).toList();
  }

  @Override
  public void close() {
    gateways.close();
  }
}
